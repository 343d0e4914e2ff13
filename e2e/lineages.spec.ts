import type { APIRequestContext, Page } from '@playwright/test';
import { z } from 'zod';
import { type LineageTree, lineageTreeSchema, type TreeNode } from '@/lib/core/contract/lineages';
import { templateVersionSchema } from '@/lib/core/contract/templates';
import { barriers } from './barriers';
import { answer, type EvolvedProject, evolveOnce, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = Array.from(
  { length: 12 },
  (_, at) => `Plan day ${at + 1} of a long walk along a river with two children.`,
);

async function evolveTwice(request: APIRequestContext, project: EvolvedProject): Promise<void> {
  const run = await evolveOnce(request, project);
  const path = `/api/projects/${project.projectId}/runs/${run.id}/start`;
  expect((await request.post(path, { data: { rounds: 1 } })).ok()).toBe(true);
  const made = async () => {
    const now = await readRun(request, project.projectId, run.id);
    return now.state !== 'running' && now.rounds.length === 2;
  };
  await expect.poll(made, { timeout: 60_000, intervals: [100] }).toBe(true);
}

/** A seed whose lineage kept a child in both rounds. */
async function keptLineage(request: APIRequestContext, { projectId }: EvolvedProject) {
  const listed = await request.get(`/api/projects/${projectId}/instructions?origin=seed`);
  const { items } = await answer(z.object({ items: z.array(z.object({ id: z.string() })) }), listed);
  for (const { id } of items) {
    const tree = await readTree(request, projectId, id);
    const first = tree.nodes.find((node) => node.round === 1 && node.status === 'kept');
    const second = tree.nodes.find((node) => node.parentId === first?.instructionId && node.status === 'kept');
    if (first && second) return { seedId: id, first, second };
  }
  throw new Error('no lineage kept both');
}

const readTree = async (request: APIRequestContext, projectId: string, seedId: string): Promise<LineageTree> =>
  answer(lineageTreeSchema, await request.get(`/api/projects/${projectId}/lineages/${seedId}`));

/** A worker does it, and the machine may be busy. */
const SOON = { timeout: 45_000 };

const itemsOf = (page: Page) => page.getByRole('tree', { name: 'Lineage' }).getByRole('treeitem');

test('a lineage is walked by keyboard, pruned with one undo, and generated again from a node', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'A tree', SEEDS);
  await evolveTwice(request, project);
  const { projectId } = project;
  const { seedId, first, second } = await keptLineage(request, project);
  const statusOf = async ({ evolutionId }: TreeNode) =>
    (await readTree(request, projectId, seedId)).nodes.find((node) => node.evolutionId === evolutionId)?.status;

  const statuses = async () => [await statusOf(first), await statusOf(second)];

  await page.goto(`/projects/${projectId}/lineages/${seedId}`);
  const tree = page.getByRole('tree', { name: 'Lineage' });
  const panel = page.getByRole('region', { name: 'The node' });
  await expect(itemsOf(page)).toHaveCount(3);
  // The page answers keys only when its script has taken it over.
  await expect(async () => {
    await tree.focus();
    await page.keyboard.press('End');
    await expect(itemsOf(page).last()).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('ArrowLeft');
  await expect(itemsOf(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(new RegExp(`node=${first.evolutionId}`));
  await expect(panel.getByRole('heading', { name: 'Instruction, against its parent' })).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Response' })).not.toContainText('None');
  await page.keyboard.press('ArrowLeft');
  await expect(itemsOf(page)).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(itemsOf(page)).toHaveCount(3);
  await page.keyboard.type('seed');
  await expect(itemsOf(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel).toBeFocused();
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press('x');
  await expect(panel.getByText('In later rounds 1 kept child was made of it.')).toBeVisible();
  await panel.getByRole('button', { name: 'Drop it too' }).click();
  await expect.poll(() => statusOf(second), SOON).toBe('dropped');
  await expect(itemsOf(page).filter({ hasText: 'dropped' })).toHaveCount(2);
  const progress = page.getByRole('region', { name: 'Bulk decisions' });
  await progress.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => statusOf(second), SOON).toBe('kept');
  await expect(progress).toContainText('Taken back.');
  // Taken back beside it, the question is open again.
  await expect(panel.getByText('In later rounds 1 kept child was made of it.')).toBeVisible();
  await page.keyboard.press('z');
  await expect.poll(() => statusOf(first), SOON).toBe('kept');

  await panel.getByRole('button', { name: 'Prune branch…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Drop 2 children' }).click();
  await expect.poll(statuses, SOON).toEqual(['dropped', 'dropped']);
  await page.goto(`/projects/${projectId}/bulk`);
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(statuses, SOON).toEqual(['kept', 'kept']);

  await page.goto(`/projects/${projectId}/lineages/${seedId}?node=${first.evolutionId}`);
  await expect(itemsOf(page)).toHaveCount(3);
  const template = `/api/projects/${projectId}/templates`;
  const versions = await answer(templateVersionSchema.array(), await request.get(template));
  const used = versions.find(({ operation }) => operation === first.operation);
  const draft = { text: `${used?.text} `, note: 'plainer', basedOnVersion: 1 };
  expect((await request.post(`${template}/${first.operation}`, { data: draft })).ok()).toBe(true);
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog.getByText('is dropped in your name')).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Operation' })).toContainText('as before');
  const version = dialog.getByRole('combobox', { name: 'Version of its template' });
  await expect(version).toContainText('v2');
  await expect(dialog.getByText('This child was made with v1.')).toBeVisible();
  await version.click();
  await expect(page.getByRole('option')).toHaveText([/^v2, \d+ \w+ \d+, chosen/, /^v1, .*as before/]);
  await page.getByRole('option', { name: 'v1' }).click();
  await expect(dialog.getByText('This child was made with it.')).toBeVisible();
  expect(await barriers(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Generate again' }).click();
  await expect(itemsOf(page)).toHaveCount(4);
  await expect(itemsOf(page).filter({ hasText: 'attempt 2' })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.getByText('template v1')).toBeVisible();
  const kept = async () => (await readTree(request, projectId, seedId)).nodes.filter((node) => node.status === 'kept');
  const rounds = async () => (await kept()).map((node) => node.round);
  await expect.poll(() => statusOf(second), SOON).toBe('dropped');
  expect(await statusOf(first)).toBe('dropped');
  expect((await rounds()).filter((round) => round === 1).length).toBeLessThanOrEqual(1);

  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: /Instruction|Seed/ })).toBeVisible();
  await page.keyboard.press('l');
  await expect(tree).toBeVisible();
});
