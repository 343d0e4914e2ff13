/** A rehearsal teacher of the journey's own, behind a gate that can refuse calls and counts how many are under way at once. */
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext } from '@playwright/test';
import type { RunView } from '@/lib/core/contract/runs';
import { runSchema } from '@/lib/core/contract/runs';
import { teacherSchema } from '@/lib/core/contract/teachers';
import type { RunConfig } from '@/lib/core/domain/run';
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { type RehearsalOptions, startRehearsal } from '@/lib/rehearsal/server';
import { answer, type EvolvedProject, makeProject } from './evolved-project';

export type OwnTeacher = {
  url: string;
  /** calls whose text holds it are refused with HTTP 400; null: none */
  refuses: string | null;
  mostAtOnce: number;
  close: () => Promise<void>;
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());

export async function startOwnTeacher(options: RehearsalOptions): Promise<OwnTeacher> {
  const rehearsal = await startRehearsal({ failureRate: 0, ...options });
  let atOnce = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (teacher.refuses !== null && body.includes(teacher.refuses)) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: 'This I refuse.', code: 'refused' } }));
      return;
    }
    atOnce += 1;
    teacher.mostAtOnce = Math.max(teacher.mostAtOnce, atOnce);
    response.once('close', () => {
      atOnce -= 1;
    });
    const { method, headers, url = '/' } = request;
    const passed = send(new URL(url, rehearsal.url), { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    passed.once('error', () => response.destroy());
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const teacher: OwnTeacher = {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, refuses: null, mostAtOnce: 0 },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rehearsal.close();
    },
  };
  return teacher;
}

/** A project whose only seeds are these, with a teacher at this address that people call “Mine”. */
export async function projectWithTeacher(
  request: APIRequestContext,
  { name, seeds, baseUrl, ...more }: { name: string; seeds: readonly string[]; baseUrl: string } & Partial<Taught>,
): Promise<EvolvedProject> {
  const project = await makeProject(request, name, seeds);
  const { id } = await addTeacher(request, project.projectId, { baseUrl, ...more });
  return { ...project, teacherId: id };
}

type Taught = { name: string; model: string; maxConcurrency: number; key: string };

export async function addTeacher(
  request: APIRequestContext,
  projectId: string,
  { baseUrl, ...given }: { baseUrl: string } & Partial<Taught>,
) {
  const made = { name: 'Mine', model: 'rehearsal-1', maxConcurrency: 16, requestTimeoutMs: 60_000, parameters: {} };
  const data = { ...made, ...given, baseUrl };
  return answer(teacherSchema, await request.post(`/api/projects/${projectId}/teachers`, { data }));
}

/** Not started: the journey does that in the browser. */
export async function makeRun(
  request: APIRequestContext,
  { projectId, seedSetId, teacherId }: EvolvedProject,
  { config, ...more }: { name?: string; driver?: RunDriver; capUsd?: string; config?: Partial<RunConfig> } = {},
): Promise<RunView> {
  const teacherIds = { evolver: teacherId, judge: teacherId, responder: teacherId };
  const settings = { ...PAPER_CONFIG, preset: 'custom', ...config } satisfies RunConfig;
  const data = { name: 'Evening run', config: settings, seedSetIds: [seedSetId], teacherIds, ...more };
  return answer(runSchema, await request.post(`/api/projects/${projectId}/runs`, { data }));
}

export async function setPrice(
  request: APIRequestContext,
  projectId: string,
  price: { inputPerMillion: string; outputPerMillion: string },
): Promise<void> {
  const whole = { ...price, cachedPerMillion: null, batchShare: '0.5' };
  const response = await request.put(`/api/projects/${projectId}/prices`, {
    data: { model: 'rehearsal-1', price: whole },
  });
  if (!response.ok()) throw new Error(await response.text());
}
