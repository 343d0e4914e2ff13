import { runSchema } from '@/lib/core/contract/runs';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { answer, makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = [
  'Write a function that reverses a word.',
  'Write a query that lists the customers of one town.',
  'Count the vowels of a sentence in Python.',
  'Sort a list of pairs by their second part.',
];

test('a run waits for the score of each round, and the first below the best ends it', async ({ page, request }) => {
  const { projectId, seedSetId, teacherId } = await makeProject(request, 'Evol Stop', SEEDS);
  const config = {
    ...PAPER_CONFIG,
    preset: 'custom',
    evolStop: { source: 'entered', measure: 'pass@1 on MBPP-400' },
  } as const;
  const teacherIds = { evolver: teacherId, judge: teacherId, responder: teacherId };
  const data = { name: 'Measured', config, seedSetIds: [seedSetId], teacherIds };
  const run = await answer(runSchema, await request.post(`/api/projects/${projectId}/runs`, { data }));
  await page.goto(`/projects/${projectId}/runs/${run.id}`);

  await page.getByLabel('Score of the seeds alone').fill('40');
  await page.getByRole('button', { name: 'Save score' }).click();
  await page.getByLabel('Rounds in a row').click();
  await page.getByRole('option', { name: '3 rounds in a row' }).click();
  await page.getByRole('button', { name: /^Start rounds 1 to 3/ }).click();

  await expect(page.getByText('Waiting for the score of round 1.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Resume' })).toHaveAccessibleDescription(/Enter the score of round 1/);
  await page.getByLabel('Score of round 1', { exact: true }).fill('45');
  await page.getByRole('button', { name: 'Save score' }).click();

  await expect(page.getByText('Waiting for the score of round 2.')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Score of round 2', { exact: true }).fill('41.2');
  await page.getByRole('button', { name: 'Save score' }).click();
  await expect(page.getByText(/fell to 41\.2 with round 2, below 45 of round 1, the best/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Start round/ })).toHaveAccessibleDescription('The run is finished.');

  await page.goto(`/projects/${projectId}/exports`);
  await page.getByLabel('Run', { exact: true }).click();
  await page.getByRole('option', { name: /^Measured/ }).click();
  await expect(page.getByText('Evol Stop: round 1 is the best')).toBeVisible();
  await expect(page.getByLabel('Rounds', { exact: true })).toContainText('Up to round 1');
});
