import { runSchema } from '@/lib/core/contract/runs';
import { findPreset } from '@/lib/core/evolution/methods/known-methods';
import { answer, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = [
  'Mina has 14 apples and gives 5 to her brother. How many apples are left?',
  'A shirt costs $12.50 and a hat $8. How much do both cost?',
  'There are 7 rows of chairs with 9 chairs in each. How many chairs are there?',
  'A train travels 1,200 kilometres in 8 hours. How far does it come in one hour?',
  'Olga reads 23 pages on each of 6 days. How many pages does she read?',
  'A tank of 90 litres loses 4 litres in an hour. How much is left after 3 hours?',
];

test('a math run goes down in its first round and up in its second, and its answers keep their steps', async ({
  page,
  request,
}) => {
  const { projectId, seedSetId, teacherId } = await makeProject(request, 'Down and up', SEEDS);
  const preset = findPreset('math_evol_instruct', 'v3')?.config;
  const roundWeights = { 1: { math_simpler: 1, math_other_topic: 1 } };
  const config = { ...preset, preset: 'custom', rounds: 2, roundWeights, evolutionsPerInstruction: 2 };
  const teacherIds = { evolver: teacherId, judge: teacherId, responder: teacherId };
  const data = { name: 'Down, up', config, seedSetIds: [seedSetId], teacherIds };
  const run = await answer(runSchema, await request.post(`/api/projects/${projectId}/runs`, { data }));
  await page.goto(`/projects/${projectId}/runs/${run.id}`);
  await expect(page.getByText('Number the steps of your solution')).toBeVisible();
  await page.getByLabel('Rounds in a row').click();
  await page.getByRole('option', { name: '2 rounds in a row' }).click();
  await page.getByRole('button', { name: /^Start rounds 1 to 2/ }).click();
  await expect
    .poll(async () => (await readRun(request, projectId, run.id)).state, { timeout: 60_000 })
    .toBe('finished');

  const operations = page.getByRole('region', { name: 'Operations', exact: true }).first();
  await page.getByRole('tab', { name: 'Round 1' }).click();
  await expect(operations).toContainText('math simpler');
  await expect(operations).not.toContainText('math planned');
  await page.getByRole('tab', { name: 'Round 2' }).click();
  await expect(operations).toContainText('math planned');
  await expect(operations).not.toContainText('math simpler');

  await page.getByRole('link', { name: 'Instructions of round 2' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText(/Final answer:/).first()).toBeVisible();
});
