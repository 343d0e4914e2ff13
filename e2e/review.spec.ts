import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { logEntrySchema } from '@/lib/core/contract/audit-log';
import { type ReviewItem, reviewEventSchema, reviewItemSchema } from '@/lib/core/contract/reviews';
import { operationLabel } from '@/lib/core/domain/operation';
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

const MATHS_AND_CODE = [
  'A pen costs $5 and a book costs $8.',
  'Solve $x^2 + 3x = \\frac{10}{2}$, then say how many pens $20 buys.',
  '',
  '```python',
  'def pens(money: int) -> int:',
  '    return money // 5',
  '```',
].join('\n');

test('maths, code and Markdown are rendered by a key: in the room, on the page of the instruction, not for plain texts', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Comfort', [MATHS_AND_CODE, ...seeds(6)]);
  await evolveOnce(request, project);
  const items = await queue(request, project.projectId, 'show=all');
  const marked = items.find((item) => item.parentText === MATHS_AND_CODE);
  // Complicated input brings a block of code with it.
  const plain = items.find((item) => !/[`|]/.test(item.childText + item.parentText));
  await page.goto(`/projects/${project.projectId}/review?show=all&evolutionId=${idOf(marked)}`);
  await seen(page, marked);
  const views = page.getByRole('group', { name: 'How the change is shown' });
  const parent = page.getByRole('region', { name: 'Parent' });
  await expect(views.getByRole('button')).toHaveText(['changes', 'split', 'rendered', 'plain']);
  while ((await views.getByRole('button', { name: 'rendered' }).getAttribute('aria-pressed')) !== 'true') {
    await page.keyboard.press('d');
  }
  await expect(parent.locator('.katex')).toHaveCount(1);
  await expect(parent).toContainText('A pen costs $5 and a book costs $8.');
  await expect(parent.getByRole('region', { name: 'code, python' })).toContainText('return money // 5');
  await expect(page.getByRole('region', { name: 'Child' }).locator('.markdown')).toBeVisible();
  await page.keyboard.press('d');
  await expect(parent.locator('.markdown')).toHaveCount(0);
  await expect(parent).toContainText('Solve $x^2 + 3x');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: 'Response' }).locator('.markdown')).toBeVisible();

  await page.goto(`/projects/${project.projectId}/review?show=all&evolutionId=${idOf(plain)}`);
  await seen(page, plain);
  await expect(views.getByRole('button')).toHaveText(['changes', 'split', 'plain']);

  await page.goto(`/projects/${project.projectId}/instructions/${marked?.lineage[0]?.instructionId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Seed' })).toBeVisible();
  // Keys are heard once the page is alive.
  await expect(async () => {
    await page.keyboard.press('d');
    await expect(page.getByRole('region', { name: 'Instruction' }).locator('.katex')).toHaveCount(1, { timeout: 1500 });
  }).toPass();
});

/** Told to a screen reader, politely, after each key. */
const told = (page: Page) => page.getByLabel('Review room').locator(':scope > [aria-live=polite]');

const labelOf = (item: ReviewItem | undefined) => operationLabel(item?.evolution.operation ?? '');

/** Tab until it has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Forty presses of Tab do not lead there.');
}

/** Nothing is clicked in it. */
test('the whole review by keyboard and by what a screen reader is told, from signing in to the end of the queue', async ({
  browser,
  request,
  studio,
}) => {
  const name = `Keys ${Date.now()}`;
  const { projectId, path, items } = await makeRoom(request, name, 5);
  const context = await browser.newContext({
    baseURL: studio.url,
    reducedMotion: 'reduce',
    storageState: { cookies: [], origins: [] },
  });
  const page = await context.newPage();
  const dialogs = page.getByRole('dialog');
  const closed = () => expect(dialogs).toHaveCount(0);
  const room = page.getByRole('region', { name: 'Review room' });

  await page.goto('/sign-in');
  await expect(page.getByLabel('Email address')).toBeFocused();
  await page.keyboard.type(studio.owner.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(studio.owner.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  for (const [words, heading] of [
    [name, name],
    ['Review', 'Review'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByPlaceholder('A page, a project or an action')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    if (words === name) await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  await seen(page, items[0]);
  await expect(room).toBeFocused();

  // What can be done has a name, and the name says its key to those who do not see it.
  for (const [button, key] of Object.entries({ Accept: 'a', Reject: 'x', Unsure: 'Space', Flag: 'f', Undo: 'z' })) {
    await expect(room.getByRole('button', { name: button, exact: true })).toHaveAttribute(
      'aria-keyshortcuts',
      new RegExp(`^${key}$`, 'i'),
    );
  }
  for (const part of ['Parent', 'Child', 'Response', 'Operation', 'Eliminator', 'What counts']) {
    await expect(room.getByRole('region', { name: part, exact: true })).toBeVisible();
  }

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Reject: lost the task');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await closed();
  await seen(page, items[0]);

  await page.keyboard.press('/');
  // Two choices, one new queue.
  for (const [field, option] of [
    ['Show', 'all'],
    ['Round', 'round 1'],
  ] as const) {
    await tabTo(page, page.getByRole('combobox', { name: field }));
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: option, exact: true }).waitFor();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: field })).toContainText(option);
  }
  await tabTo(page, page.getByRole('button', { name: 'Show these' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/show=all&round=1$/);
  await closed();
  await seen(page, items[0]);
  await page.keyboard.press('/');
  await tabTo(page, page.getByRole('button', { name: 'Clear all' }));
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/show=all/);
  await closed();
  await seen(page, items[0]);

  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Lineage' })).toContainText('seed');
  await page.keyboard.press('Escape');
  await closed();
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: 'Template, version 1' })).toContainText('{{instruction}}');
  await page.keyboard.press('Escape');
  await closed();
  await page.keyboard.press('c');
  await expect(page.getByLabel('Your comment')).toBeFocused();
  await page.keyboard.type('The task is still there.');
  await page.keyboard.press('Control+Enter');
  await closed();
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('evolver');

  await page.keyboard.press('e');
  await expect(page.getByLabel('Instruction', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').first()).toContainText('Nothing is changed yet');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Written by a person, in the space of an afternoon.');
  await page.keyboard.press('Control+Enter');
  await seen(page, items[1]);
  await expect(told(page)).toHaveText(`Edit saved. Item 2 of 5, ${labelOf(items[1])}.`);
  await page.keyboard.press('a');
  await seen(page, items[2]);
  await expect(told(page)).toHaveText(`Accepted. Item 3 of 5, ${labelOf(items[2])}.`);
  await page.keyboard.press('z');
  await seen(page, items[1]);
  await expect(told(page)).toHaveText(`Undone: accepted. Item 2 of 5, ${labelOf(items[1])}.`);
  await page.keyboard.press('a');
  await seen(page, items[2]);
  await page.keyboard.press('3');
  await seen(page, items[3]);
  await page.keyboard.press('Space');
  await seen(page, items[4]);
  await expect(told(page)).toHaveText(`Unsure. Item 5 of 5, ${labelOf(items[4])}.`);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'The end, with 1 item passed by' })).toBeVisible();
  await expect(told(page)).toHaveText('Skipped. The end of the queue.');
  await page.keyboard.press('k');
  await seen(page, items[4]);
  await page.keyboard.press('x');
  await expect(page.getByRole('list', { name: 'What is left' })).toHaveText(/1 is left by you as unsure/);
  await saved(page);
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await seen(page, items[3]);
  await page.keyboard.press('x');
  await seen(page, items[4]);
  await page.keyboard.press('x');
  await expect(page.getByRole('heading', { name: 'All of it is decided' })).toBeVisible();
  await saved(page);

  const [edit] = await queue(request, projectId, 'show=all&operation=human_edit');
  expect(edit?.childText).toBe('Written by a person, in the space of an afternoon.');
  expect(edit?.parentText).toBe(items[0]?.parentText);
  expect(edit && statusOf(edit)).toBe('kept by people');
  const all = await queue(request, projectId, 'show=all');
  const replaced = all.find((item) => idOf(item) === idOf(items[0]));
  expect(replaced && statusOf(replaced)).toBe('dropped by people');
  await page.goto(`${path}?operation=breadth&round=7`);
  await expect(page.getByRole('heading', { name: 'Nothing left under this filter' })).toBeVisible();
  await context.close();
});
