/** A further attempt of an edge in its own round, asked for by a person: same parent, same or another operation, any version of its template. */
import type { AttemptOffer } from '@/lib/core/contract/lineages';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS, type OperationId, operationLabel } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { furtherAttempt } from '@/lib/core/evolution/frontier';
import { chooseFormat } from '@/lib/core/evolution/plan-round';
import { enqueue } from '../jobs/job-engine';
import { startBulk } from '../jobs/start-bulk';
import {
  type AttemptVersion,
  type EdgeToRepeat,
  findEdge,
  findRivals,
  reopenRound,
  versionsToTry,
} from '../store/attempts';
import { requireRunBudget } from '../store/budget-check';
import { type Db, database, inTransaction } from '../store/connection';
import { addAttempts } from '../store/evolutions';
import { countDescendants } from '../store/lineage-trees';
import { newId } from '../store/new-id';
import { announceChange } from '../store/notices';
import { listOwnOperations, requireOperations } from '../store/operations';
import { blindAmong } from '../store/review-blind';
import { eventsOf, lockReviewable } from '../store/review-events';
import { storeReviews } from '../store/review-standing';
import { findOpenRound, findRoundById, lockRound } from '../store/rounds';
import { changeRun, changeRunConfig, getRun, lockRun, type RunRecord } from '../store/runs';
import { findTeacher } from '../store/teachers';
import { authorise, requirePermission } from './access';

type NodeInput = { projectId: Id; evolutionId: Id };

async function edgeOf(db: Db, scope: ProjectScope, evolutionId: Id): Promise<EdgeToRepeat> {
  const edge = await findEdge(db, scope, evolutionId);
  if (!edge) throw new AppError('not_found', 'There is no such evolution in this project.');
  return edge;
}

export async function offerAttempt(person: Person, { projectId, evolutionId }: NodeInput): Promise<AttemptOffer> {
  const scope = await authorise(person, projectId, 'runs.control');
  const db = database();
  const edge = await edgeOf(db, scope, evolutionId);
  const run = await getRun(db, scope, edge.runId);
  const { ids, keptIds } = await findRivals(db, edge, run.config.evolutionsPerInstruction);
  await refuseBlind(db, person, [edge.id, ...ids]);
  const [refusal, versions, own] = await Promise.all([
    refusalOf(db, scope, run, edge),
    versionsToTry(db, scope),
    listOwnOperations(db, scope),
  ]);
  const isOff = (id: OperationId) => own.some(({ operation, isOn }) => operation === id && !isOn);
  return {
    refusal,
    replaces: keptIds.length,
    keptDescendants: (await countDescendants(db, scope, person.id, keptIds)).kept,
    operations: offeredOperations(
      versions.filter(({ operation }) => !isOff(operation)),
      new Set([edge.operation, ...drawnOperations(run)]),
    ),
  };
}

/** In any of its rounds. */
function drawnOperations({ config }: RunRecord): OperationId[] {
  const weights = [config.weights, ...Object.values(config.roundWeights)];
  return weights.flatMap((one) => Object.keys(one).filter((operation) => (one[operation] ?? 0) > 0));
}

function offeredOperations(
  versions: readonly AttemptVersion[],
  fitting: ReadonlySet<OperationId>,
): AttemptOffer['operations'] {
  const placeOf = (operation: OperationId) => {
    const place = BUILT_IN_IDS.indexOf(operation);
    return (fitting.has(operation) ? 0 : 2 * BUILT_IN_IDS.length) + (place < 0 ? BUILT_IN_IDS.length : place);
  };
  return [...Map.groupBy(versions, ({ operation }) => operation)]
    .map(([operation, own]) => ({
      ...{ operation, fits: fitting.has(operation) },
      versions: own.map(({ id, version, note, createdAt, isChosen }) => ({
        ...{ id, version, note, createdAt: createdAt.toISOString(), isChosen },
      })),
    }))
    .toSorted((a, b) => placeOf(a.operation) - placeOf(b.operation) || a.operation.localeCompare(b.operation));
}

