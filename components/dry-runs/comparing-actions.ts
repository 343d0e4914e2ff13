/** What a person can do in a comparison: one table for keys, palette and the `?` sheet. */
import type { Action } from '@/lib/client/action';
import type { DryRunPair } from '@/lib/core/contract/dry-runs';
import type { DryRunAnswer } from '@/lib/core/domain/dry-run';
import { isFinal } from '@/lib/core/domain/evolution';

export const ANSWER_FACTS = {
  left: { label: 'Left is better', key: '1' },
  right: { label: 'Right is better', key: '2' },
  tie: { label: 'Tie', key: '3' },
} as const satisfies Record<DryRunAnswer, { label: string; key: string }>;

const ANSWERS = Object.keys(ANSWER_FACTS) as DryRunAnswer[];

/** Null when a person may say which is better. */
export function reasonAgainstAnswer({ left, right, better }: DryRunPair, isBlind: boolean): string | null {
  if (!right || !isFinal(left.state) || !isFinal(right.state)) return 'Both children must be there first.';
  return isBlind && better ? 'Its labels have been seen: the answer stays.' : null;
}

type Comparing = {
  isComparison: boolean;
  isBlind: boolean;
  pair: DryRunPair | null;
  refusal: string | null;
  isBusy: boolean;
  answer: (position: number, said: DryRunAnswer) => void;
  move: (by: 1 | -1) => void;
};

export function comparingActions(comparing: Comparing): Action[] {
  const { isComparison, isBlind, pair, refusal, isBusy, answer, move } = comparing;
  if (!isComparison) return [];
  const when = () => refusal ?? (pair ? (reasonAgainstAnswer(pair, isBlind) ?? true) : 'There is no parent.');
  return [
    ...ANSWERS.map(
      (said): Action => ({
        ...{ id: `comparing.${said}`, group: 'Compare', when, ...ANSWER_FACTS[said] },
        perform: () => pair && !isBusy && answer(pair.position, said),
      }),
    ),
    {
      ...{ id: 'comparing.next', label: 'Next parent', key: 'j', otherKeys: ['arrowright'], group: 'Compare' },
      mayRepeat: true,
      perform: () => move(1),
    },
    {
      ...{ id: 'comparing.previous', label: 'Parent before', key: 'k', otherKeys: ['arrowleft'], group: 'Compare' },
      mayRepeat: true,
      perform: () => move(-1),
    },
  ];
}
