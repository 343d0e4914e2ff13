import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { z } from 'zod';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { type OwnStudio, openStudio } from './own-studio';
import { test as base, expect } from './studio';
import { OWNER } from './studio-setting';

const SEED_COUNT = 900;

const countersShape = z.object({
  planned: z.number(),
  open: z.number(),
  kept: z.number(),
  eliminated: z.number(),
  undecided: z.number(),
  failed: z.number(),
});
const madeShape = z.object({ id: z.string() });
const runShape = z.object({ id: z.string(), rounds: z.array(z.object({ counters: countersShape })) });
const childShape = z.object({ round: z.number(), parent_id: z.string().nullable() });

/** A request that falls into the moment in which the web server is away is made again. */
const ask = async <Shape extends z.ZodType>(
  shape: Shape,
  call: () => Promise<APIResponse>,
): Promise<z.output<Shape>> => {
  let text = '';
  await expect(async () => {
    const response = await call();
    text = await response.text();
    expect(response.ok(), text).toBe(true);
  }).toPass({ timeout: 60_000 });
  return shape.parse(JSON.parse(text));
};

const startRound = async (request: APIRequestContext) => {
  const { id: projectId } = await ask(madeShape, () =>
    request.post('/api/projects', { data: { name: 'Killed and alive', description: '' } }),
  );
  const rows = Array.from({ length: SEED_COUNT }, (_, at) =>
    JSON.stringify({ instruction: `Explain how lift number ${at + 1} of a tall house decides where to stop next.` }),
  );
  const seedSet = await ask(madeShape, () =>
    request.post(`/api/projects/${projectId}/seed-files/import?name=Lifts&fileName=lifts.jsonl`, {
      data: Buffer.from(rows.join('\n')),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
  const [teacher] = await ask(z.array(madeShape), () => request.get(`/api/projects/${projectId}/teachers`));
  if (!teacher) throw new Error('The project has no rehearsal teacher.');
  const teacherIds = { evolver: teacher.id, judge: teacher.id, responder: teacher.id };
  const data = { name: 'House', config: PAPER_CONFIG, seedSetIds: [seedSet.id], teacherIds };
  const run = await ask(runShape, () => request.post(`/api/projects/${projectId}/runs`, { data }));
  await ask(runShape, () => request.post(`/api/projects/${projectId}/runs/${run.id}/start`, { data: { rounds: 1 } }));
  return { projectId, runId: run.id };
};

const partPid = (home: string, part: string): number => {
  const running = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
  return z.record(z.string(), z.number()).parse(running.pids)[part] ?? 0;
};

/** It kills parts of its studio, so that must be nobody else's. */
const test = base.extend<object, { own: OwnStudio }>({
  // Playwright asks for destructuring in the first argument, also where nothing is needed.
  // biome-ignore-start lint/correctness/noEmptyPattern: see above
  own: [
    async ({}, use) => {
      const own = await openStudio();
      await use(own);
      await own.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  // biome-ignore-end lint/correctness/noEmptyPattern: see above
  baseURL: async ({ own }, use) => use(own.url),
  storageState: async ({ own }, use) => use(own.stateFile),
  studio: async ({ own }, use) => use({ url: own.url, home: own.home, owner: OWNER }),
});

test('a round goes on by itself when worker, web server and database are killed in the middle of it', async ({
  page,
  request,
  studio,
}) => {
  test.setTimeout(240_000);
  const { projectId, runId } = await startRound(request);
  const address = `/api/projects/${projectId}/runs/${runId}`;
  const counters = async () => {
    const { rounds } = await ask(runShape, () => request.get(address));
    return rounds[0]?.counters ?? { planned: 0, open: 0, kept: 0, eliminated: 0, undecided: 0, failed: 0 };
  };
  const open = async () => (await counters()).open;
  await page.goto(`/projects/${projectId}/runs/${runId}`);

  const parts = ['worker', 'web server', 'database'];
  for (const [at, part] of parts.entries()) {
    const pid = partPid(studio.home, part);
    const target = SEED_COUNT * (1 - (at + 1) / (parts.length + 1));
    await expect.poll(open, { timeout: 90_000, intervals: [100] }).toBeGreaterThan(0);
    await expect.poll(open, { timeout: 90_000, intervals: [100] }).toBeLessThan(target);
    expect(await open(), `the round is over before the ${part} is killed`).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => partPid(studio.home, part), { timeout: 30_000 }).not.toBe(pid);
  }

  await expect.poll(open, { timeout: 120_000 }).toBe(0);
  const { planned, kept, eliminated, undecided, failed } = await counters();
  expect(planned).toBe(SEED_COUNT);
  expect(kept + eliminated + undecided + failed).toBe(SEED_COUNT);

  const exported = await ask(madeShape, () =>
    request.post(`/api/projects/${projectId}/exports`, { data: { options: { runId, include: 'all' } } }),
  );
  const file = await request.get(`/api/projects/${projectId}/exports/${exported.id}/dataset`);
  const rows = (await file.text()).trim().split('\n');
  const children = rows.map((row) => childShape.parse(JSON.parse(row))).filter((row) => row.round === 1);
  expect(new Set(children.map((child) => child.parent_id)).size, 'a second child of one parent').toBe(children.length);
  expect(children.length).toBeGreaterThanOrEqual(kept + undecided);
  expect(rows.length - children.length).toBe(SEED_COUNT);

  await expect(page.getByText('Killed and alive').first()).toBeVisible();
});
