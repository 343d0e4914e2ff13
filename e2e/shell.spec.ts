import type { Page } from '@playwright/test';
import { expect, test } from './studio';

async function newProject(page: Page, name: string): Promise<string> {
  const answer = await page.request.post('/api/projects', { data: { name } });
  expect(answer.status()).toBe(200);
  return (await answer.json()).id;
}

test('a new project begins with its first step, and is found, renamed and deleted', async ({ page }) => {
  await page.goto('/projects');
  await page.getByRole('button', { name: 'New project' }).first().click();
  await page.getByLabel('Name').fill('Chestnuts');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chestnuts' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import seeds' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Name').fill('Horse chestnuts');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Project: Horse chestnuts/ })).toBeVisible();

  await page.getByRole('button', { name: 'Delete project' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Delete Horse chestnuts' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('Type').fill('Horse chestnuts');
  await confirm.click();
  await expect(page).toHaveURL(/\/projects$/);
  await expect(page.getByRole('link', { name: 'Horse chestnuts' })).toHaveCount(0);
});

test('a project that is not there is a page that says so', async ({ page }) => {
  await page.goto('/projects/0193d1de-0000-7000-8000-000000000000');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await page.goto('/projects/nonsense');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
});

test.describe('keys', () => {
  test('lead to every page, and not while somebody types', async ({ page }) => {
    const projectId = await newProject(page, 'By keys');
    await page.goto(`/projects/${projectId}`);
    await expect(page.getByRole('heading', { level: 1, name: 'By keys' })).toBeVisible();
    // Keys are heard once the page is alive.
    await expect(async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('x');
      await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible({ timeout: 1500 });
    }).toPass();
    await page.getByLabel('Description').fill('g h ?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/\/settings$/);
  });

  test('the palette finds a page by its name and a project by its own', async ({ page }) => {
    const projectId = await newProject(page, 'Walnut grove');
    await page.goto('/projects');
    await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder('A page, a project or an action').fill('walnut');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(projectId));
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder('A page, a project or an action').fill('templ');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/templates$/);
  });

  test('the sheet lists what works here; single letters can be switched off', async ({ page }) => {
    await page.goto('/projects');
    await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog').getByText('New project')).toBeVisible();
    await page.getByRole('link', { name: /account page/ }).click();
    await page.getByRole('switch', { name: 'Single letters are keys' }).click();
    await page.goto('/projects');
    const button = page.getByRole('button', { name: 'New project' }).first();
    await expect(button).toBeVisible();
    await expect(button.locator('kbd')).toHaveCount(0);
    await page.keyboard.press('n');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByPlaceholder('A page, a project or an action')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(1);
  });
});

test('the theme is kept, and written into the page by the server', async ({ page }) => {
  await page.goto('/account');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const html = await (await page.request.get('/account')).text();
  expect(html).toContain('data-theme="dark"');
});

test('an API key is shown once, works, and can be deleted', async ({ page, playwright, studio }) => {
  await page.goto('/account');
  await page.getByRole('button', { name: 'New API key' }).click();
  await page.getByLabel('Name', { exact: true }).last().fill('field notes');
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = (await page.getByRole('region', { name: 'API key', exact: true }).textContent()) ?? '';
  const script = await playwright.request.newContext({
    baseURL: studio.url,
    extraHTTPHeaders: { 'x-api-key': key.trim() },
  });
  expect((await script.get('/api/me')).status()).toBe(200);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText(key.trim())).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete the key field notes' }).click();
  await page.getByRole('button', { name: 'Really delete the key field notes' }).click();
  await expect(page.getByText('field notes')).toHaveCount(0);
  expect((await script.get('/api/me')).status()).toBe(401);
  await script.dispose();
});

test('the owner adds an annotator, who sees no people and creates no project', async ({ page, browser, studio }) => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ann');
  await dialog.getByLabel('Email address').fill('ann@example.test');
  await dialog.getByLabel('First password').fill('short');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(dialog.getByRole('alert')).toContainText('at least 8 characters');
  await dialog.getByLabel('First password').fill('long enough');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('cell', { name: 'ann@example.test' })).toBeVisible();

  const context = await browser.newContext({ baseURL: studio.url, storageState: { cookies: [], origins: [] } });
  const hers = await context.newPage();
  await hers.goto('/sign-in');
  await hers.getByLabel('Email').fill('ann@example.test');
  await hers.getByLabel('Password').fill('wrong');
  await hers.getByRole('button', { name: 'Sign in' }).click();
  await expect(hers.getByRole('alert').first()).toContainText('wrong');
  await hers.getByLabel('Password').fill('long enough');
  await hers.getByRole('button', { name: 'Sign in' }).click();
  await expect(hers.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  await expect(hers.getByRole('button', { name: 'New project' }).first()).toHaveAttribute('aria-disabled', 'true');
  await hers.goto('/people');
  await expect(hers.getByText('There is nothing at this address')).toBeVisible();
  await context.close();
});

test('a studio that does not answer is told, and so is its return', async ({ page }) => {
  await page.goto('/projects');
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  await page.route('**/api/health', (route) => route.abort());
  await expect(page.getByText('The studio does not answer.')).toBeVisible({ timeout: 30_000 });
  await page.unroute('**/api/health');
  await expect(page.getByText('Back again.')).toBeVisible();
});
