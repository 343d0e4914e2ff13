/** Where an evolution stands, in one word with its hue and icon; and who decided it. */

import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Cpu,
  type LucideIcon,
  Scale,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { DecidedBy, EffectiveStatus, EvolutionState } from '@/lib/core/domain/evolution';

/** `open`: the machine is still at work. */
export type ShownStatus = EffectiveStatus | 'failed' | 'cancelled' | 'open';

export const STATUS_LOOK = {
  kept: { label: 'kept', icon: CircleCheck, text: 'text-kept', soft: 'bg-kept-soft', colour: 'var(--kept)' },
  dropped: { label: 'dropped', icon: CircleX, text: 'text-dropped', soft: 'bg-dropped-soft', colour: 'var(--dropped)' },
  undecided: {
    label: 'undecided',
    icon: CircleQuestionMark,
    text: 'text-undecided',
    soft: 'bg-undecided-soft',
    colour: 'var(--undecided)',
  },
  failed: {
    label: 'failed',
    icon: TriangleAlert,
    text: 'text-failed',
    soft: 'bg-failed-soft',
    colour: 'var(--failed)',
  },
  cancelled: { label: 'cancelled', icon: Ban, text: 'text-open', soft: 'bg-open-soft', colour: 'var(--open)' },
  open: { label: 'in work', icon: CircleDashed, text: 'text-open', soft: 'bg-open-soft', colour: 'var(--open)' },
} as const satisfies Record<
  ShownStatus,
  { label: string; icon: LucideIcon; text: string; soft: string; colour: string }
>;

export const DECIDED_BY_LOOK = {
  machine: { label: 'by the machine', icon: Cpu },
  people: { label: 'by people', icon: Users },
  adjudicator: { label: 'by the adjudicator', icon: Scale },
} as const satisfies Record<DecidedBy, { label: string; icon: LucideIcon }>;

export function shownStatus(standing: { status: EffectiveStatus | null }, state: EvolutionState): ShownStatus {
  if (standing.status) return standing.status;
  if (state === 'failed' || state === 'cancelled') return state;
  return 'open';
}

export function evolutionStatus(evolution: EvolutionView): ShownStatus {
  return shownStatus(evolution.standing, evolution.state);
}
