/** Figures as points with their intervals on one axis, shares from 0 to 100 % unless other ticks are given. It says nothing by itself: its figures stand in a table beside it. */
import type { ReactNode } from 'react';

export type IntervalRow = {
  id: string;
  label: ReactNode;
  interval: { value: number; low: number; high: number } | null;
};

type IntervalPlotProps = {
  rows: readonly IntervalRow[];
  /** The axis goes from the first to the last. */
  ticks?: readonly number[];
  tickLabel?: (tick: number) => string;
  /** A tick that means no difference. */
  zero?: number;
};

const SHARES = [0, 0.25, 0.5, 0.75, 1];

export function IntervalPlot({
  rows,
  ticks = SHARES,
  tickLabel = (tick) => String(tick * 100),
  zero,
}: IntervalPlotProps) {
  const [from, to] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const place = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)));
  const percent = (value: number) => `${(place(value) * 100).toFixed(2)}%`;
  return (
    <div aria-hidden className="grid grid-cols-[minmax(7rem,max-content)_1fr] items-center gap-x-4 gap-y-1 text-sm">
      {rows.map((row) => (
        <div key={row.id} className="col-span-2 grid grid-cols-subgrid items-center">
          <span className="flex max-w-48 flex-wrap items-center gap-1 sm:max-w-80">{row.label}</span>
          <div className="relative h-7">
            {ticks.map((tick) => (
              <span
                key={tick}
                className={`absolute inset-y-0 w-px ${tick === zero ? 'bg-control' : 'bg-line'}`}
                style={{ left: percent(tick) }}
              />
            ))}
            {row.interval && (
              <>
                <span
                  className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent opacity-35"
                  style={{
                    left: percent(row.interval.low),
                    width: `${((place(row.interval.high) - place(row.interval.low)) * 100).toFixed(2)}%`,
                  }}
                />
                <span
                  className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
                  style={{ left: percent(row.interval.value) }}
                />
              </>
            )}
          </div>
        </div>
      ))}
      <span />
      <div className="relative h-5 text-xs text-faint tabular">
        {ticks.map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: percent(tick) }}>
            {tickLabel(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
