import type { Page } from '@playwright/test';
import { z } from 'zod';
import { guidelineVersionSchema } from '@/lib/core/contract/guidelines';
import { projectSchema } from '@/lib/core/contract/projects';
import { answer } from './evolved-project';
import { expect, test } from './studio';

async function openGuidelines(page: Page, name: string): Promise<string> {
  const project = await answer(projectSchema, await page.request.post('/api/projects', { data: { name } }));
  await page.goto(`/projects/${project.id}/guidelines`);
  return project.id;
}

const text = (page: Page) => page.getByLabel('Text', { exact: true });

test('guidelines are written with a preview, saved in versions, compared and restored', async ({ page }) => {
  // Three versions, each written and read.
  test.slow();
  const projectId = await openGuidelines(page, 'Guidelines');
  await page.getByRole('button', { name: 'Write guidelines' }).click();
  await text(page).fill('# Keep\n\nA child that is **harder**.');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'Keep' })).toBeVisible();
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  const first = page.getByRole('article', { name: 'Version 1' });
  await expect(first.getByRole('heading', { name: 'Keep' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit the guidelines' }).click();
  await text(page).fill('# Keep\n\nA child that is harder and answerable.');
  // What is half-written survives a look at another page.
  await page.getByRole('link', { name: 'My work' }).click();
  await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
  await page.getByRole('link', { name: 'Guidelines' }).click();
  await expect(text(page)).toHaveValue(/answerable/);
  await page.getByLabel('Note').fill('Answerable');
  await page.getByRole('button', { name: 'Save as version 2' }).click();

  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText('holds now');
  await expect(versions.first()).toContainText('Answerable');
  await versions.last().getByRole('button').click();
  await expect(page).toHaveURL(/version=1/);
  await page.getByRole('switch', { name: 'what changed up to version 2' }).click();
  await expect(first.locator('ins').filter({ hasText: 'answerable' })).toBeVisible();

  await page.getByRole('button', { name: 'Restore as a new version' }).click();
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(versions).toHaveCount(3);
  const current = await answer(
    guidelineVersionSchema,
    await page.request.get(`/api/projects/${projectId}/guidelines/current`),
  );
  expect(current).toMatchObject({ version: 3, text: '# Keep\n\nA child that is **harder**.' });
});

test('a version that somebody else saved meanwhile is told before it is built upon', async ({ page }) => {
  const projectId = await openGuidelines(page, 'Guidelines of two');
  await page.getByRole('button', { name: 'Write guidelines' }).click();
  await text(page).fill('Mine.');
  const theirs = await page.request.post(`/api/projects/${projectId}/guidelines`, {
    data: { text: 'Theirs.', basedOnVersion: 0 },
  });
  expect(theirs.ok()).toBe(true);
  const anyway = page.getByRole('button', { name: 'Save as version 2 anyway' });
  // The page may hear of the newer version before the button is pressed, or because of it.
  await expect(async () => {
    if ((await anyway.count()) === 0)
      await page.getByRole('button', { name: 'Save as version 1' }).click({ timeout: 1000 });
    await expect(anyway).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('alert').filter({ hasText: 'Version 1 was saved by' })).toBeVisible();
  await anyway.click();
  await expect(page.getByRole('article', { name: 'Version 2' })).toContainText('Mine.');
  const list = z.object({ items: z.array(z.object({ version: z.number() })) });
  const { items } = await answer(list, await page.request.get(`/api/projects/${projectId}/guidelines`));
  expect(items.map((item) => item.version)).toEqual([2, 1]);
});
