import type { Page } from '@playwright/test';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { renderPrompt } from '@/lib/core/evolution/render-prompt';
import { makeProject } from './evolved-project';
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
  await expect(operations.getByRole('button', { name: /^reasoning/ })).toContainText('not saved');
  await expect(page).toHaveTitle(/^• /);
  await operations.getByRole('button', { name: /^reasoning/ }).click();
  await expect(editor(page)).toContainText('Think.');
  await page.getByRole('list', { name: 'Versions' }).getByRole('button').first().click();
  const question = page.getByRole('dialog', { name: 'Discard your changes to reasoning?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor(page)).toContainText('Think.');

  // Neither by a reload, nor in another tab, which follows what is written here.
  await page.reload();
  await expect(editor(page)).toContainText('Think.');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(editor(other)).toContainText('Think.');
  await typeFirstLine(page, 'Twice.');
  await expect(editor(other)).toContainText('Twice.');
  await other.getByRole('button', { name: 'Discard changes' }).click();
  await expect(editor(page)).not.toContainText('Think.');
  await expect(page).not.toHaveTitle(/^• /);
});

test('somebody else’s newer version is told while writing, with all three texts', async ({ page }) => {
  const projectId = await openTemplates(page, 'breadth');
  // On a slow machine the page gives back texts of a moment ago while somebody types on.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await typeFirstLine(page, 'My line.');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const theirs = { text: 'Their line. {{instruction}}', basedOnVersion: 1 };
  expect((await page.request.post(`/api/projects/${projectId}/templates/breadth`, { data: theirs })).ok()).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: 'Compare the three' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save breadth' });
  await expect(dialog.getByText('Their line.')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Your changes' }).click();
  await expect(dialog.getByText('My line.')).toBeVisible();
  await expect(dialog.getByText('Their line.')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await page.getByRole('button', { name: 'Discard mine, show version 2' }).click();
  await page.getByRole('button', { name: 'Discard and show version 2' }).click();
  await expect(editor(page)).toContainText('Their line.');
});

test('placeholders are completed, what may go wrong is told with its line, and a huge paste is told at once', async ({
  page,
}) => {
  await openTemplates(page, 'complicate_input');
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('{{de');
  await page.getByRole('option', { name: /a worked example in that format/ }).click();
  await expect(editor(page)).toContainText('{{demonstration}}You are');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('#Created Prompt#:');
  const warnings = page.getByRole('list', { name: 'Warnings' });
  await expect(warnings).toContainText('belongs to the templates of operations in breadth');
  await warnings.getByRole('button', { name: /^Line/ }).first().click();
  await expect(page.getByRole('button', { name: 'Review and save' })).not.toHaveAttribute('aria-disabled', 'true');

  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, '{{ long words without an end '.repeat(7_000));
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('at most 20,000 are allowed', {
    timeout: 5_000,
  });
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('list', { name: 'Problems' })).toBeHidden();
});

test('what is sent is shown with a real parent, to the byte', async ({ page }) => {
  const seed = 'Sort {{instruction}} these:  plums,\r\n\tpears 🍐 ';
  const { projectId } = await makeProject(page.request, 'What is sent', [seed]);
  const list = await (await page.request.get(`/api/projects/${projectId}/templates`)).json();
  const { text } = list.find((version: { operation: string }) => version.operation === 'complicate_input');
  await page.goto(`/projects/${projectId}/templates?operation=complicate_input`);
  await page.getByRole('tab', { name: 'What is sent' }).click();
  const message = page.getByRole('region', { name: 'user message', exact: true });
  const [expected] = renderPrompt({ templateText: text, parentText: seed, dataFormat: 'json' });
  await expect(async () => expect(await message.locator('code').textContent()).toBe(expected?.content)).toPass();
  await expect(page.getByRole('status', { name: 'Tokens' })).toContainText(/about \d+ tokens, of which the first \d+/);
  await page.getByRole('searchbox', { name: 'Find a parent' }).fill('plums');
  await page.getByRole('list', { name: 'Parents found' }).getByRole('button').first().click();
  await expect(message).toContainText('plums');
});

test('an older text is restored as a new version, and any two are compared', async ({ page }) => {
  const projectId = await openTemplates(page, 'concretizing');
  const second = { text: 'Second: {{instruction}}', note: 'Shorter', basedOnVersion: 1 };
  expect((await page.request.post(`/api/projects/${projectId}/templates/concretizing`, { data: second })).ok()).toBe(
    true,
  );
  await page.reload();
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await versions.last().getByRole('button').click();
  await page.getByRole('button', { name: 'Compare' }).click();
  const compare = page.getByRole('dialog', { name: 'Compare versions of concretizing' });
  await compare.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('option', { name: 'Version 2' }).click();
  await expect(compare.getByText('Second:')).toBeVisible();
  await compare.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Restore as version 3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore version 1 of concretizing' });
  await expect(dialog.getByLabel('Note')).toHaveValue('The text of version 1 again');
  await dialog.getByRole('button', { name: 'Save as version 3 and use it from the next round' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('The text of version 1 again');
});

test('a pack goes from one project into another, after a look at what it does', async ({ page }) => {
  const from = await openTemplates(page, 'breadth');
  const mine = { text: 'CRLF\r\n  {{instruction}} { 🌱 } \r\n', note: 'odd', basedOnVersion: 1 };
  expect((await page.request.post(`/api/projects/${from}/templates/breadth`, { data: mine })).ok()).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: 'Export pack' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a pack' });
  await dialog.getByLabel('Name').fill('Odd ones');
  await dialog.getByRole('checkbox', { name: /deepening/ }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Download ${BUILT_IN_IDS.length - 1} operations` }).click();
  const file = await (await download).path();

  const into = await openTemplates(page, 'breadth');
  await page.getByRole('button', { name: 'Import pack' }).click();
  const importing = page.getByRole('dialog', { name: 'Import a pack' });
  await importing.getByLabel('Pack file').setInputFiles({
    ...{ name: 'newer.json', mimeType: 'application/json' },
    buffer: Buffer.from('{"format":"evol-studio-pack","version":2}'),
  });
  await expect(importing.getByRole('alert')).toContainText('Made by a newer version (2); this studio reads version 1.');
  await importing.getByLabel('Pack file').setInputFiles(file);
  const steps = importing.getByRole('region', { name: 'What the import would do' });
  await expect(steps.getByRole('listitem')).toHaveCount(BUILT_IN_IDS.length - 1);
  await expect(steps.getByRole('listitem').filter({ hasText: 'breadth' })).toContainText('new version 2');
  await steps.getByRole('button', { name: 'Show changes' }).click();
  await importing.getByRole('button', { name: 'Import 1 template and use from the next round' }).click();
  await expect(page.getByRole('list', { name: 'Versions' }).getByRole('listitem').first()).toContainText(
    'From pack “Odd ones”: odd',
  );
  const stored = await (await page.request.get(`/api/projects/${into}/templates`)).json();
  expect(stored.find((one: { text: string }) => one.text === mine.text)).toMatchObject({ version: 2, isChosen: true });
});
