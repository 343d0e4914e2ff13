/** Which answer of the server belongs to which item, and what it refused: the book that a session keeps of what it sent. */
import type { Id } from '@/lib/core/domain/identifier';
import type { OutboxAnswer } from './outbox';
import type { OutboxMessage } from './outbox-storage';
import type { Sitting } from './review-sitting';
import { without } from './review-sitting';
import { answered, conflicted, stood } from './review-steps';

type Saved = Extract<Extract<OutboxAnswer, { kind: 'event' }>['result'], { outcome: 'saved' }>;

const isMine = ({ me }: Sitting, { standing }: Saved) =>
  standing.decisions.some((decision) => decision.personId === me.id);

export function createAnswerBook() {
  /** the acceptance of an edit is marked on the item that was edited */
  const itemOfEvent = new Map<Id, Id>();
  const eventsOfEdit = new Map<Id, Id[]>();
  const refusedMessages = new Map<Id, OutboxMessage[]>();
  const refusedEvents = new Set<Id>();

  const itemOf = (eventId: Id, otherwise: Id) => itemOfEvent.get(eventId) ?? otherwise;

  const hearEvent = (sitting: Sitting, result: Extract<OutboxAnswer, { kind: 'event' }>['result']): Sitting => {
    const itemId = itemOf(result.eventId, result.evolutionId);
    if (result.outcome === 'saved') {
      const told = answered(stood(sitting, result.evolutionId, result.standing), itemId, [result.eventId]);
      // Another tab of mine decided it: here it need not come up again.
      if (!itemOfEvent.has(result.eventId)) return isMine(sitting, result) ? without(told, new Set([itemId])) : told;
      return result.isConflict ? conflicted(told, itemId) : told;
    }
    refusedEvents.add(result.eventId);
    return answered(sitting, itemId, [result.eventId], result.message);
  };

  const refuse = (sitting: Sitting, { message, evolutionId, problem }: Extract<OutboxAnswer, { kind: 'refused' }>) => {
    const ids =
      message.kind === 'event' ? [message.event.eventId] : [message.edit.acceptEventId, message.edit.rejectEventId];
    for (const id of ids) refusedEvents.add(id);
    refusedMessages.set(evolutionId, [...(refusedMessages.get(evolutionId) ?? []), message]);
    return answered(sitting, itemOf(ids[0] ?? '', evolutionId), ids, problem.message);
  };

  return {
    sentFor(itemId: Id, eventId: Id): void {
      itemOfEvent.set(eventId, itemId);
    },
    sentEdit(editId: Id, eventIds: Id[]): void {
      eventsOfEdit.set(editId, eventIds);
    },
    /** The server never had a refused event, so there is nothing of it to take back. */
    isRefused: (eventId: Id) => refusedEvents.has(eventId),
    /** What was refused about an item, to be sent again. */
    takeRefused(itemId: Id): OutboxMessage[] {
      const messages = refusedMessages.get(itemId) ?? [];
      refusedMessages.delete(itemId);
      return messages;
    },
    hear(sitting: Sitting, answer: OutboxAnswer): Sitting {
      if (answer.kind === 'refused') return refuse(sitting, answer);
      if (answer.kind === 'event') return hearEvent(sitting, answer.result);
      const { editId, evolutionId, replaced } = answer;
      return answered(stood(sitting, evolutionId, replaced), evolutionId, eventsOfEdit.get(editId) ?? []);
    },
  };
}
