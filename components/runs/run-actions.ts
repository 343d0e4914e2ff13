/** What can be done with a run, as the one table that its buttons, its keys and the palette read. */
import type { Action } from '@/lib/client/action';
import { formatCount } from '@/lib/client/display';
import type { RunCommand } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import { RUN_ACTIONS, type RunAction } from '@/lib/core/domain/run';
import { runFacts } from './round-figures';

type RunActionsInput = {
  run: RunView;
  /** rounds to start in a row */
  rounds: number;
  /** what they will cost, in words; null: not known */
  cost: string | null;
  /** why this person may not; null when they may */
  notAllowed: string | null;
  send: (command: RunCommand) => void;
  askCancel: () => void;
};

export function isOver(run: RunView): boolean {
  return run.state === 'finished' || run.state === 'cancelled';
}

export function roundsLeft(run: RunView): number {
  return Math.max(0, run.config.rounds - run.rounds.length);
}

const failedInLastRound = (run: RunView) => run.rounds.at(-1)?.counters.failed ?? 0;

/** Without a count where some of the failures were tried again already, within the round. */
function retryLabel(run: RunView): string {
  return run.config.onFailure.kind === 'retry_now'
    ? 'Retry failed'
    : `Retry ${formatCount(failedInLastRound(run))} failed`;
}

/** `hidden`: makes no sense in this state, so no button is shown; anything else that is impossible says why. */
export function runActions({ run, rounds, cost, notAllowed, send, askCancel }: RunActionsInput) {
  const next = run.rounds.length + 1;
  const group = 'Run';
  const when = (action: RunAction, hidden: boolean) => () =>
    hidden ? false : (notAllowed ?? RUN_ACTIONS[action](runFacts(run)) ?? true);
  return {
    start: {
      ...{ id: 'run.start', group, key: 's' },
      label: `${rounds > 1 ? `Start rounds ${next} to ${next + rounds - 1}` : `Start round ${next}`}${cost ? ` (${cost})` : ''}`,
      when: when('start', run.state === 'running' || run.state === 'paused' || roundsLeft(run) === 0),
      perform: () => send({ kind: 'start', rounds }),
    },
    pause: {
      ...{ id: 'run.pause', group, key: 'p', label: 'Pause' },
      when: when('pause', run.state !== 'running'),
      perform: () => send({ kind: 'pause' }),
    },
    resume: {
      ...{ id: 'run.resume', group, key: 'p', label: 'Resume' },
      when: when('resume', run.state !== 'paused'),
      perform: () => send({ kind: 'resume' }),
    },
    retryFailed: {
      ...{ id: 'run.retry', group },
      label: retryLabel(run),
      when: when('retryFailed', failedInLastRound(run) === 0 || run.state === 'cancelled'),
      perform: () => send({ kind: 'retryFailed' }),
    },
    cancel: {
      ...{ id: 'run.cancel', group, label: 'Cancel run' },
      when: when('cancel', isOver(run)),
      perform: askCancel,
    },
  } satisfies Record<RunAction, Action>;
}
