import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import { logEntrySchema } from '@/lib/core/contract/audit-log';
import { type ReviewItem, reviewItemSchema } from '@/lib/core/contract/reviews';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const seeds = (count: number) =>
  Array.from({ length: count }, (_, at) => `Explain how a town of ${at + 2} houses shares one well through the year.`);

async function makeRoom(request: APIRequestContext, name: string, seedCount: number) {
  const project = await makeProject(request, name, seeds(seedCount));
  await evolveOnce(request, project);
  const { projectId } = project;
  return { projectId, path: `/projects/${projectId}/review`, items: await queue(request, projectId, 'show=all') };
}

async function queue(request: APIRequestContext, projectId: string, query: string): Promise<ReviewItem[]> {
  const page = z.object({ items: z.array(reviewItemSchema) });
  return (await answer(page, await request.get(`/api/projects/${projectId}/review?limit=50&${query}`))).items;
}

async function logged(request: APIRequestContext, projectId: string) {
  const page = z.object({ items: z.array(logEntrySchema) });
  const { items } = await answer(page, await request.get(`/api/projects/${projectId}/audit-log?limit=200`));
  return items.toReversed();
}

const idOf = (item: ReviewItem | undefined) => item?.evolution.id ?? 'none';
const room = (page: Page) => page.getByLabel('Review room');
const saved = (page: Page) => expect(page.getByText('saved', { exact: true })).toBeVisible();

async function paintedId(page: Page): Promise<string> {
  await expect(room(page)).toHaveAttribute('data-painted-item', /./);
  return (await room(page).getAttribute('data-painted-item')) ?? '';
}

/** Another person, signed in, in a browser of their own. */
async function somebodyElse(request: APIRequestContext, browser: Browser, url: string): Promise<BrowserContext> {
  const login = { email: `ben-${Date.now()}@example.test`, password: 'first password' };
  const made = await request.post('/api/people', { data: { name: 'Ben', role: 'annotator', ...login } });
  expect(made.ok(), await made.text()).toBe(true);
  const context = await browser.newContext({
    baseURL: url,
    storageState: { cookies: [], origins: [] },
    extraHTTPHeaders: { origin: url },
  });
  const signedIn = await context.request.post('/api/auth/sign-in/email', { data: login });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
  return context;
}

test('an audited item hides the verdict on the wire and on the screen until it is decided', async ({
  page,
  request,
}) => {
  const { projectId, path } = await makeRoom(request, 'Blind', 6);
  const drawn = await request.post(`/api/projects/${projectId}/audits`, {
    data: { name: 'Sample', sizes: { kept: 2, dropped: 1 }, randomSeed: 7 },
  });
  expect(drawn.ok(), await drawn.text()).toBe(true);
  const leased: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('/review/leases')) leased.push(await response.text());
  });
  await page.goto(`${path}?order=audit`);
  const first = await paintedId(page);
  const verdict = page.getByRole('region', { name: 'Eliminator' });
  await expect(verdict).toContainText('Blind audit');
  expect(leased[0]).toContain('"isBlind":true');
  expect(leased[0]).not.toMatch(/"verdict":"(kept|dropped|undecided)"/);
  // Whether it was answered says what became of it, so this sample is decided without.
  const response = page.getByRole('region', { name: 'Response' });
  await expect(response).toContainText('Hidden until you decide');
  expect(leased[0]).not.toMatch(/"response":"/);
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: 'Reveal' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Override' })).toHaveCount(0);
  await page.keyboard.press('a');
  await expect(room(page)).not.toHaveAttribute('data-painted-item', first);
  await saved(page);
  await page.getByRole('button', { name: 'Last 10' }).click();
  await expect(page.getByRole('dialog', { name: 'Last decisions' })).toContainText('the machine:');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(room(page)).toHaveAttribute('data-painted-item', first);
  await expect(response).not.toContainText('Hidden until you decide');
  await page.keyboard.press('j');
  await expect(verdict).toContainText('Blind audit');
  // A key is meant for the item that stood on the screen when it went down.
  await expect(room(page)).not.toHaveAttribute('data-painted-item', first);
  await page.keyboard.press('r');
  await expect(verdict).not.toContainText('Blind audit');
  await expect(response).not.toContainText('Hidden until you decide');
  await page.keyboard.press('x');
  await saved(page);
  const log = await logged(request, projectId);
  expect(log.map((entry) => [entry.kind, entry.isBlind])).toEqual([
    ['accept', true],
    ['reveal', true],
    ['reject', false],
  ]);
});

test('somebody else decided meanwhile: both decisions are kept and shown', async ({
  page,
  request,
  browser,
  studio,
}) => {
  const { projectId, path } = await makeRoom(request, 'Conflict', 6);
  await page.goto(path);
  const id = await paintedId(page);
  const ben = await somebodyElse(request, browser, studio.url);
  const at = new Date().toISOString();
  const decided = await ben.request.post(`/api/projects/${projectId}/review/events`, {
    data: { events: [{ eventId: crypto.randomUUID(), evolutionId: id, kind: 'reject', shownAt: at, decidedAt: at }] },
  });
  expect(decided.ok(), await decided.text()).toBe(true);
  await page.keyboard.press('a');
  await expect(room(page)).not.toHaveAttribute('data-painted-item', id);
  await saved(page);
  await page.getByRole('button', { name: 'Last 10' }).click();
  const last = page.getByRole('dialog', { name: 'Last decisions' }).getByRole('button', { name: /accepted/ });
  await expect(last).toContainText('conflict');
  await last.click();
  const counts = page.getByRole('region', { name: 'What counts' });
  await expect(counts).toContainText('You accepted');
  await expect(counts).toContainText('Ben rejected');
  await ben.close();
});

