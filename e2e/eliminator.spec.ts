import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { auditSampleSchema } from '@/lib/core/contract/audits';
import { instructionRowSchema } from '@/lib/core/contract/instructions';
import { SENTINELS } from '@/lib/rehearsal/sentinels';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const PLACES = ['a harbour', 'a library', 'a mountain hut', 'a night train', 'a bakery', 'a school'];

/** Every third child is answered with an apology of a few words. */
const seeds = Array.from(
  { length: 24 },
  (_, at) => `Describe ${PLACES[at % PLACES.length]}, number ${at}.${at % 3 === 0 ? ` ${SENTINELS.refuse}` : ''}`,
);

const rowsSchema = z.object({ items: instructionRowSchema.array() });
const listRows = async (request: APIRequestContext, projectId: string, filter: string) =>
  (await answer(rowsSchema, await request.get(`/api/projects/${projectId}/instructions?${filter}`))).items;

test('a sample is drawn, decided blind and measured; then the run is judged again by another threshold', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Measured', seeds);
  const { projectId } = project;
  const run = await evolveOnce(request, project);
  const keptIds = (await listRows(request, projectId, 'status=kept&round=1')).map(({ id }) => id);
  await page.goto(`/projects/${projectId}/eliminator`);
  await expect(page.getByRole('heading', { name: 'Nothing is measured yet' })).toBeVisible();

  await page.getByRole('button', { name: 'Draw a sample' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draw a sample' });
  await dialog.getByLabel('Dropped by the machine').fill('3');
  await dialog.getByLabel('Kept by the machine').fill('3');
  await dialog.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(dialog).toBeHidden();
  const samples = page.getByRole('region', { name: 'Drawn samples' });
  await expect(samples.getByText('0 of 3').first()).toBeVisible();

  // Everywhere else it is as blind as in the room, until one asks for it.
  const drawn = await listRows(request, projectId, 'audit=in');
  expect(drawn.map(({ status, isBlind }) => [status, isBlind])).toEqual(Array(6).fill([null, true]));
  const shown = drawn.find(({ id }) => keptIds.includes(id));
  const [hidden] = drawn.filter(({ id }) => id !== shown?.id);
  await page.goto(`/projects/${projectId}/instructions/${hidden?.id}`);
  await expect(page.getByRole('button', { name: 'hidden until you decide' })).toBeVisible();
  await expect(page.getByText('Hidden until you decide: that something was made of it')).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('l');
    await expect(page.getByRole('treeitem', { selected: true })).toContainText('hidden', { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Show the verdict' })).toBeVisible();
  await page.goto(`/projects/${projectId}/instructions?audit=in`);
  const marks = page.getByRole('button', { name: 'hidden', exact: true });
  await expect(marks).toHaveCount(6);
  await page.locator(`[data-row="${shown?.id}"]`).getByRole('button', { name: 'hidden' }).click();
  const mark = page.getByRole('dialog', { name: 'Blind audit' });
  await expect(mark.getByText('Showing it now is recorded')).toBeVisible();
  expect(await barriers(page, '[role=dialog]')).toEqual([]);
  await mark.getByRole('button', { name: 'Show the verdict' }).click();
  await expect(page.locator(`[data-row="${shown?.id}"]`)).toContainText('kept');
  await expect(marks).toHaveCount(5);
  await page.goto(`/projects/${projectId}/instructions?audit=in&status=kept`);
  await expect(page.getByText('1 instruction, without those that wait for your blind decision')).toBeVisible();

  await page.goto(`/projects/${projectId}/eliminator`);
  await page.getByRole('link', { name: 'Decide the sample' }).click();
  const room = page.getByLabel('Review room');
  let last = '';
  for (let decided = 0; decided < 6; decided += 1) {
    await expect(room).not.toHaveAttribute('data-painted-item', last);
    await expect(room).toHaveAttribute('data-painted-item', /.{36}/);
    last = (await room.getAttribute('data-painted-item')) ?? '';
    await page.keyboard.press(decided === 0 ? 'a' : 'x');
  }
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const [sample] = await answer(auditSampleSchema.array(), await request.get(`/api/projects/${projectId}/audits`));
      return sample?.strata.reduce((total, part) => total + part.settled, 0);
    })
    .toBe(5);

  await page.goto(`/projects/${projectId}/eliminator`);
  const table = page.getByRole('region', { name: 'Measures of the eliminator' });
  await expect(table.getByRole('row', { name: /^Everything/ })).toContainText('n 3, few');
  await expect(table.getByRole('row', { name: /cannot answer/ })).toBeVisible();
  await table
    .getByRole('button', { name: /dropped: show/ })
    .first()
    .click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/stands for/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  const words = page.getByLabel('Fewest words of a response that says "sorry"');
  await expect(words).toHaveValue('80');
  const { poolSize } = await readRun(request, projectId, run.id);
  await words.fill('1');
  await page.getByRole('button', { name: 'Preview' }).click();
  const card = page.getByRole('article', { name: 'preview: First' });
  await expect(card.getByText('"sorry": 80 → 1')).toBeVisible();
  await expect(card.getByRole('region', { name: 'Verdicts that change' }).getByRole('row').nth(1)).toContainText(
    'kept',
  );
  expect((await readRun(request, projectId, run.id)).config.thresholds.sorryWords).toBe(80);

  await card.getByRole('button', { name: 'Apply to First' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('article', { name: 'applied: First' })).toBeVisible();
  const judged = await readRun(request, projectId, run.id);
  expect(judged.config).toMatchObject({ preset: 'custom', thresholds: { sorryWords: 1 } });
  expect(judged.rounds[0]?.counters).toEqual(run.rounds[0]?.counters);
  expect(judged.poolSize).toBeGreaterThan(run.poolSize);
  await expect(words).toHaveValue('1');

  await page.getByRole('button', { name: 'Preview going back to the rules before' }).click();
  await expect(page.getByRole('article', { name: 'preview: First' }).getByText('"sorry": 1 → 80')).toBeVisible();
  await page.getByRole('button', { name: 'Apply to First' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => (await readRun(request, projectId, run.id)).poolSize).toBe(poolSize);
  expect((await readRun(request, projectId, run.id)).config.preset).toBe(run.config.preset);
});
