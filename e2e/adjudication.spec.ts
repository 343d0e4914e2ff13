import type { APIRequestContext, Page } from '@playwright/test';
import { reviewItemSchema } from '@/lib/core/contract/reviews';
import { disagree } from './annotators';
import { barriers } from './barriers';
import { answer, evolveOnce, makeProject } from './evolved-project';
import { expect, test } from './studio';

const SEEDS = ['harbour', 'library', 'mountain hut', 'night train'].map(
  (place) => `Describe the sounds of a ${place}.`,
);

/** Two people who disagree about the first two children and agree about the third. */
async function disagreeing(owner: APIRequestContext, url: string, name: string) {
  const project = await makeProject(owner, name, SEEDS);
  const { projectId } = project;
  await evolveOnce(owner, project);
  const { ids } = await disagree(owner, url, projectId);
  const read = async (id: string) =>
    (await answer(reviewItemSchema, await owner.get(`/api/projects/${projectId}/review/${id}`))).evolution.standing;
  return { projectId, ids, read };
}

const room = (page: Page) => page.getByRole('region', { name: 'Adjudication room' });
const itemOf = (page: Page) => room(page).getAttribute('data-item');

test('a lead settles with a key each, takes one back, and finds everything again', async ({ page, studio }) => {
  // Two people are made, a round, and six decisions before the page is opened.
  test.slow();
  const { projectId, ids, read } = await disagreeing(page.request, studio.url, 'Adjudication');
  await page.goto(`/projects/${projectId}/adjudication`);
  await expect(page.getByText('item 1 of 2')).toBeVisible();
  const answers = page.getByRole('list', { name: 'Answers' });
  await expect(answers).toContainText('Reviewer 1');
  await expect(answers).not.toContainText('Ana');
  await expect(answers.getByText('0.7 s')).toBeVisible();
  await page.getByRole('switch', { name: 'names of reviewers' }).click();
  await expect(answers).toContainText('Ana');
  expect(await barriers(page)).toEqual([]);

  const first = await itemOf(page);
  await page.keyboard.press('a');
  await expect(page.getByText('item 2 of 2')).toBeVisible();
  const second = await itemOf(page);
  expect(new Set([first, second])).toEqual(new Set(ids.slice(0, 2)));
  await page.keyboard.press('p');
  await page.keyboard.press('2');
  await expect(page.getByText('Nothing more waits here')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('item 2 of 2')).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText('Nothing more waits here')).toBeVisible();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();

  await expect.poll(async () => (await read(first ?? '')).decidedBy).toBe('adjudicator');
  expect(await read(first ?? '')).toMatchObject({ status: 'kept' });
  await expect.poll(async () => (await read(second ?? '')).status).toBe('dropped');
  await page.getByRole('tab', { name: 'settled by a lead' }).click();
  await expect(page.getByRole('region', { name: 'Settled by a lead' }).getByRole('row')).toHaveCount(3);
  await page.getByRole('tab', { name: 'settled by themselves' }).click();
  await expect(page.getByRole('region', { name: 'Settled by themselves' }).getByRole('row')).toHaveCount(2);

  await page.goto(`/projects/${projectId}/audit-log`);
  const log = page.getByRole('region', { name: 'Events, newest first' });
  await expect(log.getByRole('row').nth(1)).toContainText('settled: reject');
  await expect(log.getByRole('row').filter({ hasText: 'opened again' })).toHaveCount(1);
  const file = await page.request.get(`/api/projects/${projectId}/audit-log/file?format=jsonl&kind=reopen`);
  expect((await file.text()).trim().split('\n')).toHaveLength(1);
});

test('an outcome that nobody chose needs a reason, which the log keeps', async ({ page, studio }) => {
  const { projectId, ids, read } = await disagreeing(page.request, studio.url, 'Against all');
  const agreed = ids[2] ?? '';
  await page.goto(`/projects/${projectId}/adjudication?evolutionId=${agreed}`);
  await expect(room(page)).toHaveAttribute('data-item', agreed);
  await page.keyboard.press('x');
  const reason = page.getByLabel('Nobody rejected this child: say why you do');
  await expect(reason).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(reason).toBeHidden();
  await page.keyboard.press('x');
  await reason.fill('It asks for a person’s address.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settled' })).toBeVisible();
  await expect.poll(async () => read(agreed)).toMatchObject({ status: 'dropped', decidedBy: 'adjudicator' });
  await page.goto(`/projects/${projectId}/audit-log?way=in_bulk`);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.goto(`/projects/${projectId}/audit-log?kind=settle_reject`);
  await expect(page.getByText('It asks for a person’s address.')).toBeVisible();
});

test('agreement names the pair and leads to what they decided differently; the annotators have figures', async ({
  page,
  studio,
}) => {
  const { projectId } = await disagreeing(page.request, studio.url, 'Agreement');
  await page.goto(`/projects/${projectId}/agreement`);
  await expect(page.getByRole('heading', { name: 'Pairs of people' })).toBeVisible();
  const pairs = page.getByRole('region', { name: 'Pairs of people, lowest agreement first' });
  await expect(pairs.getByRole('row').nth(1)).toContainText(/Ana and Ben|Ben and Ana/);
  await pairs.getByRole('link', { name: /disagreements of/ }).click();
  await expect(page.getByText('item 1 of 2')).toBeVisible();
  await page.goto(`/projects/${projectId}/annotators`);
  const people = page.getByRole('region', { name: 'Work of each person' });
  await expect(people.getByRole('row').filter({ hasText: 'Ben' })).toContainText('100');
  await people.getByRole('link', { name: 'Ben' }).click();
  await expect(page.getByRole('heading', { name: 'Ben' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Last decisions, newest first' }).getByRole('row')).toHaveCount(4);
});
