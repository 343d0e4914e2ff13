import type { Page } from '@playwright/test';
import { expect, test } from './studio';

async function openTemplates(page: Page, operation: string): Promise<string> {
  const answer = await page.request.post('/api/projects', { data: { name: 'Templates' } });
  const { id } = await answer.json();
  await page.goto(`/projects/${id}/templates?operation=${operation}`);
  return id;
}

function editor(page: Page) {
  return page.getByRole('textbox', { name: /^Prompt of/ });
}

async function typeFirstLine(page: Page, line: string) {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(`${line}\n`);
}

test('an edit is compared, saved as the next version, and chosen for the next round', async ({ page }) => {
  const projectId = await openTemplates(page, 'deepening');
  await typeFirstLine(page, 'Take your time.');
  await page.getByRole('button', { name: 'Review and save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save deepening' });
  await expect(dialog.getByText('Take your time.')).toBeVisible();
  await expect(dialog).toContainText('Compared with version 1');
  await dialog.getByLabel('Note').fill('Slower');
  await dialog.getByRole('button', { name: 'Save as version 2 and use it from the next round' }).click();
  await expect(dialog).toBeHidden();

  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText('Version 2');
  await expect(versions.first()).toContainText('next round');
  await expect(versions.first()).toContainText('Slower');

  await versions.last().getByRole('button').click();
  await expect(editor(page)).not.toContainText('Take your time.');
  await page.getByRole('button', { name: 'Use version 1 from the next round' }).click();
  await expect(versions.last()).toContainText('next round');

  const stored = await (await page.request.get(`/api/projects/${projectId}/templates`)).json();
  const deepening = stored.filter((version: { operation: string }) => version.operation === 'deepening');
  expect(
    deepening.map((version: { version: number; isChosen: boolean }) => [version.version, version.isChosen]),
  ).toEqual([
    [2, false],
    [1, true],
  ]);
});

test('an unknown or missing placeholder is told while typing, and cannot be saved', async ({ page }) => {
  await openTemplates(page, 'constraints');
  await typeFirstLine(page, 'Mind {{tone}}.');
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('{{tone}} is not known here');
  const save = page.getByRole('button', { name: 'Review and save' });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Nothing to evolve');
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('{{instruction}} is missing');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(editor(page)).toContainText('{{instruction}}');
  await expect(save).toHaveCount(0);
});

test('somebody else’s newer version is shown before it is built upon', async ({ page }) => {
  const projectId = await openTemplates(page, 'breadth');
  await typeFirstLine(page, 'My line.');
  await page.getByRole('button', { name: 'Review and save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save breadth' });
  await expect(dialog.getByText('My line.')).toBeVisible();
  const theirs = { text: 'Their line. {{instruction}}', basedOnVersion: 1 };
  expect((await page.request.post(`/api/projects/${projectId}/templates/breadth`, { data: theirs })).ok()).toBe(true);

  const saveAnyway = dialog.getByRole('button', { name: 'Save as version 3 anyway' });
  const save = dialog.getByRole('button', { name: 'Save as version 2 and use it from the next round' });
  // The page may hear of the newer version before the button is pressed, or because of it; both ways end at the same comparison.
  const news = dialog.getByRole('alert').filter({ hasText: 'Version 2 was saved by' });
  await expect(async () => {
    if ((await news.count()) === 0) await save.click({ timeout: 1000 });
    await expect(news).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(dialog.getByText('Their line.')).toBeVisible();
  await saveAnyway.click();
  await expect(page.getByRole('list', { name: 'Versions' }).getByRole('listitem').first()).toContainText('Version 3');
});

test('changes are not lost by looking at another operation, and not given up without asking', async ({ page }) => {
  await openTemplates(page, 'reasoning');
  await typeFirstLine(page, 'Think.');
  const operations = page.getByRole('navigation', { name: 'Operations' });
  await operations.getByRole('button', { name: /^concretizing/ }).click();
  await expect(operations.getByRole('button', { name: /^reasoning/ })).toContainText('changed');
  await operations.getByRole('button', { name: /^reasoning/ }).click();
  await expect(editor(page)).toContainText('Think.');
  await page.getByRole('list', { name: 'Versions' }).getByRole('button').first().click();
  const question = page.getByRole('dialog', { name: 'Discard your changes to reasoning?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor(page)).toContainText('Think.');
});
