'use client';
/** How large the run will be, live while the form is filled in. */
import { useFormContext, useWatch } from 'react-hook-form';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCount, formatCountOf, formatPercent } from '@/lib/client/display';
import { formatCompact } from '@/lib/client/display-count';
import { problemOf } from '@/lib/client/problem';
import { useRunEstimate } from '@/lib/client/queries/runs';
import { usdField } from '@/lib/core/contract/fields';
import type { RunEstimate } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { parseUsd } from '@/lib/core/domain/price';
import { MOST_EVOLUTIONS_PER_INSTRUCTION, MOST_ROUNDS, type PoolPolicy } from '@/lib/core/domain/run';
import { isExponential } from '@/lib/core/domain/run-loop';
import { EstimateRounds } from './estimate-rounds';
import type { RunFormValues } from './run-form';
import { SpendingFigures } from './spending-figures';

function typedCap(text: string): bigint | null {
  const cap = usdField.safeParse(text.trim());
  return cap.success ? parseUsd(cap.data) : null;
}

/** What is half-typed counts as what it would be without it. */
function typedBetween(text: string, most: number): number | null {
  const number = Number(text);
  return text.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= most ? number : null;
}

export function RunEstimatePanel({ projectId }: { projectId: Id }) {
  const { control } = useFormContext<RunFormValues>();
  const [seedSetIds, roundsText, rules, teacherIds, driver, capUsd, maxTokensText] = useWatch({
    control,
    name: ['seedSetIds', 'rounds', 'rules', 'teacherIds', 'driver', 'capUsd', 'sampling.maxTokens'],
  });
  const [poolPolicy, perParentText, untilKeptText] = useWatch({
    control,
    name: ['poolPolicy', 'evolutionsPerInstruction', 'untilKept'],
  });
  const maxTokens = Number(maxTokensText);
  const rounds = typedBetween(roundsText, MOST_ROUNDS);
  const isAskable = seedSetIds.length > 0 && rounds !== null;
  const estimate = useRunEstimate({
    projectId,
    seedSetIds,
    rounds: isAskable ? rounds : 0,
    poolPolicy,
    evolutionsPerInstruction: typedBetween(perParentText, MOST_EVOLUTIONS_PER_INSTRUCTION) ?? 1,
    untilKept: typedBetween(untilKeptText, 100_000_000),
    asksJudge: rules.includes('equal'),
    ...(Object.values(teacherIds).every((id) => id !== '') ? { teacherIds } : {}),
    ...(Number.isInteger(maxTokens) && maxTokens > 0 ? { maxTokens } : {}),
    driver,
  });
  return (
    <section aria-label="Estimate" aria-live="polite" className="flex flex-col gap-3">
      <h2 className="font-semibold">Estimate</h2>
      {!isAskable ? <p className="text-sm text-muted">Choose seeds and rounds.</p> : null}
      {isAskable && estimate.isPending ? <Skeleton className="h-32" /> : null}
      {isAskable && estimate.isError ? (
        <ErrorState problem={problemOf(estimate.error)} onRetry={() => void estimate.refetch()} />
      ) : null}
      {isAskable && estimate.data ? <Figures estimate={estimate.data} poolPolicy={poolPolicy} /> : null}
      {isAskable && estimate.data?.spending ? (
        <SpendingFigures spending={estimate.data.spending} driver={driver} leftUsd={typedCap(capUsd)} />
      ) : null}
    </section>
  );
}

function Figures({ estimate, poolPolicy }: { estimate: RunEstimate; poolPolicy: PoolPolicy }) {
  const { measuredFailureShare, expectedCalls, expectedPool, rounds } = estimate;
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm tabular">
        <dt className="text-muted">Lineages</dt>
        <dd className="text-right">{formatCount(estimate.lineages)}</dd>
        <dt className="text-muted">Calls, at most</dt>
        <dd className="text-right">{formatCount(estimate.callsAtMost)}</dd>
        <dt className="text-muted">Pool, at most</dt>
        <dd className="text-right">{formatCount(estimate.poolAtMost)}</dd>
        {/* With teachers named they stand below, with an interval. */}
        {expectedCalls === null || estimate.spending ? null : (
          <>
            <dt className="text-muted">Calls, expected</dt>
            <dd className="text-right font-medium">{formatCount(expectedCalls)}</dd>
          </>
        )}
        {expectedPool === null ? null : (
          <>
            <dt className="text-muted">Pool, expected</dt>
            <dd className="text-right font-medium">{formatCount(expectedPool)}</dd>
          </>
        )}
      </dl>
      {isExponential(poolPolicy) && rounds.length > 1 ? <Warning estimate={estimate} /> : null}
      <EstimateRounds rounds={rounds} />
      <p className="text-sm text-muted">
        {measuredFailureShare === null
          ? 'As if nothing failed; after the first round the project’s own failure share is used. Tries again are not counted.'
          : `With this project’s failure share so far, ${formatPercent(measuredFailureShare)} per attempt. Tries again are not counted.`}
      </p>
    </>
  );
}

function Warning({ estimate: { lineages, rounds, poolAtMost, callsAtMost } }: { estimate: RunEstimate }) {
  return (
    <p role="alert" className="text-sm text-caution">
      The whole pool grows exponentially: {formatCountOf(lineages, 'seed')} can become {formatCount(poolAtMost)}{' '}
      instructions after {formatCountOf(rounds.length, 'round')}, by {formatCompact(callsAtMost)} calls.
    </p>
  );
}
