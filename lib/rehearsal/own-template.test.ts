import { describe, expect, test } from 'vitest';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { DEFAULT_THRESHOLDS } from '@/lib/core/domain/rule-threshold';
import { apply, next, planEvolution } from '@/lib/core/evolution/machine';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { askedLabel } from './own-template';
import { readPrompt } from './read-prompt';
import { scriptReply } from './script';

const SEED = 'Name three rivers that cross a border.';

test.each([
  ['labels of its own', 'Put it as a riddle.\n\n#Given Riddle#:\n{{instruction}}\n\n#Riddle#:\n'],
  ['plain labels', 'Make a version for children of the text below.\n\nOld text:\n{{instruction}}\n\nNew text:'],
  ['the labels of the defaults', 'Say it in verse.\n\n#Given Prompt#:\n{{instruction}}\n\n#Rewritten Prompt#:\n'],
])('a template with %s is evolved, not answered', (_name, template) => {
  const prompt = template.replace('{{instruction}}', SEED);
  expect(readPrompt(prompt)).toMatchObject({ kind: 'evolve', given: SEED });
});

test.each([
  'Translate into French.\n\nText:\nThe river is long.\n\nTranslation:',
  'Rewrite this sentence in the past tense.\nThe river rises.',
  'Make a list:\n- one\n- two',
  'Name what is wrong here:\n\nThe sum is 4.\n\nNote: use words.',
])('an ordinary request is answered: %j', (prompt) => {
  expect(readPrompt(prompt)).toMatchObject({ kind: 'answer' });
});

describe('the label that a template asks for', () => {
  test('stands before the child, which is kept', () => {
    const work = planEvolution({
      ...{ operation: 'riddle', dataFormat: null, parentText: SEED },
      templateText:
        'Put it as a riddle. Think, then write "Finished riddle:" and it.\n\nGiven text:\n{{instruction}}\n\nThoughts:\n',
    });
    const ownOperations = { riddle: { family: 'in_depth', replyLabel: 'Finished riddle:' } } as const;
    const rules = { rules: [], thresholds: DEFAULT_THRESHOLDS, sampling: {}, ownOperations };
    const step = next(work, rules);
    const reply = scriptReply(step.kind === 'ask' ? step.request.messages : [], 0);
    expect(reply.text).toContain('Finished riddle:\n');
    const evolved = apply(work, rules, reply);
    expect(evolved).toMatchObject({ state: 'evolved' });
    expect(evolved.childText).toContain('rivers');
    expect(evolved.childText).not.toContain('Finished');
  });

  test.each(BUILT_IN_IDS)('%s says by itself where its reply stands', (operation) => {
    const prompt = defaultTemplate(operation).replace('{{instruction}}', SEED);
    expect(askedLabel(prompt, SEED)).toBeNull();
  });
});
