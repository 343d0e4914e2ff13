import type { Page } from '@playwright/test';
import { evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEED_COUNT = 60;
const SEEDS = [
  'Write a haiku about a harbour at night.',
  'What is 7 * (3 + 4)? Answer in one word, “please”.',
  ...Array.from({ length: SEED_COUNT - 2 }, (_, at) => `Plan day ${at + 1} of a long walk along a river.`),
];

const rowsOf = (page: Page) => page.locator('[data-row]');
const counted = (page: Page) => page.getByRole('status').filter({ hasText: /instructions?/ });
const expectRows = (page: Page, count: number) => expect(rowsOf(page)).toHaveCount(count);

async function choose(page: Page, filter: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: filter, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('instructions are found by words and filters, and the address keeps both', async ({ page, request }) => {
  const project = await makeProject(request, 'To be found', SEEDS);
  const run = await evolveOnce(request, project);
  const dropped = run.rounds[0]?.counters.eliminated ?? 0;
  await page.goto(`/projects/${project.projectId}/instructions?order=oldest`);

  await expect(rowsOf(page).first()).toContainText('haiku');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^\d{2,}$/);
  // Only what is in sight is painted, and the last row is one key away.
  expect(await rowsOf(page).count()).toBeLessThan(SEED_COUNT);
  const last = await page.getByRole('grid').getAttribute('aria-rowcount');
  await rowsOf(page).first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[data-row]:focus`)).toHaveAttribute('aria-rowindex', last ?? '');
  await page.keyboard.press('Home');
  await expect(page.locator(`[data-row]:focus`)).toHaveAttribute('aria-rowindex', '2');

  await page.keyboard.press('/');
  await page.keyboard.type('"long walk" -haiku');
  await page.getByRole('button', { name: 'More filters' }).click();
  await choose(page, 'Origin', 'seeds');
  await page.keyboard.press('Escape');
  await expect(counted(page)).toContainText(`${SEED_COUNT - 2} instructions`);
  await page.getByRole('searchbox').fill('HAIKU');
  await expectRows(page, 1);
  await expect(page).toHaveURL(/text=HAIKU.*|origin=seed/);
  await page.reload();
  await expectRows(page, 1);
  await page.getByRole('button', { name: 'Remove the filter origin seed' }).click();
  await expect(page).not.toHaveURL(/origin=/);

  await page.getByRole('searchbox').fill(`'; drop table -- "`);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(counted(page)).not.toContainText('1 instruction,');

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
  await expect(rowsOf(page).filter({ hasText: 'seed' })).toHaveCount(0);
  await rowsOf(page).first().getByRole('link').first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'Instruction', exact: true })).toBeVisible();
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

test('rows are walked and selected by keys; a view keeps the question; a word that nobody knows is named', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Walked by keys', SEEDS);
  const table = `/projects/${project.projectId}/instructions`;
  await page.goto(`${table}?order=shortest&status=loved&colour=red`);
  await expect(page.getByText('status=loved, colour=red')).toBeVisible();
  await page.getByRole('button', { name: 'Remove from the address' }).click();
  await expect(page).toHaveURL(`${table}?order=shortest`);
  await expect(page.getByText('status=loved')).toBeHidden();

  await rowsOf(page).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(counted(page)).toContainText('2 selected');
  await page.getByRole('button', { name: `Select all ${SEED_COUNT}` }).click();
  await expect(counted(page)).toContainText('all selected');
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(counted(page)).not.toContainText('selected');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Save this view as' }).fill('Short ones');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: 'Short ones', exact: true })).toBeVisible();
  await page.goto(table);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Short ones', exact: true }).click();
  await expect(page).toHaveURL(`${table}?order=shortest`);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Agreement' }).click();
  await expect(page.getByRole('columnheader', { name: 'Agreement' })).toBeVisible();
  await expect(page).toHaveURL(/columns=/);
  await page.keyboard.press('Escape');
  await rowsOf(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Seed' })).toBeVisible();
});