test('two tabs of one person never hold the same, and what both decide is stored once', async ({
  page,
  context,
  request,
}) => {
  const { projectId, path, items } = await makeRoom(request, 'Tabs', 30);
  await page.goto(path);
  const mine = await paintedId(page);
  const second = await context.newPage();
  await second.goto(path);
  const theirs = await paintedId(second);
  expect(theirs).not.toBe(mine);
  const decideAll = async (tab: Page) => {
    for (let pressed = 0; pressed < items.length; pressed += 1) {
      if ((await tab.getByRole('heading', { level: 2, name: /left|more|decided/ }).count()) > 0) return;
      const before = await paintedId(tab);
      await tab.keyboard.press('a');
      await expect
        .poll(async () => {
          const isEnd = await tab.getByRole('heading', { level: 2, name: /more for you|All of it/ }).count();
          return isEnd > 0 || (await room(tab).getAttribute('data-painted-item')) !== before;
        })
        .toBe(true);
    }
  };
  await Promise.all([decideAll(page), decideAll(second)]);
  await saved(page);
  await saved(second);
  const decided = (await logged(request, projectId)).map((entry) => entry.evolutionId);
  expect(new Set(decided).size).toBe(decided.length);
  expect(decided.toSorted()).toEqual(items.map(idOf).toSorted());
});

test('what is skipped is kept as data, not handed out again, and back with one key', async ({ page, request }) => {
  const { projectId, path, items } = await makeRoom(request, 'Skip', 4);
  await page.goto(path);
  const first = await paintedId(page);
  await page.keyboard.press('ArrowRight');
  await expect(room(page)).not.toHaveAttribute('data-painted-item', first);
  await saved(page);
  expect((await logged(request, projectId)).map((entry) => [entry.kind, entry.evolutionId])).toEqual([['skip', first]]);
  for (const _ of items.slice(1)) {
    const before = await paintedId(page);
    await page.keyboard.press('a');
    await expect(room(page)).not.toHaveAttribute('data-painted-item', before);
    if (before === idOf(items.at(-2))) break;
  }
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'The end, with 1 item passed by' })).toBeVisible();
  await page.getByRole('button', { name: 'Go back to the first' }).click();
  await expect(room(page)).toHaveAttribute('data-painted-item', first);
});

test('what a tab held is free for others when it is left', async ({ page, request, browser, studio }) => {
  const { path } = await makeRoom(request, 'Leaving', 4);
  await page.goto(path);
  const first = await paintedId(page);
  const ben = await somebodyElse(request, browser, studio.url);
  const theirs = await ben.newPage();
  await theirs.goto(path);
  await expect(theirs.getByRole('list', { name: 'What is left' })).toContainText('in other people’s hands');
  await page.goto('/projects');
  await expect(room(theirs)).toHaveAttribute('data-painted-item', first);
  await ben.close();
});

test('stacked at 400 % with nothing cut off, and all of it by buttons when single letters are switched off', async ({
  page,
  request,
}) => {
  const { path } = await makeRoom(request, 'Access', 4);
  await page.goto(path);
  const first = await paintedId(page);
  await page.keyboard.press('m');
  await page.keyboard.press('g');
  await expect(page.getByRole('complementary', { name: 'Guidelines' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  const pane = async (name: string) =>
    (await room(page).getByRole('region', { name, exact: true }).boundingBox()) ?? {
      x: -1,
      y: -1,
      width: 0,
      height: 0,
    };
  // 1280 and 1440 pixels at 400 %.
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 256 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    const panes = await Promise.all(['Parent', 'Child', 'Response'].map(pane));
    expect(new Set(panes.map(({ x }) => x)).size, 'panes stand below each other').toBe(1);
    expect(panes.every(({ x, width: wide }) => x >= 0 && x + wide <= width)).toBe(true);
    for (const name of ['Accept', 'Reject', 'Unsure', 'More']) {
      await expect(room(page).getByRole('button', { name, exact: true }).last()).toBeInViewport({ ratio: 1 });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => localStorage.setItem('evol-studio.single-letter-keys', 'off'));
  await page.reload();
  await paintedId(page);
  await page.keyboard.press('a');
  await page.keyboard.press('1');
  await expect(room(page)).toHaveAttribute('data-painted-item', first);
  const button = (name: string) => room(page).getByRole('button', { name, exact: true });
  await expect(button('Accept').locator('kbd')).toHaveCount(0);
  await page.getByRole('group', { name: 'How the change is shown' }).getByRole('button', { name: 'split' }).click();
  await page
    .getByRole('group', { name: 'How the response is shown' })
    .getByRole('button', { name: 'rendered' })
    .click();
  await button('Tree').click();
  await expect(page.getByRole('dialog', { name: 'Lineage' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await button('Accept').click();
  await expect(room(page)).not.toHaveAttribute('data-painted-item', first);
  await button('Undo').click();
  await expect(room(page)).toHaveAttribute('data-painted-item', first);
  await button('Reject: too long').click();
  await expect(room(page)).not.toHaveAttribute('data-painted-item', first);
});
