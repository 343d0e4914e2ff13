import { makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = [
  'Name three rivers that cross a border.',
  'Explain why the sea is salty.',
  'Describe how a lock on a canal works.',
  'Compare a bicycle and a train for a journey of ten kilometres.',
];
const OTHERS = ['constraints', 'deepening', 'concretizing', 'reasoning', 'complicate input', 'breadth'];

test('an operation made on the page evolves seeds, and its children carry its name in the table and the review room', async ({
  page,
  request,
}) => {
  const { projectId } = await makeProject(request, 'Own operation', SEEDS);
  await page.goto(`/projects/${projectId}/templates`);
  await page.getByRole('button', { name: 'New operation' }).click();
  const dialog = page.getByRole('dialog', { name: 'New operation' });
  await dialog.getByLabel('Name').fill('Breadth');
  await expect(dialog.getByRole('alert')).toHaveText('“breadth” is built in.');
  await dialog.getByLabel('Name').fill('Put as a riddle');
  await dialog.getByLabel('What it asks for').fill('Puts the request as a riddle.');
  await dialog.getByRole('combobox', { name: 'Family' }).click();
  await page.getByRole('option', { name: 'in-breadth' }).click();
  await dialog.getByRole('radio', { name: 'quote' }).check({ force: true });
  await dialog.getByRole('checkbox', { name: 'no information gain' }).click();
  await dialog.getByRole('button', { name: 'Make operation' }).click();
  await expect(dialog).toBeHidden();

  const own = page.getByRole('group', { name: 'Own' });
  await expect(own.getByRole('button', { name: /put as a riddle/ })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('region', { name: 'Template of put as a riddle' })).toContainText(
    'these rules do not apply: no information gain',
  );

  await page.goto(`/projects/${projectId}/runs/new`);
  await page.getByLabel('Weight of put as a riddle').fill('1');
  for (const name of OTHERS) await page.getByLabel(`Weight of ${name}`).fill('0');
  await page.getByRole('button', { name: 'Create run' }).click();
  await page.getByRole('button', { name: 'Start round 1' }).click();
  await expect(page.getByRole('button', { name: 'Start round 2' })).toBeVisible({ timeout: 60_000 });
  const row = page.getByRole('region', { name: 'Operations' }).getByRole('row', { name: /^put as a riddle/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText('4');

  await page.goto(`/projects/${projectId}/instructions?operation=put_as_a_riddle`);
  await expect(page.getByRole('combobox', { name: 'Operation' })).toHaveText('put as a riddle');
  const chip = page.getByTitle('Puts the request as a riddle.').first();
  await expect(chip).toHaveText('put as a riddle');
  await expect(chip).toHaveClass(/text-in-breadth/);

  await page.goto(`/projects/${projectId}/review`);
  await expect(page.getByText('Puts the request as a riddle.')).toBeVisible();

  await page.goto(`/projects/${projectId}/templates?operation=put_as_a_riddle`);
  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await page.getByRole('button', { name: 'Switch off for good' }).click();
  await expect(page.getByRole('group', { name: 'Switched off' })).toContainText('put as a riddle');
  await page.goto(`/projects/${projectId}/runs/new`);
  await expect(page.getByLabel('Weight of constraints')).toBeVisible();
  await expect(page.getByLabel('Weight of put as a riddle')).toBeHidden();
});
