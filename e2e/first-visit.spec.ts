import { expect, test } from './studio';

test('the studio answers for its database and its worker', async ({ request }) => {
  await expect
    .poll(async () => (await request.get('/api/health')).json())
    .toMatchObject({
      status: 'ok',
      database: { isReachable: true },
      workers: { alive: 1 },
      rehearsal: { isReachable: true },
    });
});

test.describe('without an account', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('every page asks for one, and the API says so', async ({ page, request }) => {
    await page.goto('/projects');
    await expect(page).toHaveURL(/\/sign-in/);
    expect((await request.get('/api/projects')).status()).toBe(401);
  });

  test('the owner signs in and finds the projects', async ({ page, studio }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill(studio.owner.email);
    await page.getByLabel('Password').fill(studio.owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/projects$/);
    await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
  });

  test('a used or invented welcome link opens nothing', async ({ page }) => {
    await page.goto('/welcome?token=invented');
    await expect(page.getByLabel('Password')).toHaveCount(0);
  });
});
