/** Drives one child of a dry run: the machine's steps with live calls, each stored with the call that led to it before the next is asked. */
import { apply, type EvolutionWork, next } from '@/lib/core/evolution/machine';
import type { DryRunItemInHand, DryRunStep } from '../store/dry-run-work';
import { askPatiently, type PatientAsker } from './ask-patiently';
import { type CallPlace, callRecord } from './call-record';
import type { DryRunContext } from './dry-run-context';
import { amountOf } from './dry-run-money';

export type DryRunDriver = Omit<PatientAsker<DryRunContext>, 'callOf' | 'storeFailed'> & {
  store: (step: DryRunStep) => Promise<'stored' | 'superseded'>;
};

/** Returns when the child is final, or when it must be left as it is: its row says where to go on. */
export async function driveDryRun(item: DryRunItemInHand, driver: DryRunDriver): Promise<void> {
  let hand = item;
  for (;;) {
    const context = await driver.context();
    if (!context.isRunning || driver.isStopping()) return;
    const todo = next(hand.work, context.rules);
    if (todo.kind === 'done') return;
    const asked = await askPatiently(todo.request, askerFor(hand, driver));
    if (asked.result === 'left') return;
    const { call, hold } = asked.answered;
    const work: EvolutionWork =
      asked.result === 'answered'
        ? apply(hand.work, context.rules, asked.answered.reply)
        : { ...hand.work, state: 'failed', failure: asked.failure };
    if ((await driver.store({ hand, call, work, heldUsd: amountOf(hold) })) === 'superseded') return;
    hand = { ...hand, step: hand.step + 1, work };
  }
}

function askerFor(hand: DryRunItemInHand, driver: DryRunDriver): PatientAsker<DryRunContext> {
  const place: CallPlace = {
    ...{ projectId: hand.projectId, evolutionId: null, roundId: null },
    ...{ dryRunId: hand.dryRunId, dryRunItemId: hand.id },
  };
  return {
    ...driver,
    callOf: (context, request, outcome, tryNumber) => callRecord(place, context, request, outcome, tryNumber),
    storeFailed: (call, hold) => driver.store({ hand, call, work: null, heldUsd: amountOf(hold) }),
  };
}
