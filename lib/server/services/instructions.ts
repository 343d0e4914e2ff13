/** What people can ask about instructions: the table of all, and one. */
import type { z } from 'zod';
import type { InstructionView, instructionsContract } from '@/lib/core/contract/instructions';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { countInstructions, searchInstructions } from '../store/instruction-search';
import { findInstruction } from '../store/instructions';
import { authorise } from './access';

type ListSchemas = (typeof instructionsContract.list)['~orpc'];
type ListInput = z.output<NonNullable<ListSchemas['inputSchema']>>;
type ListOutput = z.output<NonNullable<ListSchemas['outputSchema']>>;

export async function listInstructions(person: Person, input: ListInput): Promise<ListOutput> {
  const { projectId, cursor, limit, order, ...given } = input;
  const scope = await authorise(person, projectId, 'data.read');
  const text = given.text?.trim();
  const filter = { ...given, text: text === '' ? undefined : text };
  const after = cursor ?? null;
  const [rows, total] = await Promise.all([
    searchInstructions(database(), scope, filter, { order, after, limit: limit + 1 }),
    // The first page's count stands for all of them.
    after === null ? countInstructions(database(), scope, filter) : null,
  ]);
  const items = rows.slice(0, limit);
  return { items, total, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
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
