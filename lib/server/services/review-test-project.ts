/** For tests: a project with one run and finished evolutions to review, written straight into the tables. */
import type { ReviewEventInput } from '@/lib/core/contract/reviews';
import type { EvolutionState, Verdict } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { newId } from '../store/new-id';

const STATES = { kept: 'kept', dropped: 'eliminated', undecided: 'undecided' } as const satisfies Record<
  Verdict,
  EvolutionState
>;

export type ReviewTestProject = {
  projectId: Id;
  runId: Id;
  lineageIds: Id[];
  seedIds: Id[];
  /** One finished evolution of the lineage's seed (or of `parentId`) in a round; the answer is its id. */
  evolve(lineage: number, verdict: Verdict, options?: EvolveOptions): Promise<Id>;
};
type EvolveOptions = {
  round?: number;
  attempt?: number;
  parentId?: Id;
  text?: string;
  response?: string;
  operation?: string;
  margin?: number;
};

const AT = '2026-11-22T10:00:00.000Z';

/** As the browser sends it. */
export function reviewEvent(
  evolutionId: Id,
  kind: ReviewEventInput['kind'],
  more: Partial<ReviewEventInput> = {},
): ReviewEventInput {
  const nothing = { reason: null, comment: null, undoesId: null, isBlind: false };
  return { eventId: newId(), evolutionId, kind, ...nothing, shownAt: AT, decidedAt: AT, ...more };
}

export async function makePerson(name: string, role: Person['role'] = 'annotator'): Promise<Person> {
  const person = { id: newId(), name, email: `${name}-${newId()}@example.test`, role };
  await database().user.create({ data: person });
  return person;
}

export async function makeReviewProject(lineageCount: number, overlap = 1): Promise<ReviewTestProject> {
  const db = database();
  const [projectId, runId, teacherId] = [newId(), newId(), newId()];
  const lineageIds = Array.from({ length: lineageCount }, newId);
  const seedIds = Array.from({ length: lineageCount }, newId);
  const roundIds = [newId(), newId(), newId()];
  await db.project.create({ data: { id: projectId, name: 'review', overlap } });
  await db.instruction.createMany({
    data: seedIds.map((id, ordinal) => ({ id, projectId, origin: 'seed', text: `Seed ${ordinal}`, ordinal })),
  });
  const teachers = { evolverTeacherId: teacherId, judgeTeacherId: teacherId, responderTeacherId: teacherId };
  await db.run.create({
    data: {
      id: runId,
      projectId,
      name: 'run',
      config: {},
      ...teachers,
      lineageCount,
      state: 'idle',
      isRehearsal: true,
    },
  });
  await db.lineage.createMany({
    data: lineageIds.map((id, ordinal) => ({ id, runId, ordinal, seedId: seedIds[ordinal] ?? '' })),
  });
  await db.round.createMany({
    data: roundIds.map((id, place) => ({
      id,
      runId,
      projectId,
      number: place + 1,
      state: 'finished',
      templateVersions: {},
    })),
  });

  const evolve: ReviewTestProject['evolve'] = async (lineage, verdict, options = {}) => {
    const { round = 1, attempt = 1, parentId = seedIds[lineage] ?? '', operation = 'deepening' } = options;
    const { text = `Child of seed ${lineage}`, margin = null } = options;
    const [id, childId] = [newId(), newId()];
    const response = options.response ?? 'An answer.';
    const place = { projectId, runId, lineageId: lineageIds[lineage] ?? '', parentId, operation };
    await db.instruction.create({
      data: { ...place, id: childId, origin: 'evolved', text, response, ordinal: lineage, round, status: verdict },
    });
    await db.evolution.create({
      data: {
        ...place,
        id,
        roundId: roundIds[round - 1] ?? '',
        roundNumber: round,
        ordinal: lineage,
        attempt,
        state: STATES[verdict],
        childId,
        childText: text,
        response,
        verdict,
        status: verdict,
        decidedBy: 'machine',
        reviewsLeft: overlap,
        margin,
      },
    });
    return id;
  };
  return { projectId, runId, lineageIds, seedIds, evolve };
}
