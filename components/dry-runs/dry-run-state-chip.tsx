/** How far a dry run is, in a word. */
import { Chip } from '@/components/ui/chip';
import type { DryRunState } from '@/lib/core/domain/dry-run';
import { STATE_LOOK } from './dry-run-words';

export function DryRunStateChip({ state }: { state: DryRunState }) {
  const { label, tone } = STATE_LOOK[state];
  return <Chip tone={tone}>{label}</Chip>;
}
