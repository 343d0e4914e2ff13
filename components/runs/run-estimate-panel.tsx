'use client';
/** How large the run will be, live while the form is filled in. */
import { useFormContext, useWatch } from 'react-hook-form';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCount, formatPercent } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useRunEstimate } from '@/lib/client/queries/runs';
import { usdField } from '@/lib/core/contract/fields';
import type { RunEstimate } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { parseUsd } from '@/lib/core/domain/price';
import type { RunFormValues } from './run-form';
import { SpendingFigures } from './spending-figures';

const MOST_ROUNDS = 20;

function typedCap(text: string): bigint | null {
  const cap = usdField.safeParse(text.trim());
  return cap.success ? parseUsd(cap.data) : null;
}

export function RunEstimatePanel({ projectId }: { projectId: Id }) {
  const { control } = useFormContext<RunFormValues>();
  const [seedSetIds, roundsText, rules, teacherIds, driver, capUsd, maxTokensText] = useWatch({
    control,
    name: ['seedSetIds', 'rounds', 'rules', 'teacherIds', 'driver', 'capUsd', 'sampling.maxTokens'],
  });
  const maxTokens = Number(maxTokensText);
  const rounds = Number(roundsText);
  const isAskable = seedSetIds.length > 0 && Number.isInteger(rounds) && rounds >= 1 && rounds <= MOST_ROUNDS;
  const estimate = useRunEstimate({
    projectId,
    seedSetIds,
    rounds: isAskable ? rounds : 0,
    asksJudge: rules.includes('equal'),
    ...(Object.values(teacherIds).every((id) => id !== '') ? { teacherIds } : {}),
    ...(Number.isInteger(maxTokens) && maxTokens > 0 ? { maxTokens } : {}),
    driver,
  });
  return (
    <section
      aria-label="Estimate"
      aria-live="polite"
      className="flex flex-col gap-3 border-l border-line pl-6 max-lg:border-l-0 max-lg:pl-0"
    >
      <h2 className="font-semibold">Estimate</h2>
      {!isAskable ? <p className="text-sm text-muted">Choose seeds and rounds.</p> : null}
      {isAskable && estimate.isPending ? <Skeleton className="h-32" /> : null}
      {isAskable && estimate.isError ? (
        <ErrorState problem={problemOf(estimate.error)} onRetry={() => void estimate.refetch()} />
      ) : null}
      {isAskable && estimate.data ? <Figures estimate={estimate.data} rounds={rounds} /> : null}
      {isAskable && estimate.data?.spending ? (
        <SpendingFigures spending={estimate.data.spending} driver={driver} leftUsd={typedCap(capUsd)} />
      ) : null}
    </section>
  );
}

function Figures({ estimate, rounds }: { estimate: RunEstimate; rounds: number }) {
  const { measuredFailureShare, expectedCalls, expectedPool } = estimate;
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm tabular">
        <dt className="text-muted">Lineages</dt>
        <dd className="text-right">{formatCount(estimate.lineages)}</dd>
        <dt className="text-muted">Rounds</dt>
        <dd className="text-right">{formatCount(rounds)}</dd>
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
      <p className="text-sm text-muted">
        {measuredFailureShare === null
          ? 'Retries are not counted. After the first round the project’s own failure share is used.'
          : `With this project’s failure share so far, ${formatPercent(measuredFailureShare)} per attempt. Retries are not counted.`}
      </p>
    </>
  );
}
