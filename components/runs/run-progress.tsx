/** How far the round at work is: done of total, rate, time left, tokens and calls. */
import { Progress } from '@/components/ui/progress';
import { Stat } from '@/components/ui/stat';
import { formatCount, formatDuration } from '@/lib/client/display';
import { formatCompact } from '@/lib/client/display-count';
import type { RoundReport, RoundView, RunView } from '@/lib/core/contract/runs';
import { totalOf } from './round-figures';

type RunProgressProps = { run: RunView; round: RoundView | null; report: RoundReport | null };

export function RunProgress({ run, round, report }: RunProgressProps) {
  const total = totalOf(run.rounds);
  const isAtWork = round !== null && (round.state === 'running' || round.state === 'planning');
  const planned = round?.counters.planned ?? 0;
  const done = planned - (round?.counters.open ?? 0);
  const words = `${formatCount(done)} of ${formatCount(planned)} done`;
  return (
    <section aria-label="Progress" className="flex flex-col gap-4">
      {isAtWork ? (
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">Round {round.number}</span>
            <span className="text-sm text-muted tabular">
              {round.state === 'planning' ? 'planning' : words}
              {run.roundsQueued > 0 ? `, ${run.roundsQueued} more in a row` : ''}
            </span>
          </div>
          <Progress
            label={`Round ${round.number}`}
            value={round.state === 'planning' ? null : done}
            max={planned}
            valueText={words}
          />
        </div>
      ) : null}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
        {isAtWork ? (
          <>
            {run.driver === 'batch' ? (
              <Stat label="At the provider" value={report ? formatCount(requestsOut(report)) : '–'} hint="requests" />
            ) : (
              <Stat label="Calls per second" value={report ? report.callsPerSecond.toFixed(1) : '–'} />
            )}
            <Stat
              label="Time left"
              value={timeLeft(run, report)}
              hint={run.driver === 'batch' ? 'up to the provider' : null}
            />
          </>
        ) : (
          <Stat label="Rounds" value={`${run.rounds.length} of ${run.config.rounds}`} />
        )}
        <Stat label="Pool" value={formatCount(run.poolSize)} hint={`${formatCount(run.lineageCount)} seeds`} />
        <Stat label="Calls" value={formatCount(total.calls)} />
        <Stat label="Tokens in" value={formatCompact(total.tokensIn)} />
        <Stat label="Tokens out" value={formatCompact(total.tokensOut)} />
      </div>
    </section>
  );
}

function timeLeft(run: RunView, report: RoundReport | null): string {
  if (run.state === 'paused') return 'paused';
  // When a provider will be done with a file, nobody can tell.
  if (run.driver === 'batch') return '–';
  return report?.msLeft === null || report?.msLeft === undefined ? '–' : formatDuration(report.msLeft);
}

/** Of batches that it has and that are not collected yet. */
function requestsOut({ batches }: RoundReport): number {
  const out = batches.filter(({ state }) => state === 'submitted' || state === 'collecting');
  return out.reduce((sum, batch) => sum + batch.requests, 0);
}
