import type { APIRequestContext, Page } from '@playwright/test';
import { z } from 'zod';
import { logEntrySchema } from '@/lib/core/contract/audit-log';
import { type ReviewItem, reviewEventSchema, reviewItemSchema } from '@/lib/core/contract/reviews';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const PLACES = ['a harbour', 'a library', 'a mountain hut', 'a night train', 'a bakery', 'a school', 'a lighthouse'];
const TASKS = [
  'Describe the sounds of',
  'Plan a day in',
  'Write a notice for',
  'List the dangers of',
  'Compare a museum with',
];

const seeds = (count: number) =>
  Array.from({ length: count }, (_, at) => `${TASKS[at % TASKS.length]} ${PLACES[at % PLACES.length]}, number ${at}.`);

/** A finished round of so many seeds, and its queue as the API gives it. */
async function makeRoom(request: APIRequestContext, name: string, seedCount: number) {
  const project = await makeProject(request, name, seeds(seedCount));
  await evolveOnce(request, project);
  const { projectId } = project;
  return { projectId, path: `/projects/${projectId}/review`, items: await queue(request, projectId, 'show=open') };
}

async function queue(request: APIRequestContext, projectId: string, query: string): Promise<ReviewItem[]> {
  const page = z.object({ items: z.array(reviewItemSchema) });
  return (await answer(page, await request.get(`/api/projects/${projectId}/review?limit=50&${query}`))).items;
}

const idOf = (item: ReviewItem | undefined) => item?.evolution.id ?? 'none';
const decisionOf = (item: ReviewItem) => item.evolution.standing.decisions[0]?.decision;
const statusOf = ({ evolution: { standing } }: ReviewItem) => `${standing.status} by ${standing.decidedBy}`;

/** A person decides about what they see, so every key waits until its item is painted. */
async function seen(page: Page, item: ReviewItem | undefined): Promise<void> {
  await expect(page.getByLabel('Review room')).toHaveAttribute('data-painted-item', idOf(item));
}

/** Thirty presses in three seconds, as fast as fingers go. */
const PACE_MS = 75;

/** Every event that the studio holds, oldest first. */
async function logged(request: APIRequestContext, projectId: string) {
  const page = z.object({ items: z.array(logEntrySchema) });
  const { items } = await answer(page, await request.get(`/api/projects/${projectId}/audit-log?limit=200`));
  return items.toReversed();
}

const saved = (page: Page) => expect(page.getByText('saved', { exact: true })).toBeVisible();

