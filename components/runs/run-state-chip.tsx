/** What a run is doing, in hue, icon and word. */
import { CircleCheck, CircleDashed, CircleSlash, LoaderCircle, type LucideIcon, Pause } from 'lucide-react';
import { Chip, type ChipTone } from '@/components/ui/chip';
import type { RoundState, RunState } from '@/lib/core/domain/run';

const LOOK = {
  idle: { tone: 'open', icon: CircleDashed },
  planning: { tone: 'accent', icon: LoaderCircle },
  running: { tone: 'accent', icon: LoaderCircle },
  paused: { tone: 'caution', icon: Pause },
  finished: { tone: 'kept', icon: CircleCheck },
  cancelled: { tone: 'open', icon: CircleSlash },
} as const satisfies Record<RunState | RoundState, { tone: ChipTone; icon: LucideIcon }>;

export function RunStateChip({ state }: { state: RunState | RoundState }) {
  const look = LOOK[state];
  const isMoving = state === 'running' || state === 'planning';
  return (
    <Chip
      tone={look.tone}
      icon={<look.icon aria-hidden className={isMoving ? 'motion-safe:animate-spin' : undefined} />}
    >
      {state}
    </Chip>
  );
}
