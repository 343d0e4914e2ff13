/** What the studio answers to posted decisions, checked. */
import { z } from 'zod';
import { standingSchema } from '@/lib/core/contract/evolution-view';
import { reviewEventResultSchema, reviewItemSchema } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { OutboxAnswer } from './outbox';

const eventsAnswer = z.object({ results: z.array(reviewEventResultSchema) });
const editAnswer = z.object({ edited: reviewItemSchema, replaced: standingSchema });

export function readEvents(answer: unknown): OutboxAnswer[] {
  return eventsAnswer.parse(answer).results.map((result) => ({ kind: 'event', result }));
}

export function readEdit(answer: unknown, editId: Id, evolutionId: Id): OutboxAnswer[] {
  return [{ kind: 'edit', editId, evolutionId, ...editAnswer.parse(answer) }];
}
