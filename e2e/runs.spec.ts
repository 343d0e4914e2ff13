import type { APIRequestContext, Page } from '@playwright/test';
import { instructionsContract } from '@/lib/core/contract/instructions';
import { projectSchema } from '@/lib/core/contract/projects';
import { templateVersionSchema } from '@/lib/core/contract/templates';
import { answer, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = [
  'Explain why the sky is red in the evening.',
  'Write a letter to a neighbour about a fallen tree.',
  'How many apples are left when three of twelve are eaten?',
  'Name four rivers that flow through more than one country.',
  'Give a recipe for a soup of root vegetables.',
  'Compare a bicycle and a train for a journey of ten kilometres.',
  'Translate “good morning” into three languages.',
  'Describe how a lock on a canal works.',
  'List the planets by their distance from the sun.',
  'Write a function that reverses a word.',
  'What should a hiker carry for a day in the mountains?',
  'Summarise the story of a lighthouse keeper in two sentences.',
];
const OTHERS = ['deepening', 'concretizing', 'reasoning', 'complicate input', 'breadth'];

/** By the form, with one operation, so that a changed template shows in every child. */
async function createRun(page: Page, projectId: string): Promise<string> {
  await page.goto(`/projects/${projectId}/runs`);
  await page.getByRole('link', { name: 'New run' }).first().click();
  await expect(page.getByText('Calls, at most')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Paper' })).toBeChecked();
  await page.getByLabel('Name', { exact: true }).fill('Two rounds');
  for (const name of OTHERS) await page.getByLabel(`Weight of ${name}`).fill('0');
  await expect(page.getByRole('radio', { name: 'Custom' })).toBeChecked();
  await page.getByRole('button', { name: 'Create run' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Two rounds' })).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

/** The figures of the row "All", as a person reads them. */
async function figuresOf(page: Page): Promise<number[]> {
  const cells = page.getByRole('region', { name: 'Operations' }).getByRole('row', { name: /^All/ }).getByRole('cell');
  await expect(cells.first()).toBeVisible();
  return (await cells.allInnerTexts()).slice(1, 6).map(Number);
}

async function changeTemplate(request: APIRequestContext, projectId: string): Promise<void> {
  const versions = await answer(
    templateVersionSchema.array(),
    await request.get(`/api/projects/${projectId}/templates`),
  );
  const old = versions.find((one) => one.operation === 'constraints');
  const saved = await answer(
    templateVersionSchema,
    await request.post(`/api/projects/${projectId}/templates/constraints`, {
      data: { text: `${old?.text}\n`, note: 'a line more', basedOnVersion: 1 },
    }),
  );
  expect(saved.version).toBe(2);
  await request.post(`/api/projects/${projectId}/templates/constraints/choice`, {
    data: { templateVersionId: saved.id },
  });
}

test('seeds go through two rounds, the numbers add up, and an edited template is used by the next round', async ({
  page,
  request,
}) => {
  const { projectId } = await makeProject(request, 'Two rounds', SEEDS);
  const runId = await createRun(page, projectId);

  await page.getByRole('button', { name: 'Start round 1' }).click();
  // The page is not reloaded: what follows comes by the event stream.
  await expect(page.getByRole('button', { name: 'Start round 2' })).toBeVisible({ timeout: 60_000 });
  await changeTemplate(request, projectId);
  await page.getByRole('button', { name: 'Start round 2' }).click();
  await expect(page.getByRole('button', { name: 'Start round 3' })).toBeVisible({ timeout: 60_000 });

  const run = await readRun(request, projectId, runId);
  let kept = 0;
  for (const round of run.rounds) {
    await page.getByRole('tab', { name: `Round ${round.number}` }).click();
    const version = page.getByRole('link', { name: new RegExp(`constraints\\s*v${round.number}`) });
    await expect(version).toBeVisible();
    await expect.poll(async () => (await figuresOf(page))[1]).toBe(round.counters.kept);
    const [planned = 0, ...outcomes] = await figuresOf(page);
    expect(planned).toBe(SEEDS.length);
    expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(planned);
    kept += outcomes[0] ?? 0;
  }
  expect(run.poolSize).toBe(SEEDS.length + kept);
  await expect(page.getByRole('region', { name: 'Progress' })).toContainText(`Pool${run.poolSize}`);

  const output = instructionsContract.list['~orpc'].outputSchema;
  if (!output) throw new Error('The list has an output.');
  const children = await answer(output, await request.get(`/api/projects/${projectId}/instructions?runId=${runId}`));
  expect(children.items.filter((row) => row.round === 2).length).toBeGreaterThan(0);
  for (const row of children.items) expect(row.templateVersion, row.excerpt).toBe(row.round);
  expect(children.items.every((row) => row.isRehearsal)).toBe(true);
});

test('weights that are changed between two rounds are those of the next one, and its table has only these operations', async ({
  page,
  request,
}) => {
  const { projectId } = await makeProject(request, 'Other weights', SEEDS.slice(0, 6));
  await page.goto(`/projects/${projectId}/runs/new`);
  await expect(page.getByRole('table', { name: 'Each round' }).getByRole('row')).toHaveCount(5);
  await page.getByRole('radio', { name: 'The whole pool' }).click();
  await expect(page.getByText(/6 seeds can become 96 instructions after 4 rounds/)).toBeVisible();
  await page.getByRole('radio', { name: 'Paper' }).click();
  await page.getByRole('button', { name: 'Create run' }).click();
  await page.getByRole('button', { name: 'Start round 1' }).click();
  await expect(page.getByRole('button', { name: 'Start round 2' })).toBeVisible({ timeout: 60_000 });

  const next = page.getByRole('region', { name: 'Operations of round 2' });
  await next.getByRole('button', { name: 'Change weights' }).click();
  for (const name of ['constraints', ...OTHERS]) await next.getByLabel(`Weight of ${name}`).fill('0');
  await expect(next.getByRole('alert')).toHaveText('At least one operation needs a weight above 0.');
  await next.getByLabel('Weight of breadth').fill('2');
  await next.getByRole('button', { name: 'Use in round 2 only' }).click();
  await expect(next.getByRole('listitem')).toHaveText([/breadth\s*100/]);

  await page.getByRole('button', { name: 'Start round 2' }).click();
  await expect(page.getByRole('button', { name: 'Start round 3' })).toBeVisible({ timeout: 60_000 });
  const rows = page.getByRole('region', { name: 'Operations', exact: true }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('breadth');
  await expect(page.getByRole('region', { name: 'Operations of round 3' }).getByRole('listitem')).toHaveCount(6);
});

test('a run is paused, resumed and cancelled, and every button says why when it cannot', async ({ page, request }) => {
  const many = Array.from({ length: 400 }, (_, at) => `Describe house number ${at + 1} of a long street to a painter.`);
  const { projectId } = await makeProject(request, 'Stopped', many);
  await page.goto(`/projects/${projectId}/runs/new`);
  await page.getByRole('button', { name: 'Create run' }).click();
  await page.getByRole('button', { name: 'Start round 1' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused by/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await expect(page.getByText(/^Cancelled by/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const start = page.getByRole('button', { name: 'Start round 2' });
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await expect(start).toHaveAccessibleDescription('The run is cancelled.');
});

test('a form with mistakes says at each field what to do', async ({ page, request }) => {
  const { projectId } = await makeProject(request, 'Mistakes', SEEDS);
  await page.goto(`/projects/${projectId}/runs/new`);
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByLabel('Rounds', { exact: true }).fill('many');
  await page.getByRole('checkbox', { name: 'Seeds' }).click();
  await page.getByRole('button', { name: 'Create run' }).click();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await expect(page.getByText('Give a number.')).toBeVisible();
  await expect(page.getByText('Choose at least one seed set.')).toBeVisible();
  await expect(page).toHaveURL(/\/runs\/new$/);
});

test('a project without seeds is led to them', async ({ page, request }) => {
  const { id } = await answer(projectSchema, await request.post('/api/projects', { data: { name: 'Bare' } }));
  await page.goto(`/projects/${id}/runs`);
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
  await page.goto(`/projects/${id}/runs/new`);
  await page.getByRole('link', { name: 'Import seeds' }).click();
  await expect(page).toHaveURL(/\/seeds$/);
});
