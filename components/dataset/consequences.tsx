'use client';
/** After a decision, without holding anything up: what hangs on it in later rounds, and what becomes of that. Says nothing when nothing does. */
import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { problemOf } from '@/lib/client/problem';
import { useBulkJob, useUndoBulk } from '@/lib/client/queries/bulk';
import { useConsequences, useDropDescendants } from '@/lib/client/queries/lineages';
import { useRefusal } from '@/lib/client/queries/me';
import type { Id } from '@/lib/core/domain/identifier';
import { droppingWords, questionWords } from './consequence-words';

type ConsequencesProps = {
  projectId: Id;
  /** the evolution that was just decided about; give the component a key by it */
  evolutionId: Id;
  decision: 'accept' | 'reject';
  /** the question was answered, or put away */
  onDone?: () => void;
  className?: string;
};

export function Consequences({ projectId, evolutionId, decision, onDone, className }: ConsequencesProps) {
  const found = useConsequences(projectId, evolutionId).data;
  const [kept, setKept] = useState<number | null>(null);
  // What was asked about stays the question, also when the answer has made it none.
  if (found && kept === null) setKept(found.kept);
  if (!found || kept === null) return null;
  if (decision === 'accept') {
    if (found.isHead !== true) return null;
    return <Note className={className}>It is the head of its lineage now: the next round evolves it.</Note>;
  }
  if (kept === 0) return null;
  return <Question {...{ projectId, evolutionId, kept, className }} {...(onDone ? { onDone } : {})} />;
}

function Note({ className, children }: { className?: string | undefined; children: string }) {
  return (
    <p role="status" className={cn('rounded-md border border-line bg-surface px-3 py-2 text-sm text-muted', className)}>
      {children}
    </p>
  );
}

type QuestionProps = {
  projectId: Id;
  evolutionId: Id;
  kept: number;
  onDone?: () => void;
  className?: string | undefined;
};

function Question({ projectId, evolutionId, kept, onDone, className }: QuestionProps) {
  const refusal = useRefusal('review.lead', 'drop a whole branch');
  const { reset: resetDrop, ...drop } = useDropDescendants();
  const { reset: resetUndo, ...undo } = useUndoBulk();
  const [bulkId, setBulkId] = useState(() => v7());
  const [isLeft, setLeft] = useState(false);
  // It may be taken back elsewhere, too: on the same page, in the list of all.
  const job = useBulkJob(projectId, drop.isSuccess ? bulkId : null).data ?? drop.data ?? null;
  const isUndone = job?.state === 'undone';
  useEffect(() => {
    if (!isUndone) return;
    // Then the question is open again, and its next answer is another decision.
    setBulkId(v7());
    resetDrop();
    resetUndo();
  }, [isUndone, resetDrop, resetUndo]);
  if (isLeft) return null;
  const problem = drop.error ?? undo.error;
  const leave = () => {
    setLeft(true);
    onDone?.();
  };
  const standing = job && !isUndone ? job : null;
  return (
    <div
      role="status"
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-surface px-3 py-2 text-sm',
        className,
      )}
    >
      <span className="min-w-0 grow">{standing ? droppingWords(standing) : questionWords(kept)}</span>
      <span className="flex gap-1">
        {standing === null ? (
          <Button
            size="sm"
            isBusy={drop.isPending}
            disabledReason={refusal}
            onClick={() => drop.mutate({ projectId, evolutionId, bulkId })}
          >
            {kept === 1 ? 'Drop it too' : 'Drop them too'}
          </Button>
        ) : standing.state === 'undoing' ? null : (
          <Button size="sm" isBusy={undo.isPending} onClick={() => undo.mutate({ projectId, bulkId })}>
            Undo
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={leave}>
          {standing ? 'Close' : kept === 1 ? 'Keep it' : 'Keep them'}
        </Button>
      </span>
      {problem ? (
        <span role="alert" className="basis-full text-danger">
          {problemOf(problem).message}
        </span>
      ) : null}
    </div>
  );
}
