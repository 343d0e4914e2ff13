import type { APIRequestContext, Page } from '@playwright/test';
import { z } from 'zod';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = Array.from(
  { length: 140 },
  (_, at) => `Plan day ${at + 1} of a long walk along a river with two children.`,
);

const countedSchema = z.object({ total: z.number().nullable() });

/** How many children of the first round stand so. */
async function countOf(request: APIRequestContext, projectId: string, status: 'kept' | 'dropped'): Promise<number> {
  const path = `/api/projects/${projectId}/instructions/count?round=1&status=${status}`;
  return (await answer(countedSchema, await request.get(path))).total ?? -1;
}

const progressOf = (page: Page) => page.getByRole('region', { name: 'Bulk decisions' });
const rowBoxes = (page: Page) => page.getByRole('checkbox', { name: /^Select: / });

test('all that match a filter are dropped by one job, told how far it is, and taken back by one undo', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'In bulk', SEEDS);
  await evolveOnce(request, project);
  const { projectId } = project;
  const named = await request.patch(`/api/projects/${projectId}`, { data: { reasonNames: { too_long: 'rambling' } } });
  expect(named.ok()).toBe(true);
  const kept = await countOf(request, projectId, 'kept');
  const dropped = await countOf(request, projectId, 'dropped');
  expect(kept).toBeGreaterThan(100);

  await page.goto(`/projects/${projectId}/instructions?round=1&status=kept`);
  await rowBoxes(page).first().click();
  await page.getByRole('button', { name: `Select all ${kept}` }).click();
  await page.getByRole('button', { name: 'Drop…' }).click();
  const dialog = page.getByRole('dialog', { name: `Drop ${kept} children` });
  const confirm = dialog.getByRole('button', { name: `Drop ${kept} children` });
  await expect(dialog.getByText('Everything with status kept, round 1.')).toBeVisible();
  await expect(dialog.getByText('one undo takes')).toBeVisible();
  expect(await barriers(page, '[role=dialog]')).toEqual([]);
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'rambling' }).click();
  await dialog.getByRole('textbox').fill(`drop ${kept}`);
  await confirm.click();
  await expect(progressOf(page)).toContainText(`Dropped ${kept} children, ${kept} changed.`);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  expect(await countOf(request, projectId, 'dropped')).toBe(dropped + kept);

  await progressOf(page).getByRole('button', { name: 'Undo' }).click();
  await expect(progressOf(page)).toContainText('Taken back.');
  await expect(rowBoxes(page).first()).toBeVisible();
  expect(await countOf(request, projectId, 'kept')).toBe(kept);

  await rowBoxes(page).nth(0).click();
  await rowBoxes(page).nth(1).click();
  await page.getByRole('button', { name: 'Drop…' }).click();
  const small = page.getByRole('dialog', { name: 'Drop 2 children' });
  await expect(small.getByRole('textbox')).toHaveCount(0);
  await small.getByRole('button', { name: 'Drop 2 children' }).click();
  await expect(progressOf(page)).toContainText('Dropped 2 children');
  expect(await countOf(request, projectId, 'kept')).toBe(kept - 2);

  await progressOf(page).getByRole('link', { name: 'All of them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk decisions' })).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(3);
  expect(await barriers(page)).toEqual([]);
  await expect(rows.nth(2)).toContainText('round 1');
  await expect(rows.nth(2)).toContainText('rambling');
  await expect(rows.nth(2)).toContainText('taken back');
  await expect(rows.nth(2).getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  await rows.nth(1).getByRole('button', { name: 'Undo' }).click();
  await expect(rows.nth(1)).toContainText('taken back');
  // Also said while it is under way.
  await expect.poll(() => countOf(request, projectId, 'kept')).toBe(kept);
});
