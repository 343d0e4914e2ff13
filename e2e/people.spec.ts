import type { Browser, Page } from '@playwright/test';
import { expect, test } from './studio';

const NOBODY = { cookies: [], origins: [] };

async function addPerson(page: Page, name: string, role: string): Promise<{ email: string; password: string }> {
  const login = { email: `${name}-${Date.now()}@example.test`, password: 'first password' };
  await page.goto('/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Email address').fill(login.email);
  await dialog.getByLabel('First password').fill(login.password);
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: new RegExp(role, 'i') }).click();
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('row').filter({ hasText: login.email })).toBeVisible();
  return login;
}

async function signInAs(browser: Browser, baseURL: string, login: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL, storageState: NOBODY });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/projects$/);
  return page;
}

test('an annotator sees everything and may change nothing but reviews', async ({ page, browser, studio }) => {
  const { id } = await (await page.request.post('/api/projects', { data: { name: 'Roles' } })).json();
  const login = await addPerson(page, 'Ann', 'annotator');
  const theirs = await signInAs(browser, studio.url, login);

  await theirs.goto(`/projects/${id}/teachers`);
  await expect(theirs.getByRole('button', { name: 'Add a teacher' })).toHaveAttribute('aria-disabled', 'true');
  await theirs.goto(`/projects/${id}/templates`);
  await expect(theirs.getByRole('textbox', { name: /^Prompt of/ })).toHaveAttribute('aria-readonly', 'true');
  const refused = await theirs.request.post('/api/projects', { data: { name: 'Not mine' } });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'not_allowed' });
  expect((await theirs.request.get('/api/people')).status()).toBe(403);
  await theirs.context().close();
});

test('a role that is taken away ends at once, an account that is removed signs out', async ({
  page,
  browser,
  studio,
}) => {
  const login = await addPerson(page, 'Rob', 'researcher');
  const theirs = await signInAs(browser, studio.url, login);
  expect((await theirs.request.post('/api/projects', { data: { name: 'Rob’s' } })).status()).toBe(200);

  await page.getByRole('combobox', { name: 'Role of Rob' }).last().click();
  await page.getByRole('option', { name: /annotator/i }).click();
  await expect(async () => {
    expect((await theirs.request.post('/api/projects', { data: { name: 'Another' } })).status()).toBe(403);
  }).toPass();

  const people: { id: string; email: string }[] = await (await page.request.get('/api/people')).json();
  const rob = people.find((person) => person.email === login.email.toLowerCase());
  expect((await page.request.delete(`/api/people/${rob?.id}`)).status()).toBe(200);
  expect((await theirs.request.get('/api/me')).status()).toBe(401);
  await theirs.context().close();
});

test('the only owner can be neither removed nor demoted', async ({ page }) => {
  const me = await (await page.request.get('/api/me')).json();
  for (const answer of [
    await page.request.delete(`/api/people/${me.id}`),
    await page.request.post(`/api/people/${me.id}/role`, { data: { role: 'annotator' } }),
  ]) {
    expect(answer.status()).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'conflict', message: expect.stringContaining('only owner') });
  }
});

test('a script with a key does what the page does, and what it did is on the page', async ({
  page,
  playwright,
  studio,
}) => {
  await page.goto('/account');
  await page.getByRole('button', { name: 'New API key' }).click();
  await page.getByLabel('Name').last().fill('notebook');
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = (await page.getByRole('region', { name: 'API key' }).textContent())?.trim() ?? '';
  expect(key).toMatch(/^evol_/);

  const script = await playwright.request.newContext({
    baseURL: studio.url,
    storageState: NOBODY,
    extraHTTPHeaders: { 'x-api-key': key },
  });
  const name = `By a script ${Date.now()}`;
  const project = await (await script.post('/api/projects', { data: { name } })).json();
  const text = 'From a script: {{instruction}}';
  const saved = await script.post(`/api/projects/${project.id}/templates/breadth`, {
    data: { text, basedOnVersion: 1 },
  });
  expect(await saved.json()).toMatchObject({ version: 2, isChosen: true });
  const document = await (await script.get('/api/openapi.json')).json();
  expect(document.paths['/projects/{projectId}/templates/{operation}'].post.operationId).toBe('templates.save');
  await script.dispose();

  await page.goto(`/projects/${project.id}/templates?operation=breadth`);
  await expect(page.getByRole('textbox', { name: 'Prompt of breadth' })).toContainText('From a script');
  const wrong = await playwright.request.newContext({ baseURL: studio.url, storageState: NOBODY });
  expect((await wrong.get('/api/projects', { headers: { 'x-api-key': 'evol_wrong' } })).status()).toBe(401);
  await wrong.dispose();
});
