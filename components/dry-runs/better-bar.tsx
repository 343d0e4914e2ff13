'use client';
/** Which of the two children is better: three buttons that say what was said before, too. */
import { Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { DryRunPair, DryRunView } from '@/lib/core/contract/dry-runs';
import { DRY_RUN_ANSWERS, type DryRunAnswer } from '@/lib/core/domain/dry-run';
import { ANSWER_FACTS, reasonAgainstAnswer } from './comparing-actions';

type BetterBarProps = {
  dryRun: DryRunView;
  pair: DryRunPair;
  refusal: string | null;
  isCurrent: boolean;
  isBusy: boolean;
  problem: string | null;
  onAnswer: (said: DryRunAnswer) => void;
};

export function BetterBar({ dryRun, pair, refusal, isCurrent, isBusy, problem, onAnswer }: BetterBarProps) {
  const against = refusal ?? reasonAgainstAnswer(pair, dryRun.isBlind);
  const { better } = pair;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls that are filled in; these are buttons
    <div role="group" aria-label="Which is better" className="flex flex-wrap items-center gap-2">
      {DRY_RUN_ANSWERS.map((said) => {
        const { label, key } = ANSWER_FACTS[said];
        const isSaid = better?.answer === said;
        return (
          <Button
            key={said}
            size="sm"
            aria-pressed={isSaid}
            icon={isSaid ? <Check size={14} aria-hidden className="text-kept" /> : undefined}
            {...(isCurrent ? { shortcut: key } : {})}
            disabledReason={against}
            isBusy={isBusy}
            onClick={() => onAnswer(said)}
          >
            {label}
          </Button>
        );
      })}
      {problem ? (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      ) : null}
      {better ? (
        <span className="text-sm text-muted">
          {better.better === 'tie' ? 'Tie' : `${dryRun.variants[better.better === 'first' ? 0 : 1]?.label} is better`},
          says {better.personName}
        </span>
      ) : null}
    </div>
  );
}
