/** How far people say the same, for leads: per operation and per pair, lowest first. */
import type { AgreementView, OperationAgreement, PairAgreement } from '@/lib/core/contract/agreement';
import { cohenKappa, krippendorffAlpha, percentAgreement, type Statistic, shareOf } from '@/lib/core/domain/agreement';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { type AnswerCount, countAgreement, type PairCount } from '../store/agreement';
import { database } from '../store/connection';
import { authorise } from './access';

export async function readAgreement(
  person: Person,
  { projectId, operation }: { projectId: Id; operation?: string | undefined },
): Promise<AgreementView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const countedAt = new Date().toISOString();
  const { answers, peopleOf, pairs } = await countAgreement(database(), scope, operation ?? null);
  const measured = pairs.map(measurePair);
  const ofOperation = (name: string | null, counts: readonly AnswerCount[]) =>
    measureOperation(name, counts, peopleOf.get(name) ?? 0, name === (operation ?? null) ? pairs : null);
  const operations = [...Map.groupBy(answers, (answer) => answer.operation)].map(([name, counts]) =>
    ofOperation(name, counts),
  );
  return {
    together: ofOperation(null, answers),
    operations: operations.toSorted((a, b) => rank(a.alpha) - rank(b.alpha)),
    pairs: measured.toSorted((a, b) => rank(a.kappa) - rank(b.kappa) || rank(a.percent) - rank(b.percent)),
    countedAt,
  };
}

/** Undefined figures last. */
const rank = (statistic: Statistic) => (statistic.kind === 'known' ? statistic.value : 2);

const pairsAmong = (people: number) => (people * (people - 1)) / 2;
const total = (counts: readonly AnswerCount[], of: (count: AnswerCount) => number) =>
  counts.reduce((sum, count) => sum + count.items * of(count), 0);

/** `pairs`: those of this very operation, when they were counted. */
function measureOperation(
  operation: string | null,
  counts: readonly AnswerCount[],
  personCount: number,
  pairs: readonly PairCount[] | null,
): OperationAgreement {
  const alike = total(counts, ({ accepts, rejects }) => pairsAmong(accepts) + pairsAmong(rejects));
  const all = total(counts, ({ accepts, rejects }) => pairsAmong(accepts + rejects));
  const itemCount = total(counts, () => 1);
  return {
    operation,
    itemCount,
    personCount,
    percent: shareOf(alike, all, 'There is no item that two people accepted or rejected.'),
    kappa: kappaOf(personCount, itemCount, pairs),
    alpha: krippendorffAlpha(counts.map((count) => ({ counts: [count.accepts, count.rejects], items: count.items }))),
    disagreements: total(counts, ({ accepts, rejects }) => (accepts > 0 && rejects > 0 ? 1 : 0)),
  };
}

function kappaOf(personCount: number, n: number, pairs: readonly PairCount[] | null): Statistic {
  if (personCount > 2)
    return { kind: 'undefined', n, why: `κ compares two people, and here are ${personCount}: α is for any number.` };
  const [pair] = pairs ?? [];
  if (pair) return cohenKappa(tableOf(pair));
  return {
    kind: 'undefined',
    n,
    why: personCount < 2 ? 'It takes two people.' : 'Counted when this operation is chosen.',
  };
}

const tableOf = (pair: PairCount) => [
  [pair.bothAccept, pair.acceptReject],
  [pair.rejectAccept, pair.bothReject],
];

function measurePair(pair: PairCount): PairAgreement {
  const table = tableOf(pair);
  const disagreements = pair.acceptReject + pair.rejectAccept;
  return {
    first: { id: pair.firstId, name: pair.firstName },
    second: { id: pair.secondId, name: pair.secondName },
    itemCount: pair.bothAccept + pair.bothReject + disagreements,
    percent: percentAgreement(table),
    kappa: cohenKappa(table),
    alpha: krippendorffAlpha([
      { counts: [2, 0], items: pair.bothAccept },
      { counts: [1, 1], items: disagreements },
      { counts: [0, 2], items: pair.bothReject },
    ]),
    disagreements,
  };
}
