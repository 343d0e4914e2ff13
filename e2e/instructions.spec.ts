import type { Page } from '@playwright/test';
import { evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEED_COUNT = 60;
const SEEDS = [
  'Write a haiku about a harbour at night.',
  'What is 7 * (3 + 4)? Answer in one word, “please”.',
  ...Array.from({ length: SEED_COUNT - 2 }, (_, at) => `Plan day ${at + 1} of a long walk along a river.`),
];

const rowsOf = (page: Page) => page.getByRole('region', { name: 'Instructions' }).getByRole('row');
/** The head is a row, too. */
const expectRows = (page: Page, count: number) => expect(rowsOf(page)).toHaveCount(count + 1);

async function choose(page: Page, filter: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: filter, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('instructions are found by words and filters, and the address keeps both', async ({ page, request }) => {
  const project = await makeProject(request, 'To be found', SEEDS);
  const run = await evolveOnce(request, project);
  const dropped = run.rounds[0]?.counters.eliminated ?? 0;
  await page.goto(`/projects/${project.projectId}/instructions?order=oldest`);

  await expectRows(page, 50);
  await expect(rowsOf(page).nth(1)).toContainText('haiku');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => rowsOf(page).count()).toBeGreaterThan(SEED_COUNT);

  await page.keyboard.press('/');
  await page.keyboard.type('"long walk" -haiku');
  await choose(page, 'Origin', 'seeds');
  await expect(page.getByRole('status').filter({ hasText: `${SEED_COUNT - 2} instructions` })).toBeVisible();
  await page.getByRole('searchbox').fill('HAIKU');
  await expectRows(page, 1);
  await expect(page).toHaveURL(/text=HAIKU.*|origin=seed/);
  await page.reload();
  await expectRows(page, 1);

  await page.getByRole('searchbox').fill(`'; drop table -- "`);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect.poll(() => rowsOf(page).count()).toBe(51);

  await choose(page, 'Status', 'dropped');
  await choose(page, 'Round', 'round 1');
  if (dropped > 0) await expectRows(page, dropped);
  else await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});

test('one instruction shows where it comes from and all that was sent and received', async ({ page, request }) => {
  const project = await makeProject(request, 'Looked at', SEEDS.slice(0, 12));
  await evolveOnce(request, project);
  await page.goto(`/projects/${project.projectId}/instructions`);
  await choose(page, 'Status', 'kept');
  await choose(page, 'Round', 'round 1');
  await rowsOf(page).nth(1).getByRole('link').first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'Instruction' })).toBeVisible();
  await expect(page.getByText('It is practice, not data.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Response' })).not.toContainText('None');
  const calls = page.getByRole('region', { name: 'Sent and received' });
  await calls.getByText('evolver', { exact: true }).click();
  await expect(calls.getByText('sent as user').first()).toBeVisible();
  await expect(calls.getByText('"model"').or(calls.getByText('temperature')).first()).toBeVisible();

  await page.getByRole('navigation', { name: 'Lineage' }).getByRole('link', { name: 'seed' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Seed' })).toBeVisible();
  const children = page.getByRole('region', { name: 'Children' }).getByRole('listitem');
  await expect(children).toHaveCount(1);

  const address = new URL(page.url()).pathname;
  const other = await makeProject(request, 'Another', ['Something else.']);
  await page.goto(address.replace(project.projectId, other.projectId));
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
});
