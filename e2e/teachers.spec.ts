import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './studio';

let server: Server;
let baseUrl: string;

/** A teacher that knows one key; the rehearsal teacher takes any. */
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const isRight = request.headers.authorization === 'Bearer sk-right';
    response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        isRight
          ? {
              choices: [{ message: { content: 'Red, yellow, blue.' }, finish_reason: 'stop' }],
              usage: { prompt_tokens: 12, completion_tokens: 6 },
            }
          : { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
test.afterAll(() => server.close());

async function openTeachers(page: Page): Promise<string> {
  const answer = await page.request.post('/api/projects', { data: { name: 'Teachers' } });
  const { id } = await answer.json();
  await page.goto(`/projects/${id}/teachers`);
  return id;
}

async function fillNew(page: Page, fields: { url: string; key?: string }) {
  const dialog = page.getByRole('dialog', { name: 'Add a teacher' });
  // A click before the page is alive does nothing.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Add a teacher' }).click();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await dialog.getByLabel('Name').fill('Mine');
  await dialog.getByLabel('Base URL').fill(fields.url);
  await dialog.getByLabel('Model').fill('m-1');
  if (fields.key) await dialog.getByLabel('Key').fill(fields.key);
  return dialog;
}

test('the rehearsal teacher is there from the start and answers', async ({ page }) => {
  await openTeachers(page);
  const row = page.getByRole('list', { name: 'Teachers', exact: true }).getByRole('listitem').first();
  await expect(row).toContainText('rehearsal-1');
  await expect(async () => {
    await row.getByRole('button', { name: 'Test' }).click();
    await expect(row.getByRole('status')).toContainText(/rehearsal-1 answered in \d+/, { timeout: 5000 });
  }).toPass();
  await expect(row.getByRole('status')).toContainText('rehearsal');
});

test('a wrong key is told in the server’s own words; the right one is sealed and never comes back', async ({
  page,
}) => {
  const projectId = await openTeachers(page);
  const dialog = await fillNew(page, { url: baseUrl, key: 'sk-wrong' });
  await dialog.getByRole('button', { name: 'Test with one call' }).click();
  await expect(dialog.getByRole('status')).toContainText('key refused');
  await expect(dialog.getByRole('status')).toContainText('Incorrect API key provided.');

  await dialog.getByLabel('Key').fill('sk-right');
  await dialog.getByRole('button', { name: 'Test with one call' }).click();
  await expect(dialog.getByRole('status')).toContainText('Red, yellow, blue.');
  await expect(dialog.getByRole('status')).toContainText('12 tokens in, 6 out');
  await dialog.getByRole('button', { name: 'Add teacher' }).click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole('listitem').filter({ hasText: 'Mine' });
  await expect(row).toContainText('key sealed');
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByRole('status')).toContainText('Red, yellow, blue.');
  const listed = await (await page.request.get(`/api/projects/${projectId}/teachers`)).text();
  expect(listed).not.toContain('sk-right');
});

test('an address where nothing listens says so and what to do', async ({ page }) => {
  await openTeachers(page);
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(gone.address() as AddressInfo).port}/v1`;
  await new Promise((resolve) => gone.close(resolve));
  const dialog = await fillNew(page, { url });
  await dialog.getByRole('button', { name: 'Test with one call' }).click();
  await expect(dialog.getByRole('status')).toContainText('The connection was refused');
  await expect(dialog.getByRole('status')).toContainText('Check the base URL');
});

test('a field that is wrong says so beside itself, and nothing is saved', async ({ page }) => {
  await openTeachers(page);
  const dialog = await fillNew(page, { url: 'not an address' });
  await dialog.getByText('Parameters').click();
  await dialog.getByLabel('Temperature').fill('warm');
  await dialog.getByRole('button', { name: 'Add teacher' }).click();
  await expect(dialog.getByText('Give an address that starts with http')).toBeVisible();
  await expect(dialog.getByText('A number from 0 to 2')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Mine' })).toHaveCount(0);
});

test('an archived teacher waits below and can be used again', async ({ page }) => {
  await openTeachers(page);
  const dialog = await fillNew(page, { url: baseUrl });
  await dialog.getByRole('button', { name: 'Add teacher' }).click();
  await page.getByRole('button', { name: 'More for Mine' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const archived = page.getByRole('list', { name: 'Archived teachers' });
  await page.getByText('Archived', { exact: false }).first().click();
  await expect(archived.getByRole('listitem')).toContainText('Mine');
  await archived.getByRole('button', { name: 'Use again' }).click();
  await expect(page.getByRole('list', { name: 'Teachers', exact: true })).toContainText('Mine');
});
