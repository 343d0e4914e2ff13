/** What people can ask about instructions: the table of all, how many it holds, and one. */
import type { z } from 'zod';
import type { InstructionFilter, InstructionView, instructionsContract } from '@/lib/core/contract/instructions';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import { filterUnderOrder, type InstructionOrder, ORDER_FACTS } from '@/lib/core/domain/listing';
import type { Person } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { COUNT_LIMIT, countInstructions } from '../store/instruction-count';
import { type RowPlace, searchInstructions } from '../store/instruction-search';
import { findInstruction } from '../store/instructions';
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
  const ask = { order, direction, beside, limit: limit + 1 };
  const found = await searchInstructions(database(), scope, tidied(given, order), ask);
  const isForward = direction === 'forward';
  const page = isForward ? found.slice(0, limit) : found.slice(-limit);
  const [first, last] = [page.at(0), page.at(-1)];
  const isBeyondCursor = cursor !== undefined;
  const isMore = found.length > limit;
  return {
    items: page.map(({ row }) => row),
    nextCursor: last && (isForward ? isMore : isBeyondCursor) ? writeCursor(last.place) : null,
    previousCursor: first && (isForward ? isBeyondCursor : isMore) ? writeCursor(first.place) : null,
  };
}

export async function countListing(person: Person, input: CountInput): Promise<CountOutput> {
  const { projectId, order, ...given } = input;
  const scope = await authorise(person, projectId, 'data.read');
  return { total: await countInstructions(database(), scope, tidied(given, order)), limit: COUNT_LIMIT };
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
  const instruction = await findInstruction(database(), scope, input.instructionId);
  if (!instruction) {
    throw new AppError('not_found', 'There is no such instruction in this project.', {
      remedy: 'Look for it in the table of instructions.',
    });
  }
  return instruction;
}
