import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { closeDatabase, database } from './connection';
import { rowsAhead } from './instruction-reading';
import { searchInstructions } from './instruction-search';
import { newId } from './new-id';
import { insertProject } from './projects';
import { wordsWithin } from './search-query';
import { wordShare } from './word-share';

const COUNT = 900;
let scope: ProjectScope;
/** In the order of their making; every third has the word, the first three hundred do not. */
const texts = Array.from({ length: COUNT }, (_, at) => {
  const place = at >= 300 && at % 3 === 0 ? 'the Harbour, the lantern' : 'a harbourless hill';
  return `Task ${at} about ${place} ${'and more '.repeat(at % 7)}`;
});

beforeAll(async () => {
  scope = await insertProject(database(), { name: 'words', description: '', createdById: null });
  const rows = texts.map((text, at) => ({ id: newId(), projectId: scope.projectId, text, ordinal: at }));
  await database().instruction.createMany({ data: rows.map((row) => ({ ...row, origin: 'seed', status: 'kept' })) });
  await database().$executeRawUnsafe('ANALYZE instruction');
});
afterAll(closeDatabase);

test('the share of common words is known, rare ones are not read for', async () => {
  expect(await wordShare(database(), 'harbour')).toBeCloseTo(200 / COUNT, 1);
  expect(await rowsAhead(database(), 'harbour', 51)).toEqual([287, 918]);
  expect(await rowsAhead(database(), 'zeppelin', 51)).toEqual([]);
});

test.each(['harbour', 'HARBOUR lantern', '"harbour the lantern"', '"lantern the"', 'harbour -more', 'hill or lantern'])(
  '%s: pages from both ends hold exactly what has the words, where nothing is read ahead, too',
  async (text) => {
    const wanted = {
      harbour: (one: string) => one.includes('Harbour'),
      'HARBOUR lantern': (one: string) => one.includes('Harbour'),
      '"harbour the lantern"': (one: string) => one.includes('Harbour'),
      '"lantern the"': () => false,
      'harbour -more': (one: string) => one.includes('Harbour') && !one.includes('more'),
      'hill or lantern': () => true,
    }[text];
    const expected = texts.filter((one) => wanted?.(one));
    for (const limit of [51, COUNT]) {
      for (const [order, direction] of [
        ['oldest', 'forward'],
        ['newest', 'forward'],
        ['newest', 'backward'],
      ] as const) {
        const found = await searchInstructions(database(), scope, { text }, { order, direction, beside: null, limit });
        const inOrder = order === 'oldest' ? expected : expected.toReversed();
        const page = direction === 'forward' ? inOrder.slice(0, limit) : inOrder.slice(-limit);
        expect(found.map(({ row }) => row.excerpt)).toEqual(page.map((one) => one));
      }
    }
  },
);

test.each([
  ['harbour lights', ['harbour', 'lights']],
  ['"the harbour" 4711', ['the', 'harbour', '4711']],
  ['harbour -lights', []],
  ['harbour or lights', []],
  ['<b>harbour', []],
  ['the número', ['the']],
])('%s: the letters that whatever it finds must have', (typed, words) => {
  expect(wordsWithin(typed)).toEqual(words);
});
