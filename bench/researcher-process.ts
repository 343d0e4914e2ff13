/** Stands in for a person at the pages: makes a project, adds seeds, starts runs and looks when they are done, through the services. */
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { authorise } from '@/lib/server/services/access';
import { createProject } from '@/lib/server/services/projects';
import { startRun } from '@/lib/server/services/run-control';
import { createRun, getRun } from '@/lib/server/services/runs';
import { createTeacher } from '@/lib/server/services/teachers';
import { database } from '@/lib/server/store/connection';
import { finishSeedSet, insertSeedSet, insertSeeds } from '@/lib/server/store/seeds';
import { answering, sayReady } from './answering';
import { fillProject } from './fill-project';
import type { ProjectOrder, ResearcherQuestion, RunOrder, RunSeen } from './researcher';
import { seedText } from './seed-text';

const PERSON = { id: 'bench', name: 'Bench', email: 'bench@example.test', role: 'owner' } as const;
/** The field that says which is the instruction, and nothing else. */
const MAPPING = { shape: 'alpaca', instruction: 'instruction', input: null, response: null, category: null } as const;
const SEED_ORIGIN = {
  fileName: 'bench.jsonl',
  format: 'jsonl',
  sha256: '',
  byteCount: 0,
  mapping: MAPPING,
};
const LOOK_MS = 200;
const SEEDS_AT_ONCE = 10_000;

async function makeProject({ seeds, baseUrl, model, maxConcurrency, requestTimeoutMs }: ProjectOrder) {
  const project = await createProject(PERSON, { name: 'Bench', description: '' });
  const teacher = await createTeacher(PERSON, {
    ...{ projectId: project.id, name: 'Bench', baseUrl, model, parameters: {}, maxConcurrency, requestTimeoutMs },
  });
  return { projectId: project.id, teacherId: teacher.id, seedSetId: await addSeeds(project.id, seeds) };
}

async function addSeeds(projectId: string, count: number): Promise<string> {
  const scope = await authorise(PERSON, projectId, 'data.write');
  const set = { name: 'Bench', origin: SEED_ORIGIN, createdById: PERSON.id };
  const seedSetId = await insertSeedSet(database(), scope, set);
  for (let first = 0; first < count; first += SEEDS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(SEEDS_AT_ONCE, count - first) }, (_, at) => ({
      ...{ row: first + at + 1, instruction: seedText(first + at), input: null, response: null },
      ...{ externalId: null, category: null, isRehearsal: false },
    }));
    await insertSeeds(database(), scope, { seedSetId, createdById: PERSON.id, firstOrdinal: first }, rows);
  }
  const counts = { rowCount: count, badRowCount: 0, duplicateCount: 0, origin: set.origin };
  await finishSeedSet(database(), seedSetId, counts);
  return seedSetId;
}

async function makeRun({ projectId, teacherId, seedSetId, config }: RunOrder): Promise<string> {
  const teacherIds = { evolver: teacherId, judge: teacherId, responder: teacherId };
  const run = await createRun(PERSON, {
    ...{ projectId, name: 'Bench', seedSetIds: [seedSetId], teacherIds },
    config: { ...PAPER_CONFIG, rounds: 1, ...config },
  });
  return run.id;
}

/** Starts the run and returns when it has come to rest. */
async function perform(projectId: string, runId: string): Promise<RunSeen> {
  const startedAt = performance.now();
  await startRun(PERSON, { projectId, runId, rounds: 20 });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { state, stateReason } = await database().run.findUniqueOrThrow({ where: { id: runId } });
    if (state === 'running') continue;
    const wallMs = performance.now() - startedAt;
    const view = await getRun(PERSON, { projectId, runId });
    const counters = view.rounds.map((round) => round.counters);
    return { state, reason: stateReason, wallMs, counters };
  }
}

answering<ResearcherQuestion>((question) => {
  switch (question.do) {
    case 'project':
      return makeProject(question);
    case 'run':
      return makeRun(question);
    case 'perform':
      return perform(question.projectId, question.runId);
    case 'fill':
      return fillProject(question.projectId, question.instructions);
    case 'workers':
      return database().workerHeartbeat.count();
  }
});
sayReady();
