import { readRun } from './evolved-project';
import { makeRun, projectWithTeacher, startOwnTeacher } from './own-teacher';
import { expect, test } from './studio';

test('the page of workers shows who is there and which run it has in hand', async ({ page, request }) => {
  const teacher = await startOwnTeacher({ latencyMs: 2_000 });
  const seeds = Array.from({ length: 40 }, (_, at) => `Describe lamp number ${at + 1} of a harbour.`);
  const given = { name: 'Watched', seeds, baseUrl: teacher.url, maxConcurrency: 4 };
  const project = await projectWithTeacher(request, given);
  // Its own name: a run of an earlier try may still be there.
  const name = `Lamps ${project.projectId.slice(-6)}`;
  const run = await makeRun(request, project, { name });
  const address = `/api/projects/${project.projectId}/runs/${run.id}`;
  expect((await request.post(`${address}/start`, { data: { rounds: 1 } })).ok()).toBe(true);

  await page.goto('/workers');
  const row = page.getByRole('region', { name: 'Worker processes' }).getByRole('row').filter({ hasText: name });
  await expect(row).toBeVisible();
  await expect(row).toContainText('just now');
  await expect(row).toContainText(new RegExp(`\\d+ of\\s+${name}`));
  await row.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await expect(page.getByText(/^Cancelled by/)).toBeVisible();
  expect((await readRun(request, project.projectId, run.id)).state).toBe('cancelled');
  await page.goto('/workers');
  await expect(row).toHaveCount(0, { timeout: 20_000 });
  await teacher.close();
});
