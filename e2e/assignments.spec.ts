import { expect, test } from './studio';

test('a lead says how many decide, what reasons are called and who reviews what', async ({ page }) => {
  const { id } = await (await page.request.post('/api/projects', { data: { name: 'Who reviews what' } })).json();
  await page.goto(`/projects/${id}/settings`);
  await page.getByLabel('Who decides about each evolution').click();
  await page.getByRole('option', { name: '2 people' }).click();
  await page.getByLabel('1 · not harder').fill('too easy');
  await page.getByRole('button', { name: 'Save reviews' }).click();
  await expect(async () => {
    const project = await (await page.request.get(`/api/projects/${id}`)).json();
    expect(project).toMatchObject({ overlap: 2, reasonNames: { not_harder: 'too easy' } });
  }).toPass();

  await page.getByRole('button', { name: 'Share equally' }).click();
  const table = page.getByRole('region', { name: 'Assignments' });
  await expect(table.getByRole('row').nth(1)).toContainText('every operation');
  await expect(table.getByRole('row').last()).toContainText('100 %');
  // Other journeys add people meanwhile.
  const { assignments } = await (await page.request.get(`/api/projects/${id}/assignments`)).json();
  await expect(table.getByRole('row')).toHaveCount(assignments.length + 1);

  const removals = table.getByRole('button', { name: /^Remove the assignment/ });
  await removals.first().click();
  await expect(removals).toHaveCount(assignments.length - 1);
});
