/** Runs as people make them and look at them. */
import type { z } from 'zod';
import { type RoundReport, type RunView, runConfigSchema, type runCreateInput } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { OperationId, OwnTraits } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { namedStop } from '@/lib/core/domain/round-score';
import type { RunConfig } from '@/lib/core/domain/run';
import { normalLoop } from '@/lib/core/domain/run-loop';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { CUSTOM, findMethod, findPreset, METHODS } from '@/lib/core/evolution/methods/known-methods';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { requireOperations } from '../store/operations';
import { reportRound } from '../store/round-reports';
import { findRound } from '../store/rounds';
import { setCap } from '../store/run-budgets';
import { viewRun, viewRuns } from '../store/run-views';
import * as store from '../store/runs';
import { listTeachers } from '../store/teachers';
import { authorise } from './access';

type RunInput = { projectId: Id; runId: Id };

/** 50,000 lineages take a second or two. */
const CREATE_TIMEOUT_MS = 60_000;

export async function listRuns(person: Person, { projectId }: { projectId: Id }): Promise<RunView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return viewRuns(database(), scope, await store.listRuns(database(), scope));
}

export async function getRun(person: Person, { projectId, runId }: RunInput): Promise<RunView> {
  return viewRun(database(), await authorise(person, projectId, 'data.read'), runId);
}

export async function createRun(person: Person, input: z.input<typeof runCreateInput>): Promise<RunView> {
  const scope = await authorise(person, input.projectId, 'runs.control');
  const { name, teacherIds, seedSetIds, driver, capUsd } = input;
  const parsed = runConfigSchema.parse(input.config);
  const asked = normalLoop({ ...parsed, evolStop: namedStop(parsed.evolStop) });
  checkMethod(asked);
  const places = placesOf(asked);
  const own = await requireOperations(
    database(),
    scope,
    [...places.keys()],
    (id) => places.get(id) ?? 'config.weights',
  );
  const config = { ...asked, ownOperations: ownOrNone(own) };
  const isRehearsal = await checkTeachers(scope, teacherIds);
  await checkSeeds(scope, seedSetIds);
  const runId = await inTransaction(
    async (tx) => {
      const run = await store.createRun(tx, scope, {
        ...{ name, config, teacherIds, isRehearsal, driver },
        seedSetIds: [...new Set(seedSetIds)],
        createdById: person.id,
      });
      if (run.lineageCount === 0)
        throw new AppError('invalid_input', 'These seed sets hold no seeds.', { place: 'seedSetIds' });
      if (capUsd) await setCap(tx, run.id, capUsd);
      await announceChange(tx, { projectId: input.projectId, runId: run.id, nouns: ['projects', 'runs'] });
      return run.id;
    },
    { timeoutMs: CREATE_TIMEOUT_MS },
  );
  return viewRun(database(), scope, runId);
}

/** Where each operation of a run is named first. */
function placesOf({ weights, roundWeights }: RunConfig): Map<OperationId, string> {
  const later = Object.entries(roundWeights).map(([round, ofRound]) => [`roundWeights.${round}`, ofRound] as const);
  const all = [['weights', weights] as const, ...later];
  return new Map(all.reverse().flatMap(([name, of]) => Object.keys(of).map((id) => [id, `config.${name}.${id}`])));
}

/** Most runs use none, and then say nothing of it. */
const ownOrNone = (own: OwnTraits): OwnTraits | undefined => (Object.keys(own).length > 0 ? own : undefined);

function checkMethod({ method, preset }: RunConfig): void {
  const found = findMethod(method);
  if (!found) {
    throw new AppError('invalid_input', `There is no method “${method}”.`, {
      place: 'config.method',
      remedy: `Known are ${METHODS.map(({ id }) => id).join(', ')}.`,
    });
  }
  if (preset === CUSTOM || findPreset(method, preset)) return;
  throw new AppError('invalid_input', `${found.label} has no preset “${preset}”.`, {
    place: 'config.preset',
    remedy: `Its presets are ${[...Object.keys(found.presets), CUSTOM].join(', ')}.`,
  });
}

/** True when one of them is the rehearsal teacher: then everything the run makes is marked. */
async function checkTeachers(scope: ProjectScope, teacherIds: store.RunRecord['teacherIds']): Promise<boolean> {
  const teachers = new Map((await listTeachers(database(), scope)).map((teacher) => [teacher.id, teacher]));
  const chosen = TEACHER_ROLES.map((role) => {
    const teacher = teachers.get(teacherIds[role]);
    if (teacher && teacher.archivedAt === null) return teacher;
    throw new AppError('invalid_input', `The ${role} is not a teacher of this project.`, {
      place: `teacherIds.${role}`,
      remedy: 'Choose another teacher.',
    });
  });
  return chosen.some((teacher) => teacher.isRehearsal);
}

async function checkSeeds(scope: ProjectScope, seedSetIds: readonly Id[]): Promise<void> {
  const known = await store.countSeedSets(database(), scope, seedSetIds);
  if (known === new Set(seedSetIds).size) return;
  throw new AppError('invalid_input', 'A chosen seed set is not part of this project any more.', {
    place: 'seedSetIds',
    remedy: 'Choose the seed sets again.',
  });
}

export async function getRoundReport(person: Person, input: RunInput & { number: number }): Promise<RoundReport> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const round = await findRound(database(), scope, input.runId, input.number);
  if (!round) throw new AppError('not_found', `This run has no round ${input.number}.`);
  const { config } = await store.getRun(database(), scope, input.runId);
  return reportRound(database(), round, config.rules.includes('equal') ? 3 : 2);
}
