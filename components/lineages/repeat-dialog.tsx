'use client';
/** The same edge once more: which operation, with which template, and what it replaces; or why its teacher cannot be asked now. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatCount } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useAttemptOffer, useRegenerate } from '@/lib/client/queries/lineages';
import type { AttemptOffer, TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import { HUMAN_EDIT } from '@/lib/core/domain/operation';
import { AttemptChoice, type AttemptWish, wishFor } from './attempt-choice';

type RepeatDialogProps = { projectId: Id; node: TreeNode; onClose: () => void; onMade: (evolutionId: Id) => void };

export function RepeatDialog({ projectId, node, onClose, onMade }: RepeatDialogProps) {
  const offer = useAttemptOffer(projectId, node.evolutionId, true);
  const repeat = useRegenerate();
  const [chosen, setChosen] = useState<AttemptWish | null>(null);
  const [dropsDescendants, setDropsDescendants] = useState(true);
  const first = offer.data?.operations[0]?.operation ?? null;
  const usual = node.operation === HUMAN_EDIT ? first : node.operation;
  const wish = chosen ?? (offer.data && usual !== null ? wishFor(offer.data, usual) : null);
  const problem = repeat.error ? problemOf(repeat.error) : null;
  const refusal = offer.data?.refusal ?? null;
  const generate = () => {
    if (!wish) return;
    const input = { projectId, evolutionId: node.evolutionId, ...wish, dropsDescendants };
    repeat.mutate(input, { onSuccess: (made) => onMade(made.evolutionId) });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Generate again in round ${node.round}`}
      description="A worker asks the teachers of the run for another child of the same parent."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={repeat.isPending || offer.isPending}
            disabledReason={refusal ?? (wish ? null : 'There is no template.')}
            onClick={generate}
          >
            Generate again
          </Button>
        </>
      }
    >
      {offer.isError ? (
        <ErrorState problem={problemOf(offer.error)} onRetry={() => void offer.refetch()} />
      ) : offer.data ? (
        <div className="flex flex-col gap-4">
          {refusal ? (
            <p role="alert" className="rounded-md bg-caution-soft px-3 py-2 text-caution">
              {refusal}
            </p>
          ) : null}
          {wish ? <AttemptChoice offer={offer.data} node={node} wish={wish} onChange={setChosen} /> : null}
          <Replaces offer={offer.data} round={node.round} />
          {offer.data.keptDescendants > 0 ? (
            <Checkbox
              checked={dropsDescendants}
              onCheckedChange={setDropsDescendants}
              label={
                offer.data.keptDescendants === 1
                  ? 'Drop the kept child of later rounds that came of it'
                  : `Drop the ${formatCount(offer.data.keptDescendants)} kept children of later rounds that came of it`
              }
              hint="Left as they are, the youngest of them stays the head of the lineage, and the new child is a side branch."
            />
          ) : null}
          {problem ? (
            <p role="alert" className="text-danger">
              {[problem.message, problem.remedy].filter(Boolean).join(' ')}
            </p>
          ) : null}
        </div>
      ) : (
        <SkeletonText lines={4} />
      )}
    </Dialog>
  );
}

function Replaces({ offer, round }: { offer: AttemptOffer; round: number }) {
  if (offer.replaces === 0) {
    return <p className="text-muted">This lineage has no kept child in round {round}, so nothing is replaced.</p>;
  }
  return (
    <p className="text-muted">
      The kept child of round {round} is dropped in your name at the same moment, so that the lineage never has two. You
      can keep it again later.
    </p>
  );
}
