/** Where an evolution stands, in one word with its hue and icon; and who decided it. */

import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Cpu,
  EyeOff,
  type LucideIcon,
  Scale,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { ChipTone } from '@/components/ui/chip';
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { DecidedBy, EffectiveStatus, EvolutionState } from '@/lib/core/domain/evolution';

/** `open`: the machine is still at work. `hidden`: drawn for a blind audit that this person has not decided. */
export type ShownStatus = EffectiveStatus | 'failed' | 'cancelled' | 'open' | 'hidden';

export const STATUS_LOOK = {
  kept: { label: 'kept', icon: CircleCheck, text: 'text-kept', tone: 'kept', colour: 'var(--kept)' },
  dropped: { label: 'dropped', icon: CircleX, text: 'text-dropped', tone: 'dropped', colour: 'var(--dropped)' },
  undecided: {
    label: 'undecided',
    icon: CircleQuestionMark,
    text: 'text-undecided',
    tone: 'undecided',
    colour: 'var(--undecided)',
  },
  failed: {
    label: 'failed',
    icon: TriangleAlert,
    text: 'text-failed',
    tone: 'failed',
    colour: 'var(--failed)',
  },
  cancelled: { label: 'cancelled', icon: Ban, text: 'text-open', tone: 'open', colour: 'var(--open)' },
  open: { label: 'in work', icon: CircleDashed, text: 'text-open', tone: 'open', colour: 'var(--open)' },
  hidden: { label: 'hidden', icon: EyeOff, text: 'text-muted', tone: 'neutral', colour: 'var(--muted)' },
} as const satisfies Record<
  ShownStatus,
  { label: string; icon: LucideIcon; text: string; tone: ChipTone; colour: string }
>;

export const DECIDED_BY_LOOK = {
  machine: { label: 'by the machine', icon: Cpu },
  people: { label: 'by people', icon: Users },
  adjudicator: { label: 'by the adjudicator', icon: Scale },
} as const satisfies Record<DecidedBy, { label: string; icon: LucideIcon }>;

export function shownStatus(
  standing: { status: EffectiveStatus | null; isBlind?: boolean | undefined },
  state: EvolutionState,
): ShownStatus {
  if (standing.isBlind) return 'hidden';
  if (standing.status) return standing.status;
  if (state === 'failed' || state === 'cancelled') return state;
  return 'open';
}

export function evolutionStatus(evolution: EvolutionView): ShownStatus {
  return shownStatus(evolution.standing, evolution.state);
}
