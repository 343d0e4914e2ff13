'use client';
/** Start, pause, resume, try failed ones again, cancel: each button says what it will do, or why it cannot. */
import { Pause, Play, RotateCw, Square } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Select } from '@/components/ui/select';
import { useActions } from '@/lib/client/action';
import { problemOf } from '@/lib/client/problem';
import { type RunCommand, useRoundsSpending } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import { MOST_ROUNDS } from '@/lib/core/domain/run';
import { isOver, roundsLeft, runActions } from './run-actions';
import { costWords } from './spending-words';

type RunCommandsProps = {
  run: RunView;
  /** why this person may not; null when they may */
  notAllowed: string | null;
  send: (command: RunCommand) => void;
  pending: RunCommand['kind'] | null;
  /** why the last command did not work */
  error: unknown;
  clearError: () => void;
};

export function RunCommands({ run, notAllowed, send, pending, error, clearError }: RunCommandsProps) {
  // Until so many are kept: as many rounds as that takes.
  const [wanted, setWanted] = useState(run.config.untilKept === null ? 1 : MOST_ROUNDS);
  const [asksCancel, setAsksCancel] = useState(false);
  const left = roundsLeft(run);
  const rounds = Math.min(wanted, Math.max(1, left));
  const spending = useRoundsSpending(run.projectId, run.id, rounds, run.state === 'idle' && left > 0).data;
  const cost = spending ? costWords(spending) : null;
  const actions = runActions({ run, rounds, cost, notAllowed, send, askCancel: () => setAsksCancel(true) });
  useActions([
    actions.start,
    run.state === 'paused' ? actions.resume : actions.pause,
    actions.retryFailed,
    actions.cancel,
  ]);
  return (
    <>
      {run.state === 'idle' && left > 1 ? <RoundsSelect rounds={rounds} left={left} onChange={setWanted} /> : null}
      <ActionButton
        action={actions.start}
        variant="primary"
        icon={<Play size={14} aria-hidden />}
        isBusy={pending === 'start'}
      />
      <ActionButton action={actions.pause} icon={<Pause size={14} aria-hidden />} isBusy={pending === 'pause'} />
      <ActionButton
        action={actions.resume}
        variant="primary"
        icon={<Play size={14} aria-hidden />}
        isBusy={pending === 'resume'}
      />
      <ActionButton
        action={actions.retryFailed}
        icon={<RotateCw size={14} aria-hidden />}
        isBusy={pending === 'retryFailed'}
      />
      <ActionButton
        action={actions.cancel}
        variant="danger"
        icon={<Square size={14} aria-hidden />}
        isBusy={pending === 'cancel'}
      />
      <ConfirmDialog
        open={asksCancel && !isOver(run)}
        onOpenChange={(open) => {
          if (!open) clearError();
          setAsksCancel(open);
        }}
        title={`Cancel ${run.name}?`}
        confirmLabel="Cancel run"
        isDanger
        isBusy={pending === 'cancel'}
        error={asksCancel && error ? problemOf(error).message : null}
        onConfirm={() => send({ kind: 'cancel' })}
      >
        What is still open is not asked any more, and no round can be started again. Everything that was kept stays, in
        the pool and in exports.
      </ConfirmDialog>
    </>
  );
}

function RoundsSelect({ rounds, left, onChange }: { rounds: number; left: number; onChange: (n: number) => void }) {
  return (
    <Select
      label="Rounds in a row"
      className="w-auto"
      value={String(rounds)}
      onValueChange={(value) => onChange(Number(value))}
      options={Array.from({ length: left }, (_, at) => ({
        value: String(at + 1),
        label: at === 0 ? '1 round' : `${at + 1} rounds in a row`,
      }))}
    />
  );
}
