/** A project with seeds of our own writing, made through the API as a script would make it. */
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { z } from 'zod';
import { projectSchema } from '@/lib/core/contract/projects';
import { type RunView, runSchema } from '@/lib/core/contract/runs';
import { seedSetSchema } from '@/lib/core/contract/seeds';
import { teacherSchema } from '@/lib/core/contract/teachers';
import type { RunConfig } from '@/lib/core/domain/run';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { expect } from './studio';

export type EvolvedProject = { projectId: string; seedSetId: string; teacherId: string };

export async function answer<Shape extends z.ZodType>(shape: Shape, response: APIResponse): Promise<z.output<Shape>> {
  const text = await response.text();
  expect(response.ok(), text).toBe(true);
  return shape.parse(JSON.parse(text));
}

export async function makeProject(
  request: APIRequestContext,
  name: string,
  seeds: readonly string[],
): Promise<EvolvedProject> {
  const { id: projectId } = await answer(projectSchema, await request.post('/api/projects', { data: { name } }));
  const lines = seeds.map((instruction) => JSON.stringify({ instruction })).join('\n');
  const seedSet = await answer(
    seedSetSchema,
    await request.post(`/api/projects/${projectId}/seed-files/import?name=Seeds&fileName=seeds.jsonl`, {
      data: Buffer.from(lines),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
  const teachers = await answer(teacherSchema.array(), await request.get(`/api/projects/${projectId}/teachers`));
  const teacher = teachers.find((one) => one.isRehearsal);
  if (!teacher) throw new Error('A new project has a rehearsal teacher.');
  return { projectId, seedSetId: seedSet.id, teacherId: teacher.id };
}

export async function readRun(request: APIRequestContext, projectId: string, runId: string): Promise<RunView> {
  return answer(runSchema, await request.get(`/api/projects/${projectId}/runs/${runId}`));
}

/** One finished round with the paper's settings unless others are given. */
export async function evolveOnce(
  request: APIRequestContext,
  { projectId, seedSetId, teacherId }: EvolvedProject,
  config: RunConfig = PAPER_CONFIG,
): Promise<RunView> {
  const teacherIds = { evolver: teacherId, judge: teacherId, responder: teacherId };
  const data = { name: 'First', config, seedSetIds: [seedSetId], teacherIds };
  const run = await answer(runSchema, await request.post(`/api/projects/${projectId}/runs`, { data }));
  const started = await request.post(`/api/projects/${projectId}/runs/${run.id}/start`, { data: { rounds: 1 } });
  expect(started.ok()).toBe(true);
  const read = () => readRun(request, projectId, run.id);
  await expect.poll(async () => (await read()).state, { timeout: 60_000, intervals: [100] }).toBe('idle');
  return read();
}
