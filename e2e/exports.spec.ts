/** One click writes a dataset; the file, its figures and its manifest say the same, and the same choices give the same bytes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './studio';

async function seededProject(page: Page, name: string): Promise<string> {
  const project = (await (await page.request.post('/api/projects', { data: { name } })).json()) as { id: string };
  const rows = Array.from({ length: 30 }, (_, at) => ({
    ...{ instruction: `Explain number ${at}.`, input: '' },
    output: at < 25 ? `It is ${at}.` : '',
  }));
  const query = new URLSearchParams({ name: 'Numbers', fileName: 'numbers.json' });
  const path = `/api/projects/${project.id}/seed-files/import?${query}`;
  const answer = await page.request.post(path, { data: Buffer.from(JSON.stringify(rows)) });
  expect(answer.status()).toBe(200);
  await page.goto(`/projects/${project.id}/exports`);
  return project.id;
}

async function exportNow(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export and download' }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const rowCount = (page: Page) => page.getByText('Rows in the file', { exact: true }).locator('..');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('one click downloads the file; the list and the manifest tell the same', async ({ page }) => {
  await seededProject(page, 'Exports: one click');
  await expect(rowCount(page)).toContainText('30');
  const { name, bytes } = await exportNow(page);
  expect(name).toBe('exports-one-click-all-runs-lossless-jsonl.jsonl');
  const rows = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map((row) => row['instruction'])).toEqual(rows.map((_, at) => `Explain number ${at}.`));
  const row = page.getByRole('row', { name: /exports-one-click/ });
  await expect(row).toContainText('30');
  await expect(row).toContainText(hashOf(bytes).slice(0, 12));
  await row.getByRole('button', { name: 'Manifest' }).click();
  await expect(page.getByRole('dialog', { name: 'Manifest' })).toContainText(hashOf(bytes));
});

test('the same choices give the same bytes, and the file of before can be had again', async ({ page }) => {
  await seededProject(page, 'Exports: twice');
  await page.getByRole('radio', { name: /^ShareGPT/ }).click();
  await page.getByRole('checkbox', { name: 'A sample of the rows' }).click();
  await page.getByLabel('Rows in the sample').fill('10');
  await page.getByRole('checkbox', { name: 'Shuffle' }).click();
  await page.getByLabel('Random seed').fill('7');
  await expect(rowCount(page)).toContainText('10');
  const first = await exportNow(page);
  const second = await exportNow(page);
  expect(JSON.parse(first.bytes.toString('utf8'))).toHaveLength(10);
  expect(hashOf(second.bytes)).toBe(hashOf(first.bytes));
  const again = page.waitForEvent('download');
  await page
    .getByRole('row', { name: /exports-twice/ })
    .last()
    .getByRole('button', { name: 'Download' })
    .click();
  expect(hashOf(await readFile(await (await again).path()))).toBe(hashOf(first.bytes));
});

test('rows without a response are left out of training formats, and that is said', async ({ page }) => {
  await seededProject(page, 'Exports: silent rows');
  await page.getByRole('radio', { name: /^Alpaca/ }).click();
  await expect(rowCount(page)).toContainText('25');
  await expect(page.getByText(/5 rows have no response and cannot be in this format/)).toBeVisible();
  expect(JSON.parse((await exportNow(page)).bytes.toString('utf8'))).toHaveLength(25);
});

test('nothing to export is said before, and a wrong figure beside it', async ({ page }) => {
  await seededProject(page, 'Exports: nothing');
  await page.getByRole('checkbox', { name: 'Seeds' }).click();
  await expect(rowCount(page)).toContainText('0');
  const button = page.getByRole('button', { name: 'Export and download' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('checkbox', { name: 'A sample of the rows' }).click();
  await page.getByLabel('Rows in the sample').fill('none');
  await expect(page.getByRole('alert').filter({ hasText: 'A whole number of rows, at least 1.' })).toBeVisible();
});

test('an export of other data is not passed off as the old one', async ({ page }) => {
  const id = await seededProject(page, 'Exports: changed');
  await exportNow(page);
  const row = page.getByRole('row', { name: /exports-changed/ });
  await expect(row).toContainText('30');
  const query = new URLSearchParams({ name: 'More', fileName: 'more.jsonl' });
  await page.request.post(`/api/projects/${id}/seed-files/import?${query}`, {
    data: Buffer.from('{"instruction":"One more."}'),
  });
  await row.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'The data has changed since this export' });
  await expect(dialog).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export again and download' }).click(),
  ]);
  expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\n')).toHaveLength(31);
});
