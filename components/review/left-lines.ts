/** What is left of a queue that hands out nothing more: each reason that counts something, in words, with the way to it where there is one. */
import { formatCount } from '@/lib/client/display';
import type { QueueLeft, ReviewFilter } from '@/lib/core/contract/reviews';

export type LeftLine = { what: string; words: string; show?: ReviewFilter['show']; offer?: string };

type Here = { unsent: number; heldHere: number; isNarrowed: boolean };

export function leftLines(left: QueueLeft, { unsent, heldHere, isNarrowed }: Here): LeftLine[] {
  // What is on its way is open for the server and decided for me.
  const elsewhere = left.open - unsent - heldHere;
  const lines: (LeftLine & { count: number })[] = [
    { what: 'unsent', count: unsent, words: `${are(unsent)} decided and on the way to the server.` },
    { what: 'elsewhere', count: elsewhere, words: `${are(elsewhere)} in your hands in another tab or window.` },
    {
      what: 'heldByOthers',
      count: left.heldByOthers,
      words: `${are(left.heldByOthers)} in other people’s hands. What they leave comes to you within ten minutes.`,
    },
    {
      what: 'waitForOthers',
      count: left.waitForOthers,
      words: `${are(left.waitForOthers)} decided by you and waiting for somebody else.`,
    },
    {
      what: 'unsureOfMine',
      count: left.unsureOfMine,
      words: `${are(left.unsureOfMine)} left by you as unsure, for somebody who is sure.`,
      show: 'mine',
      offer: 'Look at yours again',
    },
    { what: 'skipped', count: left.skipped, words: `${are(left.skipped)} skipped by you in this sitting.` },
    {
      what: 'flagged',
      count: left.flagged,
      words: `${are(left.flagged)} flagged and waiting for a lead.`,
      show: 'flagged',
      offer: 'Look at the flagged',
    },
    {
      what: 'assignedToOthers',
      count: left.assignedToOthers,
      words: `${are(left.assignedToOthers)} open and assigned to other people.`,
    },
    {
      what: 'outsideFilter',
      count: isNarrowed ? left.outsideFilter : 0,
      words: `${are(left.outsideFilter)} open outside of this filter.`,
    },
  ];
  return lines.flatMap(({ count, ...line }) => (count > 0 ? [line] : []));
}

const are = (count: number) => `${formatCount(count)} ${count === 1 ? 'is' : 'are'}`;
