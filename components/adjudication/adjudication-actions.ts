/** What a lead can do with an item: one table for keys, buttons, palette and the `?` sheet. */
import type { Action } from '@/lib/client/action';
import { REJECT_REASONS, type ReasonNames, type RejectReason, reasonLabel } from '@/lib/core/domain/review';

export type AdjudicationCommands = {
  accept: (pressedAt?: number) => void;
  reject: (reason: RejectReason | null, pressedAt?: number) => void;
  undo: () => void;
  reopen: () => void;
  move: (by: 1 | -1) => void;
  toggleGap: () => void;
  toggleNames: () => void;
  cycleDiff: () => void;
  toggleRendered: () => void;
};

type Facts = {
  hasItem: boolean;
  canUndo: boolean;
  /** settled by a lead before this sitting */
  canReopen: boolean;
  reasonNames: ReasonNames;
};

const SETTLE = 'Settle';
const SEE = 'See';

export function adjudicationActions(
  { hasItem, canUndo, canReopen, reasonNames }: Facts,
  commands: AdjudicationCommands,
): Action[] {
  const when = () => hasItem || 'There is no item to settle.';
  const reject = (reason: RejectReason, at: number): Action => ({
    id: `adjudication.reject.${reason}`,
    label: `Reject: ${reasonLabel(reason, reasonNames)}`,
    key: String(at + 1),
    ...{ group: SETTLE, when },
    perform: (pressedAt) => commands.reject(reason, pressedAt),
  });
  return [
    { id: 'adjudication.accept', label: 'Accept', key: 'a', group: SETTLE, when, perform: commands.accept },
    {
      ...{ id: 'adjudication.reject', label: 'Reject', key: 'x', group: SETTLE, when },
      perform: (pressedAt) => commands.reject(null, pressedAt),
    },
    ...REJECT_REASONS.map(reject),
    { id: 'adjudication.gap', label: 'Guideline gap', key: 'p', group: SETTLE, when, perform: commands.toggleGap },
    {
      ...{ id: 'adjudication.undo', label: 'Undo', key: 'z', otherKeys: ['mod+z'], group: SETTLE },
      when: () => canUndo || 'Nothing is settled in this sitting.',
      perform: commands.undo,
    },
    {
      id: 'adjudication.reopen',
      label: 'Open again',
      key: 'o',
      group: SETTLE,
      when: () => canReopen,
      perform: commands.reopen,
    },
    {
      ...{ id: 'adjudication.next', label: 'Next item', key: 'arrowright', otherKeys: ['j'], group: SEE },
      ...{ mayRepeat: true, when },
      perform: () => commands.move(1),
    },
    {
      ...{ id: 'adjudication.previous', label: 'Previous item', key: 'arrowleft', otherKeys: ['k'], group: SEE },
      mayRepeat: true,
      perform: () => commands.move(-1),
    },
    {
      id: 'adjudication.diff',
      label: 'Texts: changes, split, rendered, plain',
      key: 'd',
      group: SEE,
      when,
      perform: commands.cycleDiff,
    },
    {
      ...{ id: 'adjudication.rendered', label: 'Response: plain, rendered', key: 'm', group: SEE, when },
      perform: commands.toggleRendered,
    },
    { id: 'adjudication.names', label: 'Show or hide names', key: 'n', group: SEE, perform: commands.toggleNames },
  ];
}
