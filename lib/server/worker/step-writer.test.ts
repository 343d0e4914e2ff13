import { expect, test } from 'vitest';
import type { EvolutionStep } from '../store/evolution-steps';
import { type StepEntry, StepWriter } from './step-writer';

const place = { projectId: 'p', runId: 'r', roundId: 'o', roundNumber: 1 };
const entry = (evolutionId: string): StepEntry => {
  const step: EvolutionStep = {
    ...{ evolutionId, roundId: 'o', fromState: 'planned', fromStep: 0, state: 'evolved', progress: {}, childId: null },
    ...{
      childText: null,
      response: null,
      verdict: null,
      rule: null,
      findings: [],
      wordsAdded: null,
      childWords: null,
      overlap: null,
      margin: null,
    },
    ...{ failureKind: null, failureMessage: null, seedId: 's', isRehearsal: true },
  };
  return { place, call: null, step, nextAttempt: null };
};
const idsOf = (entries: readonly StepEntry[]) => entries.flatMap(({ step }) => step?.evolutionId ?? []);
const refused = () => Object.assign(new Error('Raw query failed. Code: `22P05`'), { code: 'P2010' });

test('what arrives while a batch is written is written together in the next one', async () => {
  const gate = Promise.withResolvers<void>();
  const batches: string[][] = [];
  const writer = new StepWriter(async (entries) => {
    batches.push(idsOf(entries));
    await gate.promise;
    return new Set(idsOf(entries));
  });
  const first = writer.store(entry('a'));
  while (batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const rest = [writer.store(entry('b')), writer.store(entry('c'))];
  gate.resolve();
  expect(await Promise.all([first, ...rest])).toEqual(['stored', 'stored', 'stored']);
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('tells apart who moved and who came too late', async () => {
  const writer = new StepWriter(() => Promise.resolve(new Set(['a'])));
  expect(await Promise.all([writer.store(entry('a')), writer.store(entry('b'))])).toEqual(['stored', 'superseded']);
});

test('one entry that the database refuses does not take the others with it', async () => {
  const writer = new StepWriter((entries) =>
    idsOf(entries).includes('bad') ? Promise.reject(refused()) : Promise.resolve(new Set(idsOf(entries))),
  );
  const results = await Promise.allSettled(['a', 'bad', 'b'].map((id) => writer.store(entry(id))));
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('keeps an answer until the database is back, and says that it is a repeat', async () => {
  const repeats: boolean[] = [];
  const writer = new StepWriter((entries, isRepeat) => {
    repeats.push(isRepeat);
    return repeats.length < 3
      ? Promise.reject(new Error('connection refused'))
      : Promise.resolve(new Set(idsOf(entries)));
  });
  expect(await writer.store(entry('a'))).toBe('stored');
  expect(repeats).toEqual([false, true, true]);
});
