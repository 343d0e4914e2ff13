/** One figure after each step as a line whose points carry their labels. It says nothing by itself: its figures stand in a table beside it. */
import { cn } from '@/components/ui/class-names';

export type CurvePoint = { step: number; value: number; label: string; tone: 'plain' | 'best' | 'worse' };

type ScoreCurveProps = {
  points: readonly CurvePoint[];
  /** What stands below each step, from 0. */
  steps: readonly string[];
};

const DOT = { plain: 'bg-muted', best: 'bg-kept', worse: 'bg-dropped' } as const;
const TEXT = { plain: 'text-muted', best: 'text-kept', worse: 'text-dropped' } as const;

export function ScoreCurve({ points, steps }: ScoreCurveProps) {
  const values = points.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  // One value, or equal ones, stand in the middle.
  const heightOf = (value: number) => (high === low ? 50 : 15 + ((value - low) / (high - low)) * 55);
  const placeOf = (step: number) => (steps.length < 2 ? 50 : 11 + (step / (steps.length - 1)) * 78);
  const line = points.map(({ step, value }) => `${placeOf(step)},${100 - heightOf(value)}`).join(' ');
  return (
    <div aria-hidden className="max-w-[44rem]">
      <div className="relative h-40 border-b border-line">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full text-muted">
          <title>Scores</title>
          <polyline
            points={line}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {points.map(({ step, value, label, tone }) => (
          <div
            key={step}
            className="absolute flex -translate-x-1/2 flex-col items-center"
            style={{ left: `${placeOf(step)}%`, bottom: `calc(${heightOf(value)}% - 5px)` }}
          >
            <span className={cn('mb-1 text-xs whitespace-nowrap tabular', TEXT[tone])}>{label}</span>
            <span className={cn('size-2.5 rounded-full', DOT[tone])} />
          </div>
        ))}
      </div>
      <div className="relative h-5 text-xs text-faint tabular">
        {steps.map((step, at) => (
          <span key={step} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${placeOf(at)}%` }}>
            {step}
          </span>
        ))}
      </div>
    </div>
  );
}
