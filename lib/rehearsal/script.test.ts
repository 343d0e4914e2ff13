import { describe, expect, test } from 'vitest';
import { BUILT_IN_IDS, DATA_FORMATS, type DataFormat, factsOf, type OperationId } from '@/lib/core/domain/operation';
import { dataBlockOf } from '@/lib/core/evolution/eliminator/data-block';
import { apply, type EvolutionWork, next, planEvolution } from '@/lib/core/evolution/machine';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { countWords } from '@/lib/core/evolution/word-measures';
import { readPrompt } from './read-prompt';
import { scriptReply } from './script';

function evolve(
  parentText: string,
  operation: OperationId,
  options: { dataFormat?: DataFormat; failureRate?: number; templateText?: string } = {},
): EvolutionWork {
  const dataFormat = operation === 'complicate_input' ? (options.dataFormat ?? 'json') : null;
  const templateText = options.templateText ?? defaultTemplate(operation);
  let work = planEvolution({ operation, dataFormat, parentText, templateText });
  for (let step = next(work, PAPER_CONFIG); step.kind === 'ask'; step = next(work, PAPER_CONFIG))
    work = apply(work, PAPER_CONFIG, scriptReply(step.request.messages, options.failureRate ?? 0));
  return work;
}

const outcomeOf = (work: EvolutionWork): string => {
  if (work.failure) return work.failure.kind;
  const finding = work.findings.at(0);
  if (!finding) return work.state;
  return finding.effect === 'drop' ? finding.rule : finding.reason;
};

const VERBS = ['Describe', 'Explain', 'List five facts about', 'Write a story about', 'Summarize what is known about'];
const SUBJECTS = [
  'a market in the rain',
  'the water cycle',
  'a recipe with lentils',
  'a train journey to the sea',
  'the history of salt',
  'sorting a list of names in Python',
  'the average of three numbers',
  'a football team of friends',
  'the sound of a violin',
  'saving money as a student',
  'an orchard in spring',
  'the word "home"',
];
const ENDINGS = ['', ' in winter', ' for children', ' in the year 1900', ' near a river'];
const SEEDS = VERBS.flatMap((verb) =>
  SUBJECTS.flatMap((subject) => ENDINGS.map((ending) => `${verb} ${subject}${ending}.`)),
);

describe('evolving', { timeout: 60_000 }, () => {
  test('every operation really changes the text, and the machine keeps it', () => {
    for (const parent of SEEDS.slice(0, 60))
      for (const operation of BUILT_IN_IDS) {
        const work = evolve(parent, operation);
        expect(outcomeOf(work), `${operation}: ${work.childText}`).toBe('kept');
        expect(work.childText).not.toMatch(/\{(?:person|case|thing|setting|n)\}/);
        if (operation === 'breadth') expect(work.overlap).toBeLessThan(0.5);
        else if (factsOf(operation)?.family === 'in_depth') expect(work.wordsAdded).toBeLessThan(30);
      }
  });

  test.each(DATA_FORMATS)('complicate_input carries %s that parses', (dataFormat) => {
    for (const parent of SEEDS.filter((_, place) => place % 10 === 0)) {
      const { childText } = evolve(parent, 'complicate_input', { dataFormat });
      expect(dataBlockOf(childText ?? '', dataFormat), childText ?? '').not.toBeNull();
      expect(childText?.startsWith(parent.slice(0, -1))).toBe(true);
    }
  });

  test('an input that comes with the instruction stays where it is, byte for byte', () => {
    const parent = 'Rewrite the sentence in the passive voice.\r\nThe dog — 3 years old —\tsleeps.';
    for (const operation of ['constraints', 'deepening', 'reasoning', 'complicate_input'] as const)
      expect(evolve(parent, operation).childText).toContain('\r\nThe dog — 3 years old —\tsleeps.');
    const colon = evolve('Translate the following:\r\nDer Fluss', 'constraints').childText ?? '';
    expect(colon.endsWith('Translate the following:\r\nDer Fluss')).toBe(true);
  });

  test('four rounds of the same operation never add the same sentence twice', () => {
    for (const operation of ['constraints', 'deepening', 'reasoning', 'concretizing'] as const)
      for (const seed of SEEDS.filter((_, place) => place % 25 === 0)) {
        let text = seed;
        for (let round = 0; round < 4; round += 1) text = evolve(text, operation).childText ?? text;
        const sentences = text.split(/(?<=[.?!]) /);
        expect(new Set(sentences).size, text).toBe(sentences.length);
      }
  });

  test('many seeds give many texts', () => {
    const children = SEEDS.map((seed) => evolve(seed, 'breadth').childText);
    expect(new Set(children).size).toBeGreaterThan(150);
  });
});