type RepeatInput = NodeInput & {
  operation: OperationId;
  templateVersionId?: Id | undefined;
  dropsDescendants: boolean;
};

/** What is kept of the same slot is dropped in the same transaction, so that a round never has two of one. */
export async function repeatEdge(person: Person, input: RepeatInput): Promise<{ evolutionId: Id }> {
  const { projectId, operation } = input;
  const scope = await authorise(person, projectId, 'runs.control');
  requirePermission(person, 'review.lead');
  return inTransaction(async (tx) => {
    const edge = await edgeOf(tx, scope, input.evolutionId);
    const run = await lockRun(tx, scope, edge.runId);
    const round = await lockRound(tx, scope, edge.roundId);
    const refusal = await refusalOf(tx, scope, run, edge);
    if (refusal !== null || !round) throw new AppError('conflict', refusal ?? 'The round is gone.');
    await takeInOperation(tx, scope, run, operation);
    const templateVersionId = await versionOf(tx, scope, input);
    const { evolutionsPerInstruction: perParent } = run.config;
    const { ids, keptIds, lastAttempt, taken } = await findRivals(tx, edge, perParent);
    await refuseBlind(tx, person, [edge.id, ...ids]);
    await dropKept(tx, scope, { person, edge, perParent, keptIds, dropsDescendants: input.dropsDescendants });
    const attempt = furtherAttempt(lastAttempt, taken, perParent);
    const { roundId, runId, roundNumber, lineageId, ordinal, parentId } = edge;
    const random = randomFor(run.config.randomSeed, roundNumber, ordinal, attempt);
    const dataFormat = chooseFormat(operation, random);
    const row = { lineageId, ordinal, parentId, operation, dataFormat, templateVersionId, attempt };
    const [evolutionId] = await addAttempts(tx, { projectId, runId, roundId, roundNumber }, [row]);
    if (!evolutionId)
      throw new AppError('conflict', 'Somebody else asked for the same attempt; look at the tree again.');
    if (round.state !== 'running') await reopenRound(tx, roundId);
    if (run.state !== 'running') await changeRun(tx, runId, { state: 'running', stateReason: null });
    if (run.driver === 'batch') await enqueue(tx, 'drive-batch', { projectId, runId, roundId });
    else await enqueue(tx, 'evolve', { projectId, runId, roundId, evolutionId });
    await announceChange(tx, { projectId, runId, nouns: ['lineages', 'instructions', 'reviews', 'runs', 'projects'] });
    return { evolutionId };
  });
}

/** A run knows what it was made with; an operation that the project made since is added to that. */
async function takeInOperation(tx: Db, scope: ProjectScope, { id, config }: RunRecord, operation: OperationId) {
  if (config.ownOperations && Object.hasOwn(config.ownOperations, operation)) return;
  const own = await requireOperations(tx, scope, [operation], () => 'operation');
  if (Object.keys(own).length === 0) return;
  await changeRunConfig(tx, id, { ...config, ownOperations: { ...config.ownOperations, ...own } });
}

/** What would be replaced is what was kept: an audited one is decided or shown first. */
async function refuseBlind(db: Db, person: Person, evolutionIds: readonly Id[]): Promise<void> {
  if ((await blindAmong(db, person.id, evolutionIds)).size === 0) return;
  throw new AppError('conflict', 'A child of this lineage and round waits for your blind decision.', {
    remedy: 'Decide about it, or show its verdict, then generate again.',
  });
}

async function versionOf(tx: Db, scope: ProjectScope, { operation, templateVersionId }: RepeatInput): Promise<Id> {
  const versions = (await versionsToTry(tx, scope)).filter((version) => version.operation === operation);
  const wanted = versions.find(({ id, isChosen }) =>
    templateVersionId === undefined ? isChosen : id === templateVersionId,
  );
  if (wanted) return wanted.id;
  if (versions.length > 0) {
    throw new AppError('invalid_input', `This is no version of the template for ${operationLabel(operation)}.`, {
      place: 'templateVersionId',
      remedy: 'Choose one of its versions, or none for the one that the next round begins with.',
    });
  }
  throw new AppError('conflict', `There is no template for ${operationLabel(operation)}.`, {
    place: 'operation',
    remedy: 'Write one on the templates page, or choose another operation.',
  });
}

