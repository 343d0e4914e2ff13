/** What people can ask about instructions: the table of all, how many it holds, and one. */
import type { z } from 'zod';
import type { InstructionFilter, InstructionView, instructionsContract } from '@/lib/core/contract/instructions';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { filterUnderOrder, type InstructionOrder, ORDER_FACTS, tellsVerdict } from '@/lib/core/domain/listing';
import type { Person } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { COUNT_LIMIT, countInstructions } from '../store/instruction-count';
import type { StoredFilter } from '../store/instruction-filter';
import { type FoundRow, type PageAsk, type RowPlace, searchInstructions } from '../store/instruction-search';
import { findInstruction } from '../store/instructions';
import { blindAmong, blindRow, hasBlind } from '../store/review-blind';
import { authorise } from './access';

type ListSchemas = (typeof instructionsContract.list)['~orpc'];
type ListInput = z.output<NonNullable<ListSchemas['inputSchema']>>;
type ListOutput = z.output<NonNullable<ListSchemas['outputSchema']>>;
type CountSchemas = (typeof instructionsContract.count)['~orpc'];
type CountInput = z.output<NonNullable<CountSchemas['inputSchema']>>;
type CountOutput = z.output<NonNullable<CountSchemas['outputSchema']>>;

export async function listInstructions(person: Person, input: ListInput): Promise<ListOutput> {
  const { projectId, cursor, limit, order, direction, ...given } = input;
  const scope = await authorise(person, projectId, 'data.read');
  const beside = cursor === undefined ? null : readCursor(cursor, order);
  const filter = tidied(given, order);
  const isTelling = tellsVerdict(given, order, person.id);
  const isForward = direction === 'forward';
  const { page, items, isMore } = await readPage(scope, person.id, filter, {
    ...{ order, direction, beside, limit, isTelling },
  });
  const [first, last] = [page.at(0), page.at(-1)];
  const isBeyondCursor = cursor !== undefined;
  return {
    items,
    nextCursor: last && (isForward ? isMore : isBeyondCursor) ? writeCursor(last.place) : null,
    previousCursor: first && (isForward ? isBeyondCursor : isMore) ? writeCursor(first.place) : null,
  };
}

/** Of what is left out of pages, a stretch this long is crossed in one request; then the next page begins empty. */
const LOOKS = 20;

type ReadAsk = PageAsk & { isTelling: boolean };

/**
 * Only the page's own rows are asked whether they are blind to this person, after they were found, so that an order is walked as fast as without audits. Under a filter that
 * tells, they are left out, and where that leaves nothing the page begins further on.
 */
async function readPage(scope: ProjectScope, personId: Id, filter: InstructionFilter, ask: ReadAsk) {
  const { isTelling, limit, direction } = ask;
  const isForward = direction === 'forward';
  const asked: StoredFilter = isTelling && filter.audit === 'in' ? { ...filter, openTo: personId } : filter;
  let { beside } = ask;
  for (let look = 1; ; look += 1) {
    const found = await searchInstructions(database(), scope, asked, { ...ask, beside, limit: limit + 1 });
    const page = isForward ? found.slice(0, limit) : found.slice(-limit);
    const items = await shownRows(personId, page, isTelling);
    const isMore = found.length > limit;
    const edge = isForward ? page.at(-1) : page.at(0);
    if (items.length > 0 || !isMore || !edge || look === LOOKS) return { page, items, isMore };
    beside = edge.place;
  }
}

async function shownRows(personId: Id, page: readonly FoundRow[], isTelling: boolean) {
  const evolutionIds = page.flatMap(({ row }) => row.evolutionId ?? []);
  const blind = await blindAmong(database(), personId, evolutionIds);
  return page.flatMap(({ row }) => {
    if (row.evolutionId === null || !blind.has(row.evolutionId)) return [row];
    return isTelling ? [] : [blindRow(row)];
  });
}

export async function countListing(person: Person, input: CountInput): Promise<CountOutput> {
  const { projectId, order, ...given } = input;
  const scope = await authorise(person, projectId, 'data.read');
  const filter = tidied(given, order);
  const total = await countInstructions(database(), scope, filter);
  const isTelling = filter.audit !== 'out' && tellsVerdict(given, order, person.id);
  if (!isTelling || !(await hasBlind(database(), scope, person.id))) {
    return { total, limit: COUNT_LIMIT, leavesOutBlind: false };
  }
  // What the pages leave out is looked for among the audited ones, of which there are few.
  const hidden =
    total === null ? null : await countInstructions(database(), scope, { ...filter, audit: 'in', blindTo: person.id });
  return {
    total: total === null || hidden === null ? null : total - hidden,
    limit: COUNT_LIMIT,
    leavesOutBlind: true,
  };
}

/** Blanks are no search, and the order's own condition is part of the filter. */
function tidied(given: InstructionFilter, order: InstructionOrder): InstructionFilter {
  const text = given.text?.trim();
  return filterUnderOrder({ ...given, text: text === '' ? undefined : text }, order);
}

const writeCursor = ({ value, id }: RowPlace) => (value === null ? id : `${value}~${id}`);

const CURSOR = /^(?:(-?[\d.]+(?:e-?\d+)?)~)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string, order: InstructionOrder): RowPlace {
  const [, value, id] = CURSOR.exec(cursor) ?? [];
  const isMeasured = ORDER_FACTS[order].measure !== null;
  if (id === undefined || isMeasured !== (value !== undefined) || Number.isNaN(Number(value ?? 0))) {
    throw new AppError('invalid_input', 'This cursor does not belong to this order.', {
      place: 'cursor',
      remedy: 'Begin without a cursor, and take the next one from the answer.',
    });
  }
  return { value: value === undefined ? null : Number(value), id };
}

export async function getInstruction(
  person: Person,
  input: { projectId: Id; instructionId: Id },
): Promise<InstructionView> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const instruction = await findInstruction(database(), scope, person.id, input.instructionId);
  if (!instruction) {
    throw new AppError('not_found', 'There is no such instruction in this project.', {
      remedy: 'Look for it in the table of instructions.',
    });
  }
  return instruction;
}
