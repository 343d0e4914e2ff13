'use client';
/** What can be done with a node: one table for the buttons beside the tree, the keys and the palette. */
import { useMemo } from 'react';
import type { Action } from '@/lib/client/action';
import type { TreeNode } from '@/lib/core/contract/lineages';

export type NodeDialog = 'prune' | 'repeat' | 'template';

type NodeCommands = {
  node: TreeNode | null;
  /** why not, for a whole branch and for teachers' calls */
  refusals: { branch: string | null; repeat: string | null };
  mayUndo: boolean;
  decide: (kind: 'accept' | 'reject') => void;
  undo: () => void;
  reveal: () => void;
  open: (dialog: NodeDialog) => void;
  leave: () => void;
};

const GROUP = 'Lineage';

/** In the order of their buttons. */
export function useNodeActions(commands: NodeCommands): readonly Action[] {
  const { node, refusals, mayUndo, decide, undo, reveal, open, leave } = commands;
  return useMemo(() => {
    const isBlind = node?.isBlind ?? false;
    const isDecidable = node !== null && (node.status !== null || isBlind) && node.instructionId !== null;
    const isSeen = isBlind ? 'Decide about it, or show its verdict, first.' : true;
    const isSettled = node?.decidedBy === 'adjudicator' ? 'A lead settled it.' : true;
    const decidable = () => isDecidable && isSettled;
    return [
      { id: 'lineage.keep', label: 'Keep', key: 'a', group: GROUP, when: decidable, perform: () => decide('accept') },
      { id: 'lineage.drop', label: 'Drop', key: 'x', group: GROUP, when: decidable, perform: () => decide('reject') },
      { id: 'lineage.reveal', label: 'Show the verdict', key: 'r', group: GROUP, when: () => isBlind, perform: reveal },
      { id: 'lineage.undo', label: 'Undo', key: 'z', group: GROUP, when: () => mayUndo, perform: undo },
      {
        ...{ id: 'lineage.prune', label: 'Prune branch…', key: 'shift+x', group: GROUP },
        when: () => isDecidable && (refusals.branch ?? isSeen),
        perform: () => open('prune'),
      },
      {
        ...{ id: 'lineage.repeat', label: 'Generate again…', key: 'n', group: GROUP },
        when: () => node !== null && (refusals.repeat ?? isSeen),
        perform: () => open('repeat'),
      },
      {
        ...{ id: 'lineage.template', label: 'Template', key: 't', group: GROUP },
        when: () => isDecidable && node?.templateVersion !== null,
        perform: () => open('template'),
      },
      { id: 'lineage.leave', label: 'Open the page', key: 'l', group: GROUP, perform: leave },
    ] satisfies Action[];
  }, [node, refusals, mayUndo, decide, undo, reveal, open, leave]);
}

export const TAKEN_LETTERS: ReadonlySet<string> = new Set(['a', 'x', 'z', 'n', 't', 'l', 'g']);
export const TAKEN_WHERE_BLIND: ReadonlySet<string> = new Set([...TAKEN_LETTERS, 'r']);
