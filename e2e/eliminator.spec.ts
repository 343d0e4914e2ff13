import { auditSampleSchema } from '@/lib/core/contract/audits';
import { SENTINELS } from '@/lib/rehearsal/sentinels';
import { answer, evolveOnce, makeProject, readRun } from './evolved-project';
import { expect, test } from './studio';

const PLACES = ['a harbour', 'a library', 'a mountain hut', 'a night train', 'a bakery', 'a school'];

/** Every third child is answered with an apology of a few words. */
const seeds = Array.from(
  { length: 24 },
  (_, at) => `Describe ${PLACES[at % PLACES.length]}, number ${at}.${at % 3 === 0 ? ` ${SENTINELS.refuse}` : ''}`,
);

test('a sample is drawn, decided blind and measured; then the run is judged again by another threshold', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Measured', seeds);
  const { projectId } = project;
  const run = await evolveOnce(request, project);
  await page.goto(`/projects/${projectId}/eliminator`);
  await expect(page.getByRole('heading', { name: 'Nothing is measured yet' })).toBeVisible();

  await page.getByRole('button', { name: 'Draw a sample' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draw a sample' });
  await dialog.getByLabel('Dropped by the machine').fill('3');
  await dialog.getByLabel('Kept by the machine').fill('2');
  await dialog.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(dialog).toBeHidden();
  const samples = page.getByRole('region', { name: 'Drawn samples' });
  await expect(samples.getByText('0 of 3')).toBeVisible();

  await page.getByRole('link', { name: 'Decide the sample' }).click();
  const room = page.getByLabel('Review room');
  let last = '';
  for (let decided = 0; decided < 5; decided += 1) {
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
});
