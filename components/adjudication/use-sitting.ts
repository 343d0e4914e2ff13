'use client';
/** A sitting while the page is open: settles at once, sends behind the back, reads on before the items run out. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { v4 } from 'uuid';
import {
  type AdjudicationSitting,
  addPage,
  beginSitting,
  move,
  refused,
  reopenLast,
  type Settling,
  settle,
} from '@/lib/client/adjudication-sitting';
import { api } from '@/lib/client/api-client';
import { outboxOf } from '@/lib/client/browser-outbox';
import { problemOf } from '@/lib/client/problem';
import type { AdjudicationFilter, AdjudicationItem } from '@/lib/core/contract/adjudication';
import type { Problem } from '@/lib/core/contract/problem';
import type { Id } from '@/lib/core/domain/identifier';
import type { Word } from '@/lib/core/domain/review';

const READ_ON_AT = 8;

type SittingInput = {
  projectId: Id;
  personId: Id;
  filter: AdjudicationFilter;
  first: { items: readonly AdjudicationItem[]; nextCursor: string | null; total: number | null };
};

export type Choice = { reason: string | null; isGuidelineGap: boolean };

export function useSitting({ projectId, personId, filter, first }: SittingInput) {
  const [sitting, setSitting] = useState(() => beginSitting(first));
  const [problem, setProblem] = useState<Problem | null>(null);
  useRefusals(personId, setSitting);
  const readOn = useReadingOn({ projectId, filter, sitting, setSitting, setProblem });

  const send = useCallback(
    (
      event: { eventId: Id; evolutionId: Id; kind: 'settle_accept' | 'settle_reject' | 'reopen' } & Choice,
      shownAt: string,
    ) => {
      const { reason, isGuidelineGap, ...rest } = event;
      const decidedAt = new Date().toISOString();
      const fixed = { comment: null, undoesId: null, isBlind: false, leaseId: null };
      outboxOf(personId).add(projectId, {
        kind: 'event',
        event: { ...rest, ...fixed, reason, isGuidelineGap, shownAt, decidedAt },
      });
    },
    [personId, projectId],
  );

  const settleItem = (itemId: Id, decision: Word, choice: Choice, shownAt: string) => {
    const settling: Settling = { itemId, eventId: v4(), decision, ...choice };
    setSitting((before) => settle(before, settling));
    send({ eventId: settling.eventId, evolutionId: itemId, kind: `settle_${decision}`, ...choice }, shownAt);
  };
  const reopen = (itemId: Id) =>
    send(
      { eventId: v4(), evolutionId: itemId, kind: 'reopen', reason: null, isGuidelineGap: false },
      new Date().toISOString(),
    );
  const undo = () => {
    const step = reopenLast(sitting);
    if (!step) return;
    setSitting(step.sitting);
    reopen(step.settling.itemId);
  };
  return {
    sitting,
    problem,
    settleItem,
    reopen,
    undo,
    move: (by: 1 | -1) => setSitting((before) => move(before, by)),
    readOn,
  };
}

type Change = (change: (before: AdjudicationSitting) => AdjudicationSitting) => void;

function useRefusals(personId: Id, setSitting: Change): void {
  useEffect(
    () =>
      outboxOf(personId).onAnswers((answers) => {
        for (const answer of answers) {
          if (answer.kind === 'event' && answer.result.outcome === 'refused') {
            const { eventId, message } = answer.result;
            setSitting((before) => refused(before, eventId, message));
          }
          if (answer.kind === 'refused') setSitting((before) => refused(before, answer.id, answer.problem.message));
        }
      }),
    [personId, setSitting],
  );
}

type Reading = {
  projectId: Id;
  filter: AdjudicationFilter;
  sitting: AdjudicationSitting;
  setSitting: Change;
  setProblem: (problem: Problem | null) => void;
};

/** The next page while there are items at hand; at the end, from the start again: what people disagree about now may stand before what was read. */
function useReadingOn({ projectId, filter, sitting, setSitting, setProblem }: Reading) {
  const isReading = useRef(false);
  const read = useCallback(
    async (cursor: string | null) => {
      if (isReading.current) return;
      isReading.current = true;
      try {
        const page = await api.adjudication.queue({ projectId, ...filter, ...(cursor ? { cursor } : {}) });
        setSitting((before) => addPage(before, page));
        setProblem(null);
      } catch (error) {
        setProblem(problemOf(error));
      } finally {
        isReading.current = false;
      }
    },
    [projectId, filter, setSitting, setProblem],
  );
  const { nextCursor } = sitting;
  const isShort = sitting.items.length - sitting.at <= READ_ON_AT;
  useEffect(() => {
    if (nextCursor !== null && isShort) void read(nextCursor);
  }, [nextCursor, isShort, read]);
  return () => void read(nextCursor);
}