describe('failing', { timeout: 60_000 }, () => {
  test('300 seeds through six operations: the rate is kept and every kind of failure occurs', () => {
    const outcomes = new Map<string, number>();
    for (const seed of SEEDS)
      for (const [place, operation] of BUILT_IN_IDS.entries()) {
        const dataFormat = DATA_FORMATS[(place + seed.length) % DATA_FORMATS.length];
        const outcome = outcomeOf(evolve(seed, operation, { failureRate: 0.3, ...(dataFormat ? { dataFormat } : {}) }));
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    expect(SEEDS).toHaveLength(300);
    const keptShare = (outcomes.get('kept') ?? 0) / (SEEDS.length * BUILT_IN_IDS.length);
    expect(keptShare).toBeGreaterThan(0.66);
    expect(keptShare).toBeLessThan(0.8);
    for (const kind of [
      'copied',
      'equal',
      'input_format',
      'sorry80',
      'stopwords',
      'judge_unparsed',
      'unparsable',
      'truncated',
    ])
      expect(outcomes.get(kind), kind).toBeGreaterThan(3);
  });

  test('at rate 0 nothing fails', () => {
    expect(SEEDS.filter((_, place) => place % 5 === 0).map((seed) => outcomeOf(evolve(seed, 'constraints')))).toEqual(
      Array(60).fill('kept'),
    );
  });

  test.each([
    ['[[leak]]', 'copied'],
    ['[[copy]]', 'equal'],
    ['[[empty]]', 'unparsable'],
    ['[[unparsed]]', 'judge_unparsed'],
    ['[[refuse]]', 'sorry80'],
    ['[[garbage]]', 'stopwords'],
  ])('%s ends as %s, for every operation', (token, outcome) => {
    for (const operation of BUILT_IN_IDS) {
      // A copy has no data block, which is seen before the judge is asked.
      const seen = operation === 'complicate_input' && token === '[[copy]]' ? 'input_format' : outcome;
      expect(outcomeOf(evolve(`Describe a market in the rain. ${token}`, operation)), operation).toBe(seen);
    }
  });

  test('tokens that have done their work are not handed down', () => {
    const child = evolve('Describe a market in the rain. [[429]] [[slow]] [[unparsed]]', 'constraints').childText;
    expect(child).not.toContain('[[');
    expect(evolve('Describe a market. [[refuse]]', 'constraints').childText).toContain('[[refuse]]');
  });
});

describe('reading a prompt', () => {
  test('knows each operation by its default template', () => {
    for (const operation of BUILT_IN_IDS) {
      const templateText = defaultTemplate(operation);
      const step = next(
        planEvolution({
          operation,
          dataFormat: operation === 'complicate_input' ? 'html' : null,
          parentText: 'Name\n\nrivers:',
          templateText,
        }),
        PAPER_CONFIG,
      );
      const content = step.kind === 'ask' ? (step.request.messages[0]?.content ?? '') : '';
      expect(readPrompt(content)).toMatchObject({ kind: 'evolve', operation, given: 'Name\n\nrivers:' });
      if (operation === 'complicate_input') expect(readPrompt(content)).toMatchObject({ dataFormat: 'html' });
    }
  });

  test.each([
    [
      'Rewrite this prompt so that it is harder, with one more constraint.\n\nName rivers.',
      'constraints',
      'Name rivers.',
    ],
    [
      'Make the task more specific.\n\n#Given Prompt#:\nName rivers.\n\n#Rewritten Prompt#:',
      'concretizing',
      'Name rivers.',
    ],
    ['Create a brand-new prompt, inspired by this one.\n\nName rivers.\n\nNew prompt:\n', 'breadth', 'Name rivers.'],
    ['Turn the instruction into a harder one.\n\nName rivers.', null, 'Name rivers.'],
  ])('works with an edited template: %j', (content, operation, given) => {
    expect(readPrompt(content)).toMatchObject({ kind: 'evolve', operation, given });
  });

  test.each([
    'Rewrite the following sentence.\nThe dog sleeps.',
    'Write a story about a prompt that came too late.',
    'Make a list of three questions for a job interview.',
    'Explain what a constraint is.\n\nUse an example.',
  ])('an instruction is answered, not evolved: %j', (content) => {
    expect(readPrompt(content)).toEqual({ kind: 'answer', instruction: content });
  });

  test('answers are related, structured and never short of words', () => {
    for (const seed of SEEDS.filter((_, place) => place % 7 === 0)) {
      const { text } = scriptReply([{ role: 'user', content: seed }], 0);
      expect(countWords(text)).toBeGreaterThan(35);
      expect(text).toContain('\n\n');
    }
  });
});
