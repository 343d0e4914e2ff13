'use client';
/** The operations of the next round: their weights in words, and an editor for them, also while a round is running. */
import { useState } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { operationLook } from '@/components/dataset/operation-look';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { problemOf } from '@/lib/client/problem';
import { useOperations } from '@/lib/client/queries/operations';
import { useSetWeights } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import { compareOperations, type OperationId } from '@/lib/core/domain/operation';
import type { Weights } from '@/lib/core/domain/run';
import { weightsOf } from '@/lib/core/domain/run-loop';
import { findMethod } from '@/lib/core/evolution/methods/known-methods';
import { sharesOf, shareWords } from './round-shares';
import { isOver, roundsLeft } from './run-actions';
import { ShareList } from './share-list';

export function NextWeights({ run, notAllowed }: { run: RunView; notAllowed: string | null }) {
  const [isOpen, setOpen] = useState(false);
  if (isOver(run) || roundsLeft(run) === 0) return null;
  const round = run.rounds.length + 1;
  const weights = weightsOf(run.config, round);
  return (
    <Section
      title={`Operations of round ${round}`}
      description="How often each is chosen. Rounds that were opened keep the weights that they were planned with."
      actions={
        isOpen ? null : (
          <Button size="sm" disabledReason={notAllowed} onClick={() => setOpen(true)}>
            Change weights
          </Button>
        )
      }
    >
      {isOpen ? (
        // A round that opens meanwhile begins with the old weights; the editor is then about the one after it.
        <WeightsEditor key={round} run={run} round={round} weights={weights} onClose={() => setOpen(false)} />
      ) : (
        <ShareList weights={weights} />
      )}
    </Section>
  );
}

/** Those of the method, the project's own, and whatever else one of its rounds has. */
function operationsOf({ config }: RunView, own: readonly OperationId[]): OperationId[] {
  const weighted = [config.weights, ...Object.values(config.roundWeights)].flatMap((weights) => Object.keys(weights));
  return [...new Set([...(findMethod(config.method)?.operations ?? []), ...own, ...weighted])].sort(compareOperations);
}

type EditorProps = { run: RunView; round: number; weights: Weights; onClose: () => void };

function WeightsEditor({ run, round, weights, onClose }: EditorProps) {
  const own = useOperations(run.projectId).filter(({ isBuiltIn, isOn }) => !isBuiltIn && isOn);
  const operations = operationsOf(
    run,
    own.map(({ operation }) => operation),
  );
  const [changed, setChanged] = useState<Record<OperationId, string>>({});
  const texts = Object.fromEntries(
    operations.map((operation) => [operation, changed[operation] ?? String(weights[operation] ?? 0)]),
  );
  const set = useSetWeights();
  const typed = readWeights(texts);
  const last = run.config.rounds;
  const send = (isOnward: boolean) =>
    typed.weights &&
    set.mutate(
      { projectId: run.projectId, runId: run.id, round, isOnward, weights: typed.weights },
      { onSuccess: onClose },
    );
  const shares = new Map(sharesOf(typed.weights ?? {}).map(({ operation, share }) => [operation, share]));
  return (
    <form
      noValidate
      className="flex max-w-[28rem] flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send(round < last);
      }}
    >
      <ul className="divide-y divide-line border-y border-line">
        {Object.keys(texts).map((operation) => (
          <li key={operation} className="grid grid-cols-[1fr_auto_auto] items-center gap-x-4 py-1.5">
            <OperationChip operation={operation} isBare />
            <span className="w-12 text-right text-sm text-muted tabular">{shareWords(shares.get(operation) ?? 0)}</span>
            <Input
              size="sm"
              inputMode="decimal"
              autoComplete="off"
              aria-label={`Weight of ${operationLook(operation).label}`}
              aria-invalid={typed.wrong === operation || undefined}
              className="w-16 text-right tabular"
              value={texts[operation] ?? ''}
              onChange={(event) => setChanged({ ...changed, [operation]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      {typed.problem ? (
        <p role="alert" className="text-sm text-danger">
          {typed.problem}
        </p>
      ) : null}
      {set.isError ? <ErrorState problem={problemOf(set.error)} /> : null}
      <div className="flex flex-wrap gap-2">
        {round < last ? (
          <Button type="submit" disabledReason={typed.problem} isBusy={set.isPending}>
            Use from round {round} on
          </Button>
        ) : null}
        <Button disabledReason={typed.problem} isBusy={set.isPending} onClick={() => send(false)}>
          Use in round {round} only
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type Typed = { weights: Weights | null; wrong: OperationId | null; problem: string | null };

function readWeights(texts: Record<string, string>): Typed {
  const weights: Weights = {};
  for (const [operation, text] of Object.entries(texts)) {
    const weight = Number(text.trim() || 0);
    if (!Number.isFinite(weight) || weight < 0 || weight > 1000) {
      const label = operationLook(operation).label;
      return { weights: null, wrong: operation, problem: `Give ${label} a number from 0 to 1000; 0 is off.` };
    }
    if (weight > 0) weights[operation] = weight;
  }
  if (Object.keys(weights).length > 0) return { weights, wrong: null, problem: null };
  return { weights: null, wrong: null, problem: 'At least one operation needs a weight above 0.' };
}
