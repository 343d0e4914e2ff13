/** How a page of the table is read: what is known about a filter beforehand decides whether its rows are gathered and sorted, or the order is walked. */
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Measure } from '@/lib/core/domain/listing';
import { HUMAN_EDIT } from '@/lib/core/domain/operation';
import { type Db, inTransaction } from './connection';
import { type TallyConditions, tallyCount } from './evolution-tally';
import { Prisma } from './generated/client';
import { foundByWords, runsOfTeacher, type TextAsk } from './instruction-filter';
import { isOfWordsAlone } from './search-query';
import { wordShare } from './word-share';

export type Reading = { text: TextAsk; isGathered: boolean };

/** Where words are rarer than this, asking the words index costs less than reading until a page of them has come. */
const WALKED_FROM_SHARE = 0.008;
/** As many times the rows that should hold a page, step by step: words stand unevenly, and the shortest texts have few of any. */
const AHEAD_STEPS = [1.25, 4];
const AHEAD_AT_LEAST = 200;
/** About as many as cost what asking the index for a common word costs. A phrase costs it more: each text that has its words is read for their order. */
const AHEAD_AT_MOST = 12_000;
const AHEAD_AT_MOST_OF_PHRASE = 40_000;

/** How many rows to read in their order for a page that has these words, and how many more when that was not enough. Empty: they are rare, or nothing is known of them. */
export async function rowsAhead(db: Db, text: string, limit: number): Promise<number[]> {
  const share = await wordShare(db, text);
  if (share === null || share < WALKED_FROM_SHARE) return [];
  const most = text.includes('"') ? AHEAD_AT_MOST_OF_PHRASE : AHEAD_AT_MOST;
  return AHEAD_STEPS.map((step) => Math.max(AHEAD_AT_LEAST, Math.ceil((step * limit) / share))).filter(
    (rows) => rows <= most,
  );
}

/** Found by words up to this many: they are gathered. Beyond it every fortieth row is a hit, and walking needs few rows. */
export const SEARCH_LIMIT = 25_000;

/** Searching so many rows one by one takes about 60 ms. */
const SEARCHED_AT_ONCE = 2_000;
/** Reading so many entries of the facet index takes a few milliseconds; where more match, an order finds a page of them after a few hundred rows. */
const GATHERED_AT_ONCE = 30_000;
const PAGE = 50;
/** Gathering is the lesser evil up to here when the filter and the order know of each other: walking may have to cross the whole table. */
const GATHERED_AT_MOST = 700_000;

export async function readingOf(
  db: Db,
  scope: ProjectScope,
  filter: InstructionFilter,
  { measure, limit }: { measure: Measure | null; limit: number },
): Promise<Reading> {
  const text = await textAskOf(db, scope, filter.text);
  if (typeof text === 'object') return { text, isGathered: true };
  if (filter.personId !== undefined || filter.audit === 'in') return { text, isGathered: true };
  // The index of agreement is small and holds every filter.
  if (measure === 'agreement') return { text, isGathered: false };
  const { verdict, isOpen, ...conditions } = await tallyConditions(db, scope, filter);
  // What the facet index is ordered by; the machine's verdict and open or not stand in every index.
  if (Object.values(conditions).every((value) => value === undefined)) return { text, isGathered: false };
  const count = await tallyCount(db, scope, conditions);
  // Each gathered row would be searched for the words.
  if (filter.text !== undefined) return { text, isGathered: count <= SEARCHED_AT_ONCE };
  // Walking n times as far crosses n times as many rows that do not match; of a run, the facet index is read at one place.
  const further = filter.runId === undefined ? 1 : Math.sqrt(Math.max(1, limit / PAGE));
  if (count <= GATHERED_AT_ONCE * further) return { text, isGathered: true };
  return { text, isGathered: count <= GATHERED_AT_MOST && isCorrelated(filter, measure) };
}

/** Rounds and versions follow one another in time, and texts grow from round to round; operations differ in every measure. A run alone has an index by time. */
function isCorrelated(filter: InstructionFilter, measure: Measure | null): boolean {
  const { round, templateVersionId, teacherId, operation, runId } = filter;
  // Many share the same few words added, and among equals the newest come first: a run or a round stands together again.
  const isOfTime = round !== undefined || (measure === 'added' && runId !== undefined);
  if (measure !== null) {
    const isKnown = operation !== undefined || templateVersionId !== undefined;
    return isKnown || ((measure === 'words' || measure === 'added') && isOfTime);
  }
  return round !== undefined || templateVersionId !== undefined || (teacherId !== undefined && runId === undefined);
}

async function textAskOf(db: Db, scope: ProjectScope, text: string | undefined): Promise<TextAsk> {
  if (text === undefined || (await isSurelyCommon(db, scope, text))) return 'row';
  const found = await findByWords(scope, text);
  return found === null ? 'row' : found;
}

/** By a third, for an estimate: asking the index until it has found too many takes 150 ms. Of a phrase only its words are known, so it may be rare. */
async function isSurelyCommon(db: Db, scope: ProjectScope, text: string): Promise<boolean> {
  if (!isOfWordsAlone(text)) return false;
  const [share, count] = await Promise.all([wordShare(db, text), tallyCount(db, scope, {})]);
  return share !== null && share * count > 1.3 * SEARCH_LIMIT;
}

/** Null: more than SEARCH_LIMIT. Materialised, or the planner walks rows instead of asking the index; with room for every hit, or pages are checked word by word. */
export async function findByWords(scope: ProjectScope, text: string): Promise<Id[] | null> {
  const rows = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('work_mem', '64MB', true), set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;
    return tx.$queryRaw<{ id: Id }[]>(Prisma.sql`
      WITH found AS MATERIALIZED (${foundByWords(scope, text)}) SELECT id FROM found LIMIT ${SEARCH_LIMIT + 1}`);
  });
  return rows.length > SEARCH_LIMIT ? null : rows.map(({ id }) => id);
}

/** The part of a filter that the maintained counts know. */
export async function tallyConditions(
  db: Db,
  scope: ProjectScope,
  filter: InstructionFilter,
): Promise<TallyConditions> {
  const { runId, round, operation, status, verdict, rule, decidedBy, templateVersionId, teacherId, review, origin } =
    filter;
  const runIds = teacherId === undefined ? undefined : await runIdsOfTeacher(db, scope, teacherId);
  return {
    runId: runIds === undefined ? runId : runIds.filter((id) => runId === undefined || id === runId),
    roundNumber: round,
    operation: operationsOf(origin, operation),
    ...{ status, verdict, rule, decidedBy, templateVersionId },
    isOpen: review === 'open' ? true : review === 'done' ? false : undefined,
    isFlagged: review === 'flagged' ? true : undefined,
  };
}

function operationsOf(origin: InstructionFilter['origin'], operation: string | undefined) {
  if (origin === undefined) return operation;
  if (origin === 'evolved')
    return operation === undefined ? { not: HUMAN_EDIT } : operation === HUMAN_EDIT ? [] : operation;
  return origin === 'human_edit' && (operation ?? HUMAN_EDIT) === HUMAN_EDIT ? HUMAN_EDIT : [];
}

async function runIdsOfTeacher(db: Db, scope: ProjectScope, teacherId: Id): Promise<Id[]> {
  const rows = await db.$queryRaw<{ id: Id }[]>(runsOfTeacher(scope, teacherId));
  return rows.map(({ id }) => id);
}
