/** Shares as points with their intervals on one axis from 0 to 100 %. It says nothing by itself: its figures stand in a table beside it. */
import type { ReactNode } from 'react';

export type IntervalRow = {
  id: string;
  label: ReactNode;
  interval: { value: number; low: number; high: number } | null;
};

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export function IntervalPlot({ rows }: { rows: readonly IntervalRow[] }) {
  return (
    <div aria-hidden className="grid grid-cols-[minmax(7rem,max-content)_1fr] items-center gap-x-4 gap-y-1 text-sm">
      {rows.map((row) => (
        <div key={row.id} className="col-span-2 grid grid-cols-subgrid items-center">
          <span className="flex max-w-48 flex-wrap items-center gap-1 sm:max-w-80">{row.label}</span>
          <div className="relative h-7">
            {TICKS.map((tick) => (
              <span key={tick} className="absolute inset-y-0 w-px bg-line" style={{ left: percent(tick) }} />
            ))}
            {row.interval && <Point {...row.interval} />}
          </div>
        </div>
      ))}
      <span />
      <div className="relative h-5 text-xs text-faint tabular">
        {TICKS.map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: percent(tick) }}>
            {tick * 100}
          </span>
        ))}
      </div>
    </div>
  );
}

function Point({ value, low, high }: { value: number; low: number; high: number }) {
  return (
    <>
      <span
        className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent opacity-35"
        style={{ left: percent(low), width: percent(high - low) }}
      />
      <span
        className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
        style={{ left: percent(value) }}
      />
    </>
  );
}
