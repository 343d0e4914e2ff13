/** A project with seeds, one teacher and a run, for tests of the runtime. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import type { RunConfig } from '@/lib/core/domain/run';
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { database } from '../store/connection';
import { newId } from '../store/new-id';
import { createRun } from '../store/runs';
import { insertTeacher } from '../store/teachers';
import { chooseTemplateVersion, insertTemplateVersion } from '../store/templates';
import { workerScope } from './worker-scope';

export const TEST_PERSON: Person = { id: 'person-1', name: 'Ada', email: 'ada@example.test', role: 'owner' };

export type TestRun = { scope: ProjectScope; projectId: Id; runId: Id; teacherId: Id };

export async function makeTestRun(options: {
  seeds: readonly string[];
  baseUrl: string;
  config?: Partial<RunConfig>;
  requestTimeoutMs?: number;
  maxConcurrency?: number;
  driver?: RunDriver;
  /** instead of the default templates */
  template?: string;
}): Promise<TestRun> {
  const db = database();
  const projectId = newId();
  const scope = workerScope(projectId);
  await db.project.create({ data: { id: projectId, name: 'Test' } });
  for (const operation of BUILT_IN_IDS) {
    const version = {
      operation,
      version: 1,
      text: options.template ?? defaultTemplate(operation),
      note: '',
      authorId: null,
    };
    await chooseTemplateVersion(db, scope, operation, await insertTemplateVersion(db, scope, version));
  }
  const teacher = await insertTeacher(db, scope, {
    name: 'Rehearsal',
    baseUrl: options.baseUrl,
    model: 'rehearsal-1',
    parameters: {},
    maxConcurrency: options.maxConcurrency ?? 16,
    requestTimeoutMs: options.requestTimeoutMs ?? 5_000,
    isRehearsal: true,
    sealedKey: null,
    createdById: null,
  });
  const seedSetId = await addSeeds(projectId, options.seeds);
  const run = await db.$transaction((tx) =>
    createRun(tx, scope, {
      name: 'Run',
      config: { ...PAPER_CONFIG, ...options.config },
      teacherIds: { evolver: teacher.id, judge: teacher.id, responder: teacher.id },
      seedSetIds: [seedSetId],
      isRehearsal: true,
      createdById: TEST_PERSON.id,
      ...(options.driver ? { driver: options.driver } : {}),
    }),
  );
  return { scope, projectId, runId: run.id, teacherId: teacher.id };
}

async function addSeeds(projectId: Id, seeds: readonly string[]): Promise<Id> {
  const seedSetId = newId();
  const db = database();
  await db.seedSet.create({ data: { id: seedSetId, projectId, name: 'Seeds', origin: {}, rowCount: seeds.length } });
  const rows = seeds.map((text, ordinal) => ({ id: newId(), projectId, origin: 'seed', text, seedSetId, ordinal }));
  await db.instruction.createMany({ data: rows });
  return seedSetId;
}