test('thirty decisions on a slow line with a failed batch and a reload: each stored once, in order', async ({
  page,
  request,
}) => {
  const { projectId, path, items } = await makeRoom(request, 'Thirty', 38);
  const wanted = items.slice(0, 30);
  expect(wanted).toHaveLength(30);
  const events = new Map<string, string>();
  let calls = 0;
  await page.route('**/review/events', async (route) => {
    calls += 1;
    const isLost = calls === 2;
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (isLost) return route.abort('connectionreset');
    const body = z.object({ events: z.array(reviewEventSchema) }).parse(route.request().postDataJSON());
    for (const event of body.events) events.set(event.eventId, `${event.kind} ${event.evolutionId}`);
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  for (const [at, item] of wanted.entries()) {
    await seen(page, item);
    await page.keyboard.press(at % 2 === 0 ? 'a' : 'x');
    await page.waitForTimeout(PACE_MS);
  }
  await seen(page, items[30]);
  await page.reload({ waitUntil: 'commit' });
  await seen(page, items[30]);
  await saved(page);
  const expected = wanted.map((item, at) => `${at % 2 === 0 ? 'accept' : 'reject'} ${idOf(item)}`);
  expect([...events.values()]).toEqual(expected);
  expect((await logged(request, projectId)).map((entry) => `${entry.kind} ${entry.evolutionId}`)).toEqual(expected);
  const mine = await queue(request, projectId, 'show=mine');
  expect(mine.map((item) => `${decisionOf(item)} ${idOf(item)}`)).toEqual(expected);
  expect(calls).toBeGreaterThan(1);
});

test('undo goes back through the sitting and returns to each item; redo goes forward', async ({ page, request }) => {
  const { projectId, path, items } = await makeRoom(request, 'Undo', 6);
  await page.goto(path, { waitUntil: 'commit' });
  await seen(page, items[0]);
  await page.keyboard.press('a');
  await seen(page, items[1]);
  await page.keyboard.press('3');
  await seen(page, items[2]);
  await page.keyboard.press('Control+z');
  await seen(page, items[1]);
  await page.keyboard.press('z');
  await seen(page, items[0]);
  await page.keyboard.press('Shift+z');
  await seen(page, items[1]);
  await saved(page);
  const mine = await queue(request, projectId, 'show=mine');
  expect(mine.map(idOf)).toEqual([idOf(items[0])]);
  await page.keyboard.press('Shift+z');
  await seen(page, items[2]);
  await saved(page);
  const again = await queue(request, projectId, 'show=mine');
  expect(again.map((item) => item.evolution.standing.decisions[0]?.reason)).toEqual([null, 'unanswerable']);
});

test('an override changes what counts and not the verdict; a second press restores it', async ({ page, request }) => {
  const { projectId, path, items } = await makeRoom(request, 'Override', 6);
  const kept = items.find((item) => item.evolution.standing.verdict === 'kept');
  await page.goto(`${path}?evolutionId=${idOf(kept)}`);
  await seen(page, kept);
  const counts = page.getByRole('region', { name: 'What counts' });
  const verdict = page.getByRole('region', { name: 'Eliminator' });
  await page.keyboard.press('o');
  await expect(counts).toContainText('dropped by people');
  await expect(verdict).toContainText('kept');
  await saved(page);
  expect((await queue(request, projectId, 'show=mine')).map(statusOf)).toEqual(['dropped by people']);
  await page.keyboard.press('o');
  await expect(counts).toContainText('kept by the machine');
  await saved(page);
  expect(await queue(request, projectId, 'show=mine')).toEqual([]);
});

test('an edit is a new node beside the child, and the child is rejected', async ({ page, request }) => {
  const { projectId, path, items } = await makeRoom(request, 'Edit', 6);
  await page.goto(path, { waitUntil: 'commit' });
  await seen(page, items[0]);
  await page.keyboard.press('e');
  await expect(page.getByLabel('Instruction', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').first()).toContainText('Nothing is changed yet');
  await page.getByLabel('Instruction', { exact: true }).fill('Written by a person, in the space of an afternoon.');
  await page.keyboard.press('Control+Enter');
  await seen(page, items[1]);
  await saved(page);
  const [edit] = await queue(request, projectId, 'show=all&operation=human_edit');
  expect(edit?.childText).toBe('Written by a person, in the space of an afternoon.');
  expect(edit?.parentText).toBe(items[0]?.parentText);
  expect(edit && statusOf(edit)).toBe('kept by people');
  const all = await queue(request, projectId, 'show=all');
  const replaced = all.find((item) => idOf(item) === idOf(items[0]));
  expect(replaced && statusOf(replaced)).toBe('dropped by people');
});

test('offline, decisions wait and say so; online, they are sent', async ({ page, context, request }) => {
  const { projectId, path, items } = await makeRoom(request, 'Offline', 6);
  await page.goto(path, { waitUntil: 'commit' });
  await seen(page, items[0]);
  await context.setOffline(true);
  await page.keyboard.press('a');
  await seen(page, items[1]);
  await page.keyboard.press('Space');
  await seen(page, items[2]);
  await expect(page.getByText('offline 2')).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  const mine = await queue(request, projectId, 'show=mine');
  expect(mine.map(decisionOf)).toEqual(['accept', 'unsure']);
});

test('all of it by keyboard, to an end that says what is left', async ({ page, request }) => {
  const { path, items } = await makeRoom(request, 'Keys', 3);
  await page.goto(path, { waitUntil: 'commit' });
  await seen(page, items[0]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Reject: lost the task');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await seen(page, items[0]);
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('evolver');
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: 'Template, version 1' })).toContainText('{{instruction}}');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const item of items.slice(0, -1)) {
    await seen(page, item);
    await page.keyboard.press('a');
  }
  await seen(page, items.at(-1));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'The end, with 1 item passed by' })).toBeVisible();
  await page.keyboard.press('k');
  await seen(page, items.at(-1));
  await page.keyboard.press('x');
  await expect(page.getByRole('heading', { name: 'All of it is decided' })).toBeVisible();
  await page.goto(`${path}?operation=breadth&round=7`);
  await expect(page.getByRole('heading', { name: 'Nothing left under this filter' })).toBeVisible();
});
