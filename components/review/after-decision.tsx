'use client';
/** Beside the room, never in its way: what hangs on the decision that was just stored. Looked at when the keys rest, so that none waits for it. */
import { useEffect, useState } from 'react';
import { Consequences } from '@/components/dataset/consequences';
import { useRunChoices } from '@/lib/client/queries/reviews';
import type { ReviewSession } from '@/lib/client/review-session';
import type { Sitting } from '@/lib/client/review-sitting';
import { itemState } from '@/lib/client/review-views';
import type { Id } from '@/lib/core/domain/identifier';

/** A person who decides every second is asked about none but the last. */
const REST_MS = 900;

type Decided = { eventId: Id; evolutionId: Id; runId: Id; round: number; decision: 'accept' | 'reject' };

export function AfterDecision({ projectId, session }: { projectId: Id; session: ReviewSession }) {
  const [last, setLast] = useState<Decided | null>(null);
  const runs = useRunChoices(projectId, last !== null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setLast((now) => newest(session.get().sitting, now)), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
  // Of the last round nothing was made.
  const rounds = runs.find((run) => run.id === last?.runId)?.rounds ?? 0;
  if (!last || (last.decision === 'reject' && last.round >= rounds)) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is, so that the next key decides
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="fixed right-4 bottom-28 left-4 z-30 sm:left-auto sm:max-w-md"
    >
      <Consequences
        key={last.eventId}
        projectId={projectId}
        evolutionId={last.evolutionId}
        decision={last.decision}
        className="bg-raised shadow-raised"
      />
    </div>
  );
}

/** The last thing that was done, once the server has it; an earlier question stands until then, unless its decision was taken back. */
function newest(sitting: Sitting, now: Decided | null): Decided | null {
  const standing = now && sitting.done.some((step) => step.events[0]?.eventId === now.eventId) ? now : null;
  const step = sitting.done.at(-1);
  const item = step && sitting.items.get(step.itemId);
  const eventId = step?.events[0]?.eventId;
  if (!step || !item || !eventId || eventId === standing?.eventId) return standing;
  if (itemState(sitting, step.itemId) !== 'saved') return standing;
  const { runId, roundNumber, standing: word } = item.evolution;
  const place = { eventId, evolutionId: step.itemId, runId, round: roundNumber };
  if (step.kind === 'reject') return { ...place, decision: 'reject' };
  // What the machine kept was in the frontier before.
  if (step.kind === 'accept' && word.verdict !== 'kept') return { ...place, decision: 'accept' };
  return standing;
}
