import { z } from 'zod';
import { templateEffectsSchema } from '@/lib/core/contract/template-effects';
import { templateVersionSchema } from '@/lib/core/contract/templates';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { answer, evolveOnce, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const PLACES = ['a harbour', 'a library', 'a mountain hut', 'a night train', 'a bakery', 'a school'];
const seeds = Array.from({ length: 36 }, (_, at) => `Describe ${PLACES[at % PLACES.length]}, number ${at}.`);

test('a template is changed between two rounds, and the page says what the change brought', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Did it help', seeds);
  const { projectId } = project;
  const run = await evolveOnce(request, project, { ...PAPER_CONFIG, weights: { constraints: 1 } });
  const versions = await answer(
    z.array(templateVersionSchema),
    await request.get(`/api/projects/${projectId}/templates`),
  );
  const first = versions.find(({ operation }) => operation === 'constraints');
  await answer(
    templateVersionSchema,
    await request.post(`/api/projects/${projectId}/templates/constraints`, {
      data: { text: `Take your time.\n${first?.text}`, note: 'Slower', basedOnVersion: 1 },
    }),
  );
  expect((await request.post(`/api/projects/${projectId}/runs/${run.id}/start`, { data: { rounds: 1 } })).ok()).toBe(
    true,
  );
  await expect
    .poll(async () => (await readRun(request, projectId, run.id)).rounds.map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['finished', 'finished']);

  await page.goto(`/projects/${projectId}`);
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Did it help?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Did it help?' })).toBeVisible();
  const effects = await answer(
    templateEffectsSchema,
    await request.get(`/api/projects/${projectId}/template-effects?operation=constraints`),
  );
  const counts = (await readRun(request, projectId, run.id)).rounds.map(({ counters }) => counters);
  expect(effects.versions.map(({ version, total }) => [version, total.counts.kept])).toEqual([
    [2, counts[1]?.kept],
    [1, counts[0]?.kept],
  ]);

  const table = page.getByRole('region', { name: 'Template versions by operation and round' });
  for (const { version, total } of effects.versions) {
    const { kept, dropped, undecided } = total.counts;
    const row = table.getByRole('row', { name: new RegExp(`Version ${version} round`) });
    await expect(row).toContainText(/95 % interval \d+\.\d to \d+\.\d/);
    await expect(row).toContainText(new RegExp(`n ${kept + dropped + undecided}`));
  }
  await expect(page.getByRole('status').filter({ hasText: 'Version 2 against version 1, constraints:' })).toContainText(
    /kept (0\.0|[+−]\d+\.\d) points, 95.% −?\+?\d+\.\d to \+?−?\d+\.\d, n \d+ and \d+: (not distinguishable|higher|lower)/,
  );
  await expect(
    page.getByText('version 1 in round 1. A later round begins from longer and harder instructions'),
  ).toBeVisible();
  const differences = page.getByRole('region', { name: 'Version 2 against version 1' });
  await expect(differences.getByRole('row', { name: /^words added/ })).toContainText(/[+−]?\d+\.\d words/);
  await expect(page.getByRole('region', { name: 'Share of each version that each rule dropped' })).toBeVisible();

  await page.getByLabel('Children per version').fill('5');
  await page.getByRole('button', { name: /^Judge \d+ instructions/ }).click();
  await expect(page.getByRole('article', { name: /^judged by/ })).toContainText(/(\d+) of \1 judged/);
  await expect(table.getByRole('columnheader', { name: /judged gain by .*, prompt 1/ })).toBeVisible();
  await expect(differences.getByRole('row', { name: /^judged difficulty/ })).toContainText(/\d and \d, few/);

  await page.getByRole('combobox', { name: 'Round' }).click();
  await page.getByRole('option', { name: 'round 1' }).click();
  await expect(table.getByRole('row', { name: /Version 2/ })).toHaveCount(0);
  await expect(page.getByText('No operation has two versions here yet')).toBeVisible();
});
