import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { disagree } from './annotators';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const ENTRANCES = ['/sign-in', '/welcome'];
/** Only leads on to another. */
const PASSED_THROUGH = '/';

/** As the app's folder has them: a page that is new is looked at without a word here. */
const PAGES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
  .map((file) => file.split(sep).filter((part) => !/^\(.*\)$|^page\.tsx$/.test(part)))
  .map((parts) => `/${parts.join('/')}`)
  .filter((path) => path !== PASSED_THROUGH && !ENTRANCES.includes(path));

type Open = (page: Page) => Promise<void>;

const press =
  (name: string | RegExp): Open =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const type =
  (key: string): Open =>
  (page) =>
    page.keyboard.press(key);

/** What opens above a page, and how. */
const ABOVE: Record<string, readonly Open[]> = {
  '/projects': [press('New project'), type('ControlOrMeta+k'), type('?')],
  '/people': [press('Add a person'), press(/^More about/)],
  '/account': [press('New API key')],
  '/projects/[projectId]': [
    press('Open the menu'),
    async (page) => {
      await page.getByRole('button', { name: 'Open the menu' }).click();
      await page.getByRole('button', { name: /^Account:/ }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  ],
  '/projects/[projectId]/settings': [press('Delete project')],
  '/projects/[projectId]/teachers': [press('Add a teacher'), press(/^(Change the|Set a) price/)],
  '/projects/[projectId]/templates': [press('New operation'), press('Import pack'), press('Export pack')],
  '/projects/[projectId]/templates/dry-runs': [press('New dry run')],
  '/projects/[projectId]/exports': [press('Manifest')],
  '/projects/[projectId]/runs/[runId]': [press(/cap/i), press(/Evol Stop/)],
  '/projects/[projectId]/lineages/[seedId]': [
    ...['Shift+X', 'n', 't'].map(
      (key): Open =>
        async (page) => {
          await page.getByRole('treeitem').nth(1).click();
          await page.keyboard.press(key);
        },
    ),
  ],
  '/projects/[projectId]/eliminator': [press('Draw a sample')],
  '/projects/[projectId]/instructions': [
    press('More filters'),
    press('Views'),
    press('Columns'),
    async (page) => {
      await page
        .getByRole('checkbox', { name: /^Select: / })
        .first()
        .click();
      await page.getByRole('button', { name: /^Select all/ }).click();
      await page.getByRole('button', { name: 'Drop…' }).click();
    },
  ],
  '/projects/[projectId]/review': [type('/'), type('l'), type('t'), type('c'), press('Last 10')],
};

const POPUPS = '[role=dialog], [role=alertdialog], [role=menu]';

/** What a person would see in red in the browser's console. A missing page is told there, too, by the browser itself. */
function collectConsole(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`${page.url()}: ${message.text()}`);
  });
  return seen;
}

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
}

async function lookAbove(page: Page, path: string, open: Open): Promise<void> {
  const popup = page.locator(POPUPS);
  // Keys and buttons answer once the page is alive.
  await expect(async () => {
    await open(page);
    await expect(popup.first()).toBeVisible({ timeout: 1500 });
  }, `something opens above ${path}`).toPass({ timeout: 15_000 });
  await expect(popup.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  // It stands before it has found its place.
  await expect.poll(() => outside(popup.last(), page), `beyond the edge, above ${path}`).toBe(false);
  expect(await barriers(page, POPUPS)).toEqual([]);
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(popup).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 15_000 });
}

async function outside(popup: Locator, page: Page): Promise<boolean> {
  const box = await popup.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  return box === null || box.x < 0 || box.x + box.width > width;
}

const madeShape = z.object({ id: z.string() });
const templatesShape = z.array(z.object({ id: z.string(), operation: z.string() }));

let filled: Promise<Record<string, string>> | null = null;

/** A project with something on each of its pages, and what the addresses of its pages hold. It is only looked at, so it is made once. */
function filledProject(page: Page, url: string): Promise<Record<string, string>> {
  filled ??= makeFilled(page, url);
  return filled;
}

async function makeFilled(page: Page, url: string): Promise<Record<string, string>> {
  const { request } = page.context();
  const seeds = ['harbour', 'library', 'mountain hut', 'night train', 'bakery', 'school'];
  const made = await makeProject(request, 'Every page', [
    '# Sums\nFind $x$ in `x + 1 = 3`; a pen costs $5.\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    ...seeds.map((place) => `Describe the sounds of a ${place}.`),
  ]);
  const run = await evolveOnce(request, made);
  const api = `/api/projects/${made.projectId}`;
  const { items, personId } = await disagree(request, url, made.projectId);
  const post = async (path: string, data: object) => answer(madeShape, await request.post(`${api}${path}`, { data }));
  const templates = await answer(templatesShape, await request.get(`${api}/templates`));
  const deepening = templates.find(({ operation }) => operation === 'deepening');
  const dryRun = await post('/dry-runs', {
    ...{ operation: 'deepening', basisRunId: run.id, parents: { kind: 'random', count: 2 } },
    variants: [{ templateVersionId: deepening?.id }],
  });
  await post('/audits', { name: 'First sample', sizes: { kept: 1, dropped: 0 }, randomSeed: 7 });
  await post('/exports', { options: { runId: run.id } });
  const child = items.find((item) => item.evolution.childId !== null);
  return {
    ...{ projectId: made.projectId, runId: run.id, dryRunId: dryRun.id, personId },
    instructionId: child?.evolution.childId ?? 'none',
    seedId: child?.lineage[0]?.instructionId ?? 'none',
  };
}

const addressOf = (path: string, values: Record<string, string>) =>
  path.replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? `no-${name}`);

/** Where there is least room the popups are opened too; what they are made of is the same everywhere. */
for (const [name, viewport, colorScheme, above] of [
  ['wide, light', WIDE, 'light', {}],
  ['narrow, dark', NARROW, 'dark', ABOVE],
] as const) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('every page, and what opens above it, can be used by everybody and says nothing in red', async ({
      page,
      studio,
    }) => {
      test.setTimeout(300_000);
      const values = await filledProject(page, studio.url);
      const seen = collectConsole(page);
      for (const path of PAGES) {
        await lookAt(page, addressOf(path, values));
        for (const open of (above as typeof ABOVE)[path] ?? []) await lookAbove(page, path, open);
      }
      expect(seen).toEqual([]);
    });
  });
}

test.describe('narrow, light', () => {
  test.use({ viewport: NARROW, colorScheme: 'light' });

  test('so can every page while nothing is on it yet', async ({ page, request }) => {
    test.slow();
    const seen = collectConsole(page);
    const { id: projectId } = await answer(madeShape, await request.post('/api/projects', { data: { name: 'Empty' } }));
    for (const path of PAGES) {
      const address = addressOf(path, { projectId });
      if (!address.includes('no-')) await lookAt(page, address);
    }
    expect(seen).toEqual([]);
  });
});

test('so can the pages before the studio, in every size and theme', async ({ browser, studio }) => {
  for (const viewport of [WIDE, NARROW]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        ...{ baseURL: studio.url, viewport, colorScheme, storageState: { cookies: [], origins: [] } },
      });
      const page = await context.newPage();
      const seen = collectConsole(page);
      for (const path of ENTRANCES) await lookAt(page, path);
      expect(seen).toEqual([]);
      await context.close();
    }
  }
});
