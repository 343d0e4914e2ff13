import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeProject, readRun } from './evolved-project';
import { addTeacher, makeRun, type OwnTeacher, projectWithTeacher, startOwnTeacher } from './own-teacher';
import { expect, test } from './studio';

const seeds = (count: number) => Array.from({ length: count }, (_, at) => `Plan a walk past ${at + 2} old bridges.`);

let teacher: OwnTeacher;
let impostor: Server;
let impostorUrl: string;
test.beforeAll(async () => {
  teacher = await startOwnTeacher({ latencyMs: 150 });
  impostor = createServer((request, response) => {
    request.resume();
    const isPage = request.url?.startsWith('/page');
    const isKey = request.url?.startsWith('/key');
    response.writeHead(isKey ? 401 : 200, { 'content-type': isPage ? 'text/html' : 'application/json' });
    if (isPage) response.end('<!doctype html><title>Welcome to the router</title>');
    else response.end(isKey ? '{"error":{"message":"Incorrect API key provided."}}' : '{"hello":"world"}');
  });
  await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
  impostorUrl = `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  impostor.close();
  await teacher.close();
});

test('a teacher that cannot answer stops the start with its reason, before a round is made', async ({
  page,
  request,
}) => {
  const project = await makeProject(request, 'No start', seeds(2));
  const { projectId } = project;
  const cases = [
    [{ name: 'Wrong key', baseUrl: `${impostorUrl}/key/v1`, key: 'sk-wrong' }, 'Incorrect API key provided.'],
    [{ name: 'Wrong model', baseUrl: teacher.url, model: 'rehearsal-9' }, 'no such model or address'],
    [{ name: 'Wrong server', baseUrl: `${impostorUrl}/other/v1` }, 'The reply holds no choices'],
    [{ name: 'Web page', baseUrl: `${impostorUrl}/page/v1` }, 'web page (“Welcome to the router”)'],
  ] as const;
  for (const [given, words] of cases) {
    const { id: teacherId } = await addTeacher(request, projectId, given);
    const run = await makeRun(request, { ...project, teacherId }, { name: given.name });
    await page.goto(`/projects/${projectId}/runs/${run.id}`);
    await page.getByRole('button', { name: 'Start round 1' }).click();
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText(`“${given.name}” cannot be used`);
    await expect(alert).toContainText(words);
    // What is wrong, and what to do about it: some remedies begin with it, some end.
    await expect(alert).toContainText(/check the/i);
    expect(await readRun(request, projectId, run.id)).toMatchObject({ state: 'idle', rounds: [] });
  }
});

test('a running round is paused and resumed, and more calls at once hold from the next call on', async ({
  page,
  request,
}) => {
  teacher.mostAtOnce = 0;
  const name = 'Faster';
  const project = await projectWithTeacher(request, {
    name,
    seeds: seeds(60),
    baseUrl: teacher.url,
    maxConcurrency: 2,
  });
  const { projectId } = project;
  const run = await makeRun(request, project);
  const done = async () => {
    const counters = (await readRun(request, projectId, run.id)).rounds[0]?.counters;
    return counters ? counters.planned - counters.open : 0;
  };
  await page.goto(`/projects/${projectId}/runs/${run.id}`);
  await page.getByRole('button', { name: 'Start round 1' }).click();
  await expect.poll(done).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused by/)).toBeVisible();
  expect(teacher.mostAtOnce).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  await page.goto(`/projects/${projectId}/teachers`);
  const row = page.getByRole('listitem').filter({ hasText: 'Mine' });
  const dialog = page.getByRole('dialog', { name: 'Edit Mine' });
  await expect(async () => {
    if (!(await dialog.isVisible())) await row.getByRole('button', { name: 'Edit' }).click();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await dialog.getByLabel('Calls at once').fill('24');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(row).toContainText('24 at once');
  await expect.poll(() => teacher.mostAtOnce).toBeGreaterThan(4);

  await page.goto(`/projects/${projectId}/runs/${run.id}`);
  await expect(page.getByRole('button', { name: 'Start round 2' })).toBeVisible({ timeout: 40_000 });
  expect(await done()).toBe(60);
  expect(teacher.mostAtOnce).toBeLessThanOrEqual(24);
});

test('what failed is tried again from where it failed, and nothing else', async ({ page, request }) => {
  const marked = 'Plan a walk for a [[forbidden]] guest.';
  const own = await startOwnTeacher({ latencyMs: 5 });
  own.refuses = '[[forbidden]]';
  const given = { name: 'Retried', seeds: [...seeds(4), marked], baseUrl: own.url };
  const project = await projectWithTeacher(request, given);
  const run = await makeRun(request, project);
  await page.goto(`/projects/${project.projectId}/runs/${run.id}`);
  await page.getByRole('button', { name: 'Start round 1' }).click();
  const retry = page.getByRole('button', { name: 'Retry 1 failed' });
  await expect(retry).toBeVisible();
  await expect(page.getByRole('region', { name: 'Failures' })).toContainText('This I refuse.');
  // It is refused before the others are through, whose calls would be counted below.
  await expect.poll(async () => (await readRun(request, project.projectId, run.id)).state).toBe('idle');
  const first = (await readRun(request, project.projectId, run.id)).rounds[0]?.counters;

  own.refuses = null;
  await retry.click();
  await expect(page.getByRole('button', { name: /^Retry/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Start round 2' })).toBeVisible();
  const second = (await readRun(request, project.projectId, run.id)).rounds[0]?.counters;
  expect(second).toMatchObject({ planned: 5, open: 0, failed: 0 });
  // One evolution was asked, in its two or three steps (a judge may be asked twice).
  expect((second?.calls ?? 0) - (first?.calls ?? 0)).toBeLessThanOrEqual(4);
  await own.close();
});
