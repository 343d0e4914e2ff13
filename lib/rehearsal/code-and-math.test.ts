import { describe, expect, test } from 'vitest';
import { BUILT_IN_OPERATIONS, type OperationId } from '@/lib/core/domain/operation';
import { DEFAULT_THRESHOLDS } from '@/lib/core/domain/rule-threshold';
import { apply, type EngineRules, type EvolutionWork, next, planEvolution } from '@/lib/core/evolution/machine';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { numbersIn, splitQuestion } from './evolve/math-numbers';
import { readPrompt } from './read-prompt';
import { scriptReply } from './script';

const SUFFIX = 'Number the steps, and end with a last line “Final answer: ” and the answer.';
const RULES: EngineRules = {
  rules: ['copied', 'duplicate', 'equal', 'sorry80', 'stopwords'],
  thresholds: DEFAULT_THRESHOLDS,
  sampling: {},
};

function evolve(parentText: string, operation: OperationId, failureRate = 0, rules = RULES): EvolutionWork {
  let work = planEvolution({ operation, dataFormat: null, parentText, templateText: defaultTemplate(operation) });
  for (let step = next(work, rules); step.kind === 'ask'; step = next(work, rules))
    work = apply(work, rules, scriptReply(step.request.messages, failureRate));
  return work;
}
const idsOf = (...families: string[]) =>
  BUILT_IN_OPERATIONS.filter(({ family }) => families.includes(family)).map(({ id }) => id);

const CODE_SEEDS = [
  'Write a function that reverses a string.',
  'Create a SQL query that lists the customers of one town.',
  'Sort an array of integers in JavaScript.\r\n[3, 1, 2]',
  'Find the maximum of three numbers\nin Java',
  'Design a class for a library card.',
];
const MATH_SEEDS = [
  'Mina has 14 apples and gives 5 to her brother. How many apples are left?',
  'A shirt costs $12.50 and a hat $8. With a discount of 20%, how much do both cost?',
  'A train travels 1,200 kilometres in 8 hours. It rests for 30 minutes. What is its mean speed?',
  'There are 7 rows of chairs. Each row has 9 chairs. Then 4 chairs break. How many chairs can be used?',
];

describe('code', () => {
  test.each(idsOf('code'))(
    '%s changes the question, keeps what came with it, and the answer holds code',
    (operation) => {
      for (const seed of CODE_SEEDS) {
        const work = evolve(seed, operation);
        expect(work.state, work.childText ?? '').toBe('kept');
        expect(work.childText).not.toBe(seed);
        expect(work.childText).not.toMatch(/\{\w+\}/);
        expect(evolve(seed, operation)).toEqual(work);
      }
      expect(evolve(CODE_SEEDS[2] ?? '', operation).childText).toContain('\r\n[3, 1, 2]');
      expect(evolve(CODE_SEEDS[0] ?? '', operation).response).toContain('```');
    },
  );

  test('misdirection brings a wrong program in the language of the question', () => {
    expect(evolve(CODE_SEEDS[0] ?? '', 'code_misdirection').childText).toMatch(/\n\n```python\n[\s\S]+\n```$/);
    expect(evolve(CODE_SEEDS[1] ?? '', 'code_misdirection').childText).toContain('```sql\n');
    expect(evolve(CODE_SEEDS[2] ?? '', 'code_misdirection').childText).toContain('```javascript\n');
  });
});

describe('math', () => {
  test.each(idsOf('math_up', 'math_down'))(
    '%s gives a question that still asks, and the answer reckons',
    (operation) => {
      for (const seed of MATH_SEEDS) {
        const work = evolve(seed, operation, 0, { ...RULES, responderSuffix: SUFFIX });
        expect(work.state, work.childText ?? '').toBe('kept');
        expect(work.childText).toContain('?');
        expect(work.childText).not.toMatch(/\{\w+\}|NaN|undefined|#/);
        expect(work.response).toMatch(/^1\. [\s\S]+\nFinal answer: -?[\d.]+$/);
        expect(work.response).not.toContain(SUFFIX);
        expect(evolve(seed, operation)).toMatchObject({ childText: work.childText });
      }
    },
  );

  test('simpler has rounder numbers, and none of them new where they are round', () => {
    const child = evolve(MATH_SEEDS[1] ?? '', 'math_simpler').childText ?? '';
    expect(numbersIn(child)).toEqual([13, 8, 20]);
    expect(evolve(MATH_SEEDS[3] ?? '', 'math_simpler').childText).not.toContain('4 chairs break');
  });

  test('concretizing replaces a number by a sum that is equal to it', () => {
    for (const seed of MATH_SEEDS) {
      const child = evolve(seed, 'math_concretizing').childText ?? '';
      const [, a = '', b = ''] = /\((\d+) \+ (\d+)\)/.exec(child) ?? [];
      expect(numbersIn(seed)).toContain(Number(a) + Number(b));
    }
  });

  test('a condition stands before the sentence that asks', () => {
    const { story, asks } = splitQuestion(evolve(MATH_SEEDS[0] ?? '', 'math_constraints').childText ?? '');
    expect(asks).toBe('How many apples are left?');
    expect(story.startsWith('Mina has 14 apples and gives 5 to her brother. ')).toBe(true);
  });

  test('a planned reply has its blocks, and sometimes forgets the label of the last one', () => {
    const content = defaultTemplate('math_planned').replace('{{instruction}}', MATH_SEEDS[0] ?? '');
    expect(scriptReply([{ role: 'user', content }], 0).text).toMatch(
      /^#Elements Identified#\n[\s\S]+\n#Plan#\n[\s\S]+\n#Rewritten Instruction#\n[\s\S]+\n#Finally Rewritten Instruction#\n/,
    );
    const many = Array.from(
      { length: 200 },
      (_, at) => `A box holds ${at + 3} pears, and 2 are eaten. How many are left?`,
    );
    const outcomes = many.map((seed) => evolve(seed, 'math_planned', 0.5));
    const unlabelled = outcomes.filter(({ failure }) => failure?.message.includes('Finally Rewritten Instruction'));
    expect(unlabelled.length).toBeGreaterThan(5);
    expect(unlabelled.length).toBeLessThan(40);
    expect(outcomes.filter(({ findings }) => findings[0]?.effect === 'drop').length).toBeGreaterThan(20);
  });

  test('many questions on another topic are different ones', () => {
    const children = Array.from(
      { length: 300 },
      (_, at) => evolve(`How much is ${at} + 1?`, 'math_other_topic').childText,
    );
    expect(new Set(children).size).toBeGreaterThan(280);
  });
});

test.each([
  [
    'Make this programming question harder with erroneous code.\n\n#Given Question#:\nSort.\n\n#Rewritten Question#:',
    'code_misdirection',
  ],
  ['Rewrite the programming question so that it is harder: ask for a memory bound.\n\nSort.', 'code_complexity'],
  ['Rewrite the programming question: more steps, more difficult.\n\nSort.', 'code_reasoning'],
  ['Turn the math question into an easier one.\n\nSort.', 'math_simpler'],
  ['Create a brand-new math question on another topic.\n\nSort.', 'math_other_topic'],
  ['Make the math question harder: add a condition.\n\nSort.', 'math_constraints'],
])('works with an edited template: %j', (content, operation) => {
  expect(readPrompt(content)).toMatchObject({ kind: 'evolve', operation, given: 'Sort.' });
});

test('a question that speaks of questions is answered', () => {
  for (const content of [
    'How many questions are in 3 tests of 12 questions each?',
    'Write a program.\n\nMake it short.',
  ])
    expect(readPrompt(content)).toMatchObject({ kind: 'answer' });
});
