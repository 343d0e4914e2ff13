'use client';
/** Start, pause, resume, cancel: each button says what it will do, or why it cannot. */
import { Pause, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Select } from '@/components/ui/select';
import { type Action, useActions } from '@/lib/client/action';
import { problemOf } from '@/lib/client/problem';
import type { RunCommand } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import { RUN_ACTIONS, type RunAction } from '@/lib/core/domain/run';
import { runFacts } from './round-figures';

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
  const [rounds, setRounds] = useState(1);
  const [asksCancel, setAsksCancel] = useState(false);
  const next = run.rounds.length + 1;
  const left = run.config.rounds - run.rounds.length;
  const wanted = Math.min(rounds, Math.max(1, left));
  const reason = (action: RunAction) => notAllowed ?? RUN_ACTIONS[action](runFacts(run));
  const startLabel = wanted > 1 ? `Start rounds ${next} to ${next + wanted - 1}` : `Start round ${next}`;
  const actions: Action[] = [
    {
      id: 'run.start',
      label: startLabel,
      key: 's',
      group: 'Run',
      when: () => reason('start') ?? true,
      perform: () => send({ kind: 'start', rounds: wanted }),
    },
    {
      id: 'run.pause',
      label: run.state === 'paused' ? 'Resume' : 'Pause',
      key: 'p',
      group: 'Run',
      when: () => reason(run.state === 'paused' ? 'resume' : 'pause') ?? true,
      perform: () => send({ kind: run.state === 'paused' ? 'resume' : 'pause' }),
    },
  ];
  useActions(actions);
  const isOver = run.state === 'finished' || run.state === 'cancelled';
  const showsStart = run.state === 'idle' || isOver;
  return (
    <>
      {run.state === 'idle' && left > 1 ? (
        <Select
          label="Rounds in a row"
          className="w-auto"
          value={String(wanted)}
          onValueChange={(value) => setRounds(Number(value))}
          options={Array.from({ length: left }, (_, at) => ({
            value: String(at + 1),
            label: at === 0 ? '1 round' : `${at + 1} rounds in a row`,
          }))}
        />
      ) : null}
      {showsStart && !(isOver && left <= 0) ? (
        <Button
          variant="primary"
          icon={<Play size={14} aria-hidden />}
          shortcut="s"
          disabledReason={reason('start')}
          isBusy={pending === 'start'}
          onClick={() => send({ kind: 'start', rounds: wanted })}
        >
          {startLabel}
        </Button>
      ) : null}
      {run.state === 'running' ? (
        <Button
          icon={<Pause size={14} aria-hidden />}
          shortcut="p"
          disabledReason={reason('pause')}
          isBusy={pending === 'pause'}
          onClick={() => send({ kind: 'pause' })}
        >
          Pause
        </Button>
      ) : null}
      {run.state === 'paused' ? (
        <Button
          variant="primary"
          icon={<Play size={14} aria-hidden />}
          shortcut="p"
          disabledReason={reason('resume')}
          isBusy={pending === 'resume'}
          onClick={() => send({ kind: 'resume' })}
        >
          Resume
        </Button>
      ) : null}
      {isOver ? null : (
        <Button
          variant="danger"
          icon={<Square size={14} aria-hidden />}
          disabledReason={reason('cancel')}
          isBusy={pending === 'cancel'}
          onClick={() => setAsksCancel(true)}
        >
          Cancel run
        </Button>
      )}
      <ConfirmDialog
        open={asksCancel && !isOver}
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