type Dropping = {
  person: Person;
  edge: EdgeToRepeat;
  perParent: number;
  keptIds: readonly Id[];
  dropsDescendants: boolean;
};

async function dropKept(tx: Db, scope: ProjectScope, dropping: Dropping) {
  const { person, edge, perParent, keptIds, dropsDescendants } = dropping;
  if (keptIds.length === 0) return;
  const now = new Date().toISOString();
  const rejected = await lockReviewable(tx, scope, keptIds);
  const event = { personId: person.id, kind: 'reject', reason: null, comment: null, undoesId: null } as const;
  const fresh = rejected.map(({ id }) => ({
    ...event,
    ...{
      id: newId(),
      projectId: scope.projectId,
      evolutionId: id,
      isBlind: false,
      isGuidelineGap: false,
      bulkId: null,
    },
    ...{ shownAt: now, decidedAt: now },
  }));
  const stored = await eventsOf(tx, keptIds);
  await storeReviews(tx, scope, { personId: person.id, evolutions: rejected, stored, fresh });
  if ((await findRivals(tx, edge, perParent)).keptIds.length > 0) {
    throw new AppError('conflict', 'Other people accepted the child that this would replace, so it stays kept.', {
      remedy: 'Settle it as dropped on the adjudication page, then generate again.',
    });
  }
  if (!dropsDescendants) return;
  for (const evolutionId of keptIds) {
    if ((await countDescendants(tx, scope, person.id, [evolutionId])).descendants === 0) continue;
    const selection = { kind: 'branch', evolutionId, hasRoot: false } as const;
    const job = { id: newId(), personId: person.id, kind: 'reject', reason: null, withDescendants: false } as const;
    await startBulk(tx, scope, { ...job, selection });
  }
}

/** Why its teacher cannot be asked now, or why its round takes no attempt, for people; null when it can be made again. */
async function refusalOf(db: Db, scope: ProjectScope, run: RunRecord, edge: EdgeToRepeat): Promise<string | null> {
  if (run.state === 'cancelled') return `The run “${run.name}” is cancelled, so its teachers are not asked any more.`;
  if (run.state === 'paused') {
    return ['The run is paused: resume it first.', run.stateReason].filter(Boolean).join(' ');
  }
  const round = await findRoundById(db, scope, edge.roundId);
  if (round?.state === 'planning') return 'The round is still being planned.';
  const open = await findOpenRound(db, run.id);
  if (open && open.id !== edge.roundId) {
    return `Round ${open.number} is under way. When it is over, round ${edge.roundNumber} takes further attempts.`;
  }
  if ((await findRivals(db, edge, run.config.evolutionsPerInstruction)).isUnderWay)
    return 'An attempt of this lineage is under way in the same round.';
  return (await teacherRefusal(db, scope, run)) ?? budgetRefusal(db, scope, run);
}

async function teacherRefusal(db: Db, scope: ProjectScope, run: RunRecord): Promise<string | null> {
  for (const role of TEACHER_ROLES) {
    if (role === 'judge' && !run.config.rules.includes('equal')) continue;
    const teacher = await findTeacher(db, scope, run.teacherIds[role]);
    if (!teacher) return `The ${role} of this run was removed.`;
    if (teacher.archivedAt !== null) {
      return `The ${role} “${teacher.name}” was removed. Restore it on the teachers page, then generate again.`;
    }
  }
  return null;
}

async function budgetRefusal(db: Db, scope: ProjectScope, run: RunRecord): Promise<string | null> {
  try {
    await requireRunBudget(db, scope, run);
    return null;
  } catch (error) {
    if (error instanceof AppError) return [error.message, error.details.remedy].filter(Boolean).join(' ');
    throw error;
  }
}
