import { parseUsd } from '@/lib/core/domain/price';
import { makeProject, readRun } from './evolved-project';
import { makeRun, setPrice } from './own-teacher';
import { expect, test } from './studio';

const SEEDS = Array.from({ length: 10 }, (_, at) => `Tell a story of ${at + 2} travellers who share one umbrella.`);

test('a run pauses at its cap and says so; with a higher cap it goes on from there to its end', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'Capped', SEEDS);
  const { projectId } = project;
  // A call costs at most 512 tokens out: some cents. The first cap allows a few of them.
  await setPrice(request, projectId, { inputPerMillion: '10', outputPerMillion: '100' });
  const run = await makeRun(request, project, { capUsd: '0.1', config: { sampling: { maxTokens: 512 } } });
  await page.goto(`/projects/${projectId}/runs/${run.id}`);
  await expect(page.getByText(/of \$0\.10 spent/)).toBeVisible();
  await page.getByRole('button', { name: /^Start round 1/ }).click();

  await expect(page.getByText(/^Budget of \$0\.10 reached: \$0\.\d+ spent, .* raise it and resume\.$/)).toBeVisible();
  await expect(page.getByText('Everything that was answered is kept.')).toBeVisible();
  const paused = await readRun(request, projectId, run.id);
  expect(paused.state).toBe('paused');
  expect(parseUsd(paused.budget?.spentUsd ?? '1')).toBeLessThanOrEqual(parseUsd('0.1'));

  // With nothing left for any call, going on is refused before anything is asked.
  await request.put(`/api/projects/${projectId}/runs/${run.id}/cap`, {
    data: { capUsd: paused.budget?.spentUsd ?? '0' },
  });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/Budget of \$0\.\d+ reached/);
  expect((await readRun(request, projectId, run.id)).rounds[0]?.counters.calls).toBe(paused.rounds[0]?.counters.calls);

  await page.getByRole('button', { name: 'Change the cap' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cap in dollars').fill('much');
  await dialog.getByRole('button', { name: 'Save cap' }).click();
  await expect(
    dialog
      .getByRole('alert')
      .or(dialog.getByText(/dollars/i))
      .first(),
  ).toBeVisible();
  await dialog.getByLabel('Cap in dollars').fill('20');
  await dialog.getByRole('button', { name: 'Save cap' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/of \$20\.00 spent/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: /^Start round 2/ })).toBeVisible({ timeout: 30_000 });

  // What the worker had set aside for calls to come goes back, and the page hears of it.
  await expect(page.getByText(/set aside for calls in flight/)).toHaveCount(0);
  const { rounds, budget } = await readRun(request, projectId, run.id);
  const { planned, open, calls, costUsd } = rounds[0]?.counters ?? { planned: 0, open: -1, calls: 0, costUsd: '0' };
  expect({ planned, open }).toEqual({ planned: SEEDS.length, open: 0 });
  expect(calls).toBeGreaterThan(paused.rounds[0]?.counters.calls ?? 0);
  expect(parseUsd(budget?.spentUsd ?? '0')).toBe(parseUsd(costUsd));
  expect(Number(budget?.heldUsd)).toBe(0);
});

test('a price that is entered on the teachers page is in the estimate, and so is its change', async ({
  page,
  request,
}) => {
  const { projectId } = await makeProject(request, 'Priced', SEEDS);
  const enter = async (button: string, tokensOut: string) => {
    await page.goto(`/projects/${projectId}/teachers`);
    const dialog = page.getByRole('dialog', { name: 'Price of rehearsal-1' });
    // A click before the page is alive does nothing.
    await expect(async () => {
      if (!(await dialog.isVisible())) await page.getByRole('button', { name: button }).click();
      await expect(dialog).toBeVisible({ timeout: 2000 });
    }).toPass();
    await dialog.getByLabel('Tokens in', { exact: true }).fill('0');
    await dialog.getByLabel('Tokens out').fill(tokensOut);
    await dialog.getByRole('button', { name: 'Save price' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: 'Prices of models' })).toContainText(`$${tokensOut}`);
  };
  const moneyOf = async (): Promise<number> => {
    await page.goto(`/projects/${projectId}/runs/new`);
    const money = page.getByRole('region', { name: 'Estimate' }).getByText('Money', { exact: true });
    await expect(money).toBeVisible();
    const figure = await money.locator('xpath=following-sibling::dd/span[1]').textContent();
    return Number(figure?.replace(/[$,]/g, ''));
  };
  await enter('Set a price for rehearsal-1', '100');
  const before = await moneyOf();
  expect(before).toBeGreaterThan(0);
  await enter('Change the price of rehearsal-1', '300');
  expect((await moneyOf()) / before).toBeCloseTo(3, 1);
});
