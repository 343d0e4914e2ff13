'use client';
/** Parent by parent: the old child and the new ones; with two variants, which is better, by keys or by buttons. */
import { Section } from '@/components/ui/section';
import { useActions } from '@/lib/client/action';
import { problemOf } from '@/lib/client/problem';
import { useChooseBetter } from '@/lib/client/queries/dry-runs';
import { useRefusal } from '@/lib/client/queries/me';
import type { DryRunView } from '@/lib/core/contract/dry-runs';
import type { DryRunAnswer } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';
import { comparingActions } from './comparing-actions';
import { PairBlock } from './pair-block';
import { useCurrentPair } from './use-current-pair';

export function PairList({ projectId, dryRun }: { projectId: Id; dryRun: DryRunView }) {
  const refusal = useRefusal('templates.edit', 'compare templates');
  const choose = useChooseBetter();
  const isComparison = dryRun.variants.length > 1;
  const { current, goTo, move } = useCurrentPair(dryRun.pairs, isComparison);
  const answer = (position: number, said: DryRunAnswer) =>
    choose.mutate({ projectId, dryRunId: dryRun.id, position, answer: said }, { onSuccess: () => goTo(position) });
  useActions(
    comparingActions({
      isComparison,
      pair: dryRun.pairs.find(({ position }) => position === current) ?? null,
      isBusy: choose.isPending,
      ...{ isBlind: dryRun.isBlind, refusal, answer, move },
    }),
  );
  return (
    <Section
      title="Parents"
      description={
        isComparison
          ? 'Say of each parent which child is better: keys 1 left, 2 right, 3 tie, J and K to the next and the one before.'
          : undefined
      }
    >
      <ol className="flex flex-col gap-4">
        {dryRun.pairs.map((pair) => (
          <li key={pair.position}>
            <PairBlock
              {...{ projectId, dryRun, pair, refusal }}
              isCurrent={isComparison && pair.position === current}
              problem={
                choose.error && choose.variables.position === pair.position ? problemOf(choose.error).message : null
              }
              isBusy={choose.isPending && choose.variables.position === pair.position}
              onAnswer={(said) => answer(pair.position, said)}
              onEnter={() => goTo(pair.position, false)}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}
