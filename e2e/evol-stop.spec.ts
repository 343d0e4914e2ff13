import { makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = [
  'Write a function that reverses a word.',
  'Write a query that lists the customers of one town.',
  'Count the vowels of a sentence in Python.',
  'Sort a list of pairs by their second part.',
];

test('a code run waits for the score of each round, and the first below the best ends it', async ({
  page,
  request,
}) => {
  const { projectId } = await makeProject(request, 'Evol Stop', SEEDS);
  await page.goto(`/projects/${projectId}/runs/new`);
  await page.getByRole('combobox', { name: 'Method' }).click();
  await page.getByRole('option', { name: 'Code Evol-Instruct' }).click();
  await expect(page.getByRole('radio', { name: 'Paper' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Measure' })).toHaveValue('pass@1 on MBPP-400');
  await page.getByLabel('Name', { exact: true }).fill('Measured');
  await page.getByRole('button', { name: 'Create run' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Measured' })).toBeVisible();

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
