/** Decides which action a key press means, if any; the listener around it is components/shell/key-listener.tsx. */
import type { Action } from './action';
import { isSingleCharacter } from './key-chord';

export type KeyContext = {
  isTyping: boolean;
  isDialogOpen: boolean;
  /** Focus is on something that takes this key itself: Space on a button, letters in an open list. */
  isTakenByFocus: boolean;
  isRepeat: boolean;
  hasSingleCharacterKeys: boolean;
  /** The chord that began a sequence, if it was pressed a moment ago. */
  pending: string | null;
};

export type KeyMeaning =
  | { kind: 'action'; action: Action }
  /** The first half of a sequence. */
  | { kind: 'pending'; chord: string }
  | { kind: 'none' };

export function meaningOf(chord: string, actions: readonly Action[], context: KeyContext): KeyMeaning {
  if (!context.hasSingleCharacterKeys && isSingleCharacter(chord)) return { kind: 'none' };
  const reachable = actions.filter((action) => isReachable(action, context));
  const sequence = context.pending === null ? null : `${context.pending} ${chord}`;
  const found = (sequence && reachable.find((action) => hasKey(action, sequence))) || withKey(reachable, chord);
  if (found) return context.isRepeat && !found.mayRepeat ? { kind: 'none' } : { kind: 'action', action: found };
  const beginsSequence = reachable.some((action) => keysOf(action).some((key) => key.startsWith(`${chord} `)));
  return beginsSequence && !context.isRepeat ? { kind: 'pending', chord } : { kind: 'none' };
}

export function keysOf(action: Action): readonly string[] {
  return [...(action.key ? [action.key] : []), ...(action.otherKeys ?? [])];
}

/** The action's key, unless something that wins has the same one, or takes the first half of it. */
export function effectiveKey(action: Action, actions: readonly Action[]): string | null {
  if (!action.key) return null;
  const first = action.key.split(' ')[0];
  const winner = actions.find((candidate) => keysOf(candidate).some((key) => key === action.key || key === first));
  return !winner || winner.id === action.id ? action.key : null;
}

function isReachable(action: Action, context: KeyContext): boolean {
  if (action.reach === 'everywhere') return true;
  return !context.isTyping && !context.isDialogOpen && !context.isTakenByFocus;
}

function hasKey(action: Action, key: string): boolean {
  return keysOf(action).includes(key);
}

function withKey(actions: readonly Action[], key: string): Action | undefined {
  return actions.find((action) => hasKey(action, key));
}
