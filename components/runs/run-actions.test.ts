import { expect, test } from 'vitest';
import { isOffered, reasonAgainst } from '@/lib/client/action';
import type { RunCommand } from '@/lib/client/queries/runs';
import type { RoundView, RunView } from '@/lib/core/contract/runs';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { runActions } from './run-actions';

const teacher = { id: 't', name: 'T', model: 'm' };
const roundWith = (failed: number) => ({ number: 1, state: 'finished', counters: { failed } }) as RoundView;

function actionsOf(
  state: RunView['state'],
  roundsMade: number,
  notAllowed: string | null = null,
  rounds = 1,
  failed = 0,
) {
  const sent: RunCommand[] = [];
  const run: RunView = {
    ...{ id: 'r', projectId: 'p', name: 'Run', config: PAPER_CONFIG, seedSets: [], lineageCount: 1, state },
    ...{ stateSince: '', waits: [], budget: null, scores: [] },
    ...{ stateReason: null, roundsQueued: 0, driver: 'live', isRehearsal: true, createdAt: '', poolSize: 1 },
    teachers: { evolver: teacher, judge: teacher, responder: teacher },
    rounds: Array.from({ length: roundsMade }, () => roundWith(failed)),
  };
  const actions = runActions({
    run,
    rounds,
    cost: null,
    notAllowed,
    send: (command) => sent.push(command),
    askCancel: () => undefined,
  });
  const offered = Object.entries(actions).flatMap(([name, action]) => (isOffered(action) ? [name] : []));
  return { actions, offered, sent };
}

test('each state offers what makes sense in it', () => {
  expect(actionsOf('idle', 1).offered).toEqual(['start', 'cancel']);
  expect(actionsOf('running', 1).offered).toEqual(['pause', 'cancel']);
  expect(actionsOf('paused', 1).offered).toEqual(['resume', 'cancel']);
  expect(actionsOf('finished', 4).offered).toEqual([]);
});

test('what cannot be done any more says why', () => {
  const { actions } = actionsOf('cancelled', 1);
  expect(reasonAgainst(actions.start)).toBe('The run is cancelled.');
  expect(reasonAgainst(actionsOf('idle', 1, 'Not with your role.').actions.start)).toBe('Not with your role.');
  expect(reasonAgainst(actionsOf('idle', 1).actions.start)).toBeNull();
});

test('the button says which rounds it starts, and starts them', () => {
  expect(actionsOf('idle', 1).actions.start.label).toBe('Start round 2');
  const { actions, sent } = actionsOf('idle', 1, null, 3);
  expect(actions.start.label).toBe('Start rounds 2 to 4');
  actions.start.perform();
  expect(sent).toEqual([{ kind: 'start', rounds: 3 }]);
});

test('what failed in the last round can be tried again, also after the last round', () => {
  expect(actionsOf('idle', 1, null, 1, 12).actions.retryFailed.label).toBe('Retry 12 failed');
  expect(actionsOf('finished', 4, null, 1, 2).offered).toEqual(['retryFailed']);
  expect(actionsOf('cancelled', 1, null, 1, 2).offered).not.toContain('retryFailed');
});
