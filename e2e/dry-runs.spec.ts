import { z } from 'zod';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { addTeacher, makeRun, startOwnTeacher } from './own-teacher';
import { expect, test } from './studio';

const SEEDS = [
  'Plan a quiet week for a family in a small town.',
  'Describe how a bakery prepares for the morning.',
  'Explain why leaves change their colour in autumn.',
  'Write a letter to a neighbour about a shared garden.',
];
const DEEPENING = { ...PAPER_CONFIG, preset: 'custom', weights: { deepening: 1 } } as const;
const countedSchema = z.object({ total: z.number().nullable() });

test('a draft is tried against the version before on the same parents, blind, and nothing is added', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Dry runs', SEEDS);
  await evolveOnce(request, project, DEEPENING);
  const { projectId } = project;
  const count = async () =>
    answer(countedSchema, await request.get(`/api/projects/${projectId}/instructions/count`)).then(
      ({ total }) => total,
    );
  const before = await count();

  await page.goto(`/projects/${projectId}/templates?operation=deepening`);
  await page.getByRole('textbox', { name: /^Prompt of/ }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Take your time.\n');
  await page.getByRole('button', { name: 'Try it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try a template' });
  await expect(dialog.getByRole('combobox', { name: 'Tried' })).toContainText('draft');
  await expect(dialog.getByRole('combobox', { name: 'Against' })).toContainText('version 1');
  await dialog.getByLabel('How many parents').fill('3');
  await dialog.getByRole('checkbox', { name: 'Compare blind' }).click();
  await expect(dialog.getByRole('status')).toContainText('3 parents');
  expect(await barriers(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Start the dry run' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'deepening: version 1 against draft' })).toBeVisible();
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: 30_000 });
  const first = page.getByRole('article', { name: 'Parent 1 of 3' });
  await expect(first.getByRole('group', { name: 'Left', exact: true })).toBeVisible();
  await expect(first.getByText('Calls')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(first.getByRole('group', { name: /^Left: (version 1|draft)$/ })).toBeVisible();
  await expect(first.getByRole('button', { name: 'Left is better' })).toHaveAttribute('aria-pressed', 'true');
  await first.getByText('Calls').first().click();
  await expect(first.getByText('evolver').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(page.getByText(/Compared by people, n = 2: .*ties 1/)).toBeVisible();
  await expect(page.getByText('Over the 2 of 3 parents that were compared')).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  expect(await count()).toBe(before);

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Dry runs' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'deepening: version 1 against draft' })).toBeVisible();
});

test('selected instructions are tried; a wrong key stops it with a sentence, and mended it is resumed', async ({
  page,
  request,
}) => {
  const teacher = await startOwnTeacher({});
  const project = await makeProject(request, 'Dry runs that stop', SEEDS);
  const { projectId } = project;
  const wrong = await addTeacher(request, projectId, { baseUrl: teacher.url, name: 'Locked', key: 'wrong-key' });
  await makeRun(request, { ...project, teacherId: wrong.id }, { config: DEEPENING });
  await page.goto(`/projects/${projectId}/instructions`);
  await page
    .getByRole('checkbox', { name: /^Select: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Try a template…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try a template' });
  await expect(dialog.getByRole('radio', { name: 'Chosen: 1 instruction' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Start the dry run' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'constraints: version 1' })).toBeVisible();
  const stopped = page.getByRole('region', { name: 'Stopped' });
  await expect(stopped).toContainText('The evolver “Locked” cannot be used: key refused');
  expect(await barriers(page)).toEqual([]);
  const { id, hasKey: _hasKey, archivedAt: _archivedAt, ...fields } = wrong;
  const mended = await request.put(`/api/projects/${projectId}/teachers/${id}`, { data: { ...fields, key: 'right' } });
  expect(mended.ok(), await mended.text()).toBe(true);
  await stopped.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('article', { name: 'Parent 1 of 1' }).getByText('Response')).toBeVisible();
  await teacher.close();
});
