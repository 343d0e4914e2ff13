import { readRun } from './evolved-project';
import { makeRun, projectWithTeacher, setPrice, startOwnTeacher } from './own-teacher';
import { expect, test } from './studio';

const SEEDS = Array.from({ length: 6 }, (_, at) => `Compare ${at + 2} ways to dry apples for the winter.`);

test('a run by batch finishes, and its table says of each batch what was sent, what came back and where it stands', async ({
  page,
  request,
}) => {
  const teacher = await startOwnTeacher({ batchMs: 100 });
  const project = await projectWithTeacher(request, { name: 'By batch', seeds: SEEDS, baseUrl: teacher.url });
  const { projectId } = project;
  await setPrice(request, projectId, { inputPerMillion: '1', outputPerMillion: '4' });
  const run = await makeRun(request, project, { driver: 'batch' });
  await page.goto(`/projects/${projectId}/runs/${run.id}`);
  await expect(page.getByText('At the batch price.')).toBeVisible();
  await page.getByRole('button', { name: /^Start round 1/ }).click();

  const table = page.getByRole('region', { name: 'Batches of this round' });
  const evolver = table.getByRole('row').filter({ hasText: 'evolver' });
  await expect(evolver).toContainText('Mine');
  await expect(page.getByRole('button', { name: /^Start round 2/ })).toBeVisible({ timeout: 45_000 });
  for (const role of ['evolver', 'judge', 'responder']) {
    const row = table.getByRole('row').filter({ hasText: role }).first();
    await expect(row.getByRole('cell', { name: /^done/ })).toBeVisible();
    const [requests, answered, failed] = (await row.getByRole('cell').allInnerTexts()).slice(2, 5).map(Number);
    expect({ answered, failed }, role).toEqual({ answered: requests, failed: 0 });
    expect(requests).toBeGreaterThan(0);
  }
  expect((await evolver.first().getByRole('cell').allInnerTexts())[2]).toBe(String(SEEDS.length));

  const counters = (await readRun(request, projectId, run.id)).rounds[0]?.counters;
  expect(counters).toMatchObject({ planned: SEEDS.length, open: 0, failed: 0, unpriced: 0 });
  expect(Number(counters?.costUsd)).toBeGreaterThan(0);
  await teacher.close();
});

test('a project whose batch cannot be stopped says so before it goes, and goes when the person wants it', async ({
  page,
  request,
}) => {
  const teacher = await startOwnTeacher({ batchMs: 600_000 });
  const given = { name: 'Unreachable batch', seeds: SEEDS, baseUrl: teacher.url };
  const project = await projectWithTeacher(request, given);
  const run = await makeRun(request, project, { driver: 'batch' });
  await page.goto(`/projects/${project.projectId}/runs/${run.id}`);
  await page.getByRole('button', { name: 'Start round 1' }).click();
  const table = page.getByRole('region', { name: 'Batches of this round' });
  await expect(table.getByRole('cell', { name: /^at the provider/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused by/)).toBeVisible();
  await teacher.close();

  await page.goto(`/projects/${project.projectId}/settings`);
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Delete project' }).click();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await dialog.getByRole('textbox').fill('Unreachable batch');
  await dialog.getByRole('button', { name: 'Delete Unreachable batch' }).click();
  await expect(dialog).toContainText('A batch cannot be stopped: “Mine”: connection failed');
  await expect(dialog).toContainText('Nothing was removed.');
  await dialog.getByRole('button', { name: 'Delete all the same' }).click();
  await expect(page).toHaveURL(/\/projects$/);
  expect((await request.get(`/api/projects/${project.projectId}`)).status()).toBe(404);
});
