/** Decisions of the last days: bars, with the figures for those who cannot see them. */
import { formatCount, formatDay } from '@/lib/client/display';

export function DayBars({ days }: { days: readonly { day: string; count: number }[] }) {
  const most = Math.max(1, ...days.map((day) => day.count));
  return (
    <ol aria-label="Decisions by day" className="flex h-28 max-w-xl items-end gap-1">
      {days.map(({ day, count }, at) => (
        <li
          key={day}
          title={`${formatDay(day)}: ${formatCount(count)}`}
          className="flex h-full grow flex-col justify-end"
        >
          <span aria-hidden className="text-center text-xs text-faint tabular">
            {count > 0 ? formatCount(count) : ''}
          </span>
          <span
            aria-hidden
            className="rounded-t-xs bg-accent"
            style={{ height: `${Math.round((count / most) * 70)}%`, minHeight: count > 0 ? 2 : 1 }}
          />
          <span aria-hidden className="text-center text-xs text-faint tabular">
            {at % 2 === days.length % 2 ? '\u00a0' : Number(day.slice(8))}
          </span>
          <span className="sr-only">
            {formatDay(day)}: {formatCount(count)}
          </span>
        </li>
      ))}
    </ol>
  );
}
