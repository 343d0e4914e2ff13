/** A file becomes seeds: looked at first, every fault named, all or nothing. */
import type { Page } from '@playwright/test';
import { expect, test } from './studio';

type Upload = { name: string; content: string | Buffer };

async function newProject(page: Page, name: string): Promise<string> {
  const answer = await page.request.post('/api/projects', { data: { name } });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/projects/${id}/seeds`);
  return id;
}

async function choose(page: Page, { name, content }: Upload): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  // A file that is chosen before the page is alive is not seen.
  await expect(async () => {
    await page.getByLabel('File of seeds').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible({ timeout: 2000 });
  }).toPass();
}

const stat = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });
const importButton = (page: Page) => page.getByRole('button', { name: /^Import [\d\u202f]+ seeds?/ });
const alpaca = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    instruction: `Name a thing of kind ${at}.`,
    input: '',
    output: `Thing ${at}.`,
  }));

test('a JSON array is looked at, imported, listed and removed', async ({ page }) => {
  await newProject(page, 'Seeds: alpaca');
  await choose(page, { name: 'things.json', content: JSON.stringify(alpaca(120)) });
  await expect(stat(page, 'Rows')).toContainText('120');
  await expect(page.getByRole('combobox', { name: 'Shape' })).toContainText('Alpaca');
  await expect(page.getByRole('table', { name: /.*/ }).getByText('Name a thing of kind 0.')).toBeVisible();
  await importButton(page).click();
  const row = page.getByRole('row', { name: /things/ });
  await expect(row).toContainText('120');
  await row.getByRole('button', { name: 'Remove things' }).click();
  await page.getByRole('button', { name: 'Remove 120 seeds' }).click();
  await expect(row).toHaveCount(0);
});

test('a mapping that does not fit can be changed', async ({ page }) => {
  await newProject(page, 'Seeds: mapping');
  await choose(page, { name: 'odd.csv', content: 'body,note\n"What, then?",first\nAnd now?,second\n' });
  await expect(page.getByRole('combobox', { name: 'Instruction' })).toContainText('body');
  await page.getByRole('combobox', { name: 'Response' }).click();
  await page.getByRole('option', { name: 'note' }).click();
  await expect(page.getByRole('columnheader', { name: 'Response' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the proposal' }).click();
  await expect(page.getByRole('columnheader', { name: 'Response' })).toHaveCount(0);
});

test('broken JSON at row 700 is named, and the rest can be imported without it', async ({ page }) => {
  const lines = JSON.stringify(alpaca(1000), null, 2).split('\n');
  // A row has five lines; the one after the opening bracket is line 2.
  const at = 1 + 699 * 5 + 1;
  lines[at] = (lines[at] ?? '').replace('.",', '.,');
  await newProject(page, 'Seeds: broken');
  await choose(page, { name: 'broken.json', content: lines.join('\n') });
  const fault = page.getByRole('row', { name: /A string of this row is not closed on its line/ });
  await expect(fault).toContainText('700');
  await expect(importButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('radio', { name: /Leave out 1 bad row/ }).click();
  await importButton(page).click();
  await expect(page.getByRole('row', { name: /broken/ })).toContainText('999');
});

test('a line of 50 MB and a NUL are bad rows, not bad files', async ({ page }) => {
  const rows = [
    '{"instruction":"before"}',
    `{"instruction":"${'x'.repeat(50_000_000)}"}`,
    '{"instruction":"a\\u0000b"}',
  ];
  await newProject(page, 'Seeds: long line');
  await choose(page, { name: 'long.jsonl', content: [...rows, '{"instruction":"after"}'].join('\n') });
  await expect(page.getByRole('row', { name: /The row has 50,000,018 bytes/ })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /NUL character \(U\+0000\) in field instruction, character 2/ }),
  ).toBeVisible();
  await expect(stat(page, 'Seeds')).toContainText('2');
});

test('files that cannot be read at all say why', async ({ page }) => {
  await newProject(page, 'Seeds: refused');
  const refused: [Upload, string][] = [
    [{ name: 'empty.json', content: '' }, 'The file is empty.'],
    [{ name: 'object.json', content: '{"a": 1, "b": {"c": 2}}' }, 'No field of the first rows can be the instruction.'],
    [{ name: 'utf16.csv', content: Buffer.from('\ufeffq\nwhy', 'utf16le') }, 'The file is UTF-16.'],
  ];
  for (const [file, message] of refused) {
    await choose(page, file);
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
    await page.getByRole('button', { name: 'Choose another file' }).click();
  }
});

test('an unknown column is refused by name, to scripts too', async ({ page }) => {
  const id = await newProject(page, 'Seeds: unknown column');
  const mapping = { shape: 'fields', instruction: 'prompt', input: null, response: null, category: null };
  const query = new URLSearchParams({ name: 'x', fileName: 'x.jsonl', mapping: JSON.stringify(mapping) });
  const answer = await page.request.post(`/api/projects/${id}/seed-files/import?${query}`, {
    data: Buffer.from('{"question":"a"}'),
  });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: 'invalid_input',
    message: 'There is no field "prompt".',
    remedy: 'The first rows have "question".',
  });
});

test('pasted rows keep every byte on the way to an export', async ({ page }) => {
  const id = await newProject(page, 'Seeds: pasted');
  const row = { instruction: 'Tabs\tand emoji 👩‍👩‍👧 مرحبا', input: 'two\r\nlines', output: 'Done.' };
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByLabel('Rows').fill(JSON.stringify(row));
  await page.getByRole('button', { name: 'Look at the rows' }).click();
  await importButton(page).click();
  await expect(page.getByRole('row', { name: /Pasted seeds/ })).toBeVisible();
  const made = await page.request.post(`/api/projects/${id}/exports`, { data: { options: { format: 'alpaca' } } });
  const { id: exportId } = (await made.json()) as { id: string };
  const file = await page.request.get(`/api/projects/${id}/exports/${exportId}/dataset`);
  expect(await file.json()).toEqual([row]);
});
