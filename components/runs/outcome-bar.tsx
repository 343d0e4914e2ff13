/** Where a round's evolutions stand, as one bar with its figures beside it: every figure leads to its instructions. */
import { StackedBar } from '@/components/charts/stacked-bar';
import { STATUS_LOOK } from '@/components/dataset/verdict-look';
import { formatCount } from '@/lib/client/display';
import type { RoundCounters } from '@/lib/core/domain/run';

const PARTS = [
  { counter: 'kept', status: 'kept' },
  { counter: 'eliminated', status: 'dropped' },
  { counter: 'undecided', status: 'undecided' },
  { counter: 'failed', status: 'failed' },
  { counter: 'open', status: 'open' },
] as const satisfies readonly { counter: keyof RoundCounters; status: keyof typeof STATUS_LOOK }[];

export function OutcomeBar({ counters }: { counters: RoundCounters }) {
  const parts = PARTS.map(({ counter, status }) => ({
    id: counter,
    value: counters[counter],
    colour: STATUS_LOOK[status].colour,
    isFaint: status === 'open',
  }));
  return (
    <div className="flex flex-col gap-2">
      <StackedBar parts={parts} />
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {PARTS.filter(({ counter }) => counter !== 'open' || counters.open > 0).map(({ counter, status }) => (
          <Figure key={counter} status={status} count={counters[counter]} />
        ))}
        <div className="flex gap-1.5">
          <dt className="text-muted">planned</dt>
          <dd className="tabular">{formatCount(counters.planned)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Figure({ status, count }: { status: keyof typeof STATUS_LOOK; count: number }) {
  const look = STATUS_LOOK[status];
  return (
    <div className="flex items-center gap-1.5">
      <dt className={`flex items-center gap-1 ${look.text}`}>
        <look.icon size={14} aria-hidden />
        {look.label}
      </dt>
      <dd className="tabular">{formatCount(count)}</dd>
    </div>
  );
}
