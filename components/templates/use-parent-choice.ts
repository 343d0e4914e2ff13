'use client';
/** The parent that a prompt is shown with: drawn at random, or found by its words. */
import { useState } from 'react';
import { useFoundParent, useSampleParent } from '@/lib/client/queries/templates';
import type { Id } from '@/lib/core/domain/identifier';

export type ParentSource = { runId: Id | null };

export type ParentSelection = {
  source: ParentSource;
  parent: { id: Id; text: string } | null;
  /** nothing can be drawn: no seeds yet */
  isEmpty: boolean;
  isDrawing: boolean;
  changeSource: (source: ParentSource) => void;
  drawAnother: () => void;
  take: (id: Id) => void;
};

export function useParentChoice(projectId: Id): ParentSelection {
  const [source, setSource] = useState<ParentSource>({ runId: null });
  const [draw, setDraw] = useState(1);
  const [foundId, setFoundId] = useState<Id | null>(null);
  const drawn = useSampleParent(projectId, source.runId, draw, foundId === null);
  const found = useFoundParent(projectId, foundId);
  const parent = (foundId === null ? drawn.data : found.data) ?? null;
  return {
    source,
    parent,
    isEmpty: foundId === null && drawn.data === null,
    isDrawing: drawn.isFetching || found.isFetching,
    changeSource: (next) => {
      setSource(next);
      setFoundId(null);
    },
    drawAnother: () => {
      setFoundId(null);
      setDraw((before) => before + 1);
    },
    take: setFoundId,
  };
}
