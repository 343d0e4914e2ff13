import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase } from '../store/connection';
import { currentGuidelines, guidelinesVersion, listGuidelines, saveGuidelines } from './guidelines';
import { makePerson, makeReviewProject } from './review-test-project';

let lead: Person;
let annotator: Person;
let projectId: Id;

beforeAll(async () => {
  lead = await makePerson('lead', 'researcher');
  annotator = await makePerson('ana');
});
beforeEach(async () => {
  projectId = (await makeReviewProject(1)).projectId;
});
afterAll(closeDatabase);

const save = (text: string, basedOnVersion: number, note = '') =>
  saveGuidelines(lead, { projectId, text, note, basedOnVersion });

test('each save is a version of its own; the newest holds and the older ones stay', async () => {
  expect(await currentGuidelines(annotator, { projectId })).toBeNull();
  await save('# One', 0);
  await save('# Two', 1, 'clearer');
  expect(await currentGuidelines(annotator, { projectId })).toMatchObject({
    version: 2,
    text: '# Two',
    note: 'clearer',
    authorName: 'lead',
  });
  expect(await guidelinesVersion(annotator, { projectId, version: 1 })).toMatchObject({ text: '# One' });
  await expect(guidelinesVersion(annotator, { projectId, version: 9 })).rejects.toMatchObject({ code: 'not_found' });
});

test('an older text can be saved again as a new version', async () => {
  await save('# One', 0);
  await save('# Two', 1);
  expect(await save('# One', 2)).toMatchObject({ version: 3, text: '# One' });
});

test('the same text again, no text at all and a newer version of somebody else are refused', async () => {
  await expect(save('  ', 0)).rejects.toMatchObject({ code: 'invalid_input' });
  await save('# One', 0);
  await expect(save('# One', 1)).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(save('# Other', 0)).rejects.toMatchObject({ code: 'conflict' });
  await expect(save('a\0b', 1)).rejects.toMatchObject({ code: 'invalid_input' });
  const both = await Promise.allSettled([save('# A', 1), save('# B', 1)]);
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('the history is read page by page, newest first', async () => {
  for (const version of [0, 1, 2]) await save(`# ${version}`, version);
  const first = await listGuidelines(annotator, { projectId, limit: 2 });
  expect(first.items.map((one) => one.version)).toEqual([3, 2]);
  const second = await listGuidelines(annotator, { projectId, limit: 2, cursor: first.nextCursor ?? '' });
  expect(second).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
});

test('only leads write them', async () => {
  const mine = { projectId, text: '# Mine', note: '', basedOnVersion: 0 };
  await expect(saveGuidelines(annotator, mine)).rejects.toMatchObject({ code: 'not_allowed' });
});
