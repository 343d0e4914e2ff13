/** What may stand behind a difference besides the template: versions are usually used one after the other, and rounds differ. */
import type { EffectComparison } from '@/lib/core/contract/template-effects';
import { listInWords } from './effect-words';

type Rounds = Pick<EffectComparison, 'overlap' | 'firstRounds' | 'secondRounds' | 'within'> & {
  first: { version: number };
  second: { version: number };
};

export function overlapWords({ overlap, firstRounds, secondRounds, within, first, second }: Rounds): string {
  const round = (numbers: readonly number[]) => `${numbers.length === 1 ? 'round' : 'rounds'} ${listInWords(numbers)}`;
  if (firstRounds.length === 0 || secondRounds.length === 0)
    return 'One of the two made nothing in what is chosen above.';
  const places = `Version ${first.version} was at work in ${round(firstRounds)}, version ${second.version} in ${round(secondRounds)}.`;
  const shared = within.map(({ roundNumber }) => roundNumber);
  switch (overlap) {
    case 'other_rounds':
      return `${places} A later round begins from longer and harder instructions, so this is the difference of version and round together. To know that of the version alone, use both in the same round of two runs from the same seeds.`;
    case 'some_rounds':
      return `${places} A later round begins from longer and harder instructions, so look first at ${round(shared)}, where both were at work. They were in different runs there, which may have other seeds or teachers.`;
    case 'same_rounds':
      return `Both were at work in ${round(shared)}, in different runs, which may have other seeds or teachers; where several rounds are added up, their shares may differ, and the rounds one by one say more.`;
  }
}
