/** Sentences that an operation can add, with slots to fill, and the choice of one that the text does not have yet. */
import { pickOne } from '@/lib/core/domain/seeded-random';
import { PEOPLE } from '../people';
import type { Topic } from '../topics/topic';

/** `{person}`, `{case}`, `{thing}`, `{setting}` and `{n}` are slots. `unless`: the text already says something that this would contradict. */
export type Clause = string | { text: string; unless: RegExp };

const textOf = (clause: Clause) => (typeof clause === 'string' ? clause : clause.text);

/** What stands still in a clause, enough to see whether the text has it already. */
function stillPart(clause: Clause): string {
  return textOf(clause)
    .split(/\{\w+\}/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** First from the particular clauses, then from the general ones; a clause comes a second time only when all are used up. */
export function chooseClause(
  text: string,
  pools: readonly (readonly Clause[])[],
  topic: Topic,
  random: () => number,
): string {
  for (const pool of pools) {
    const fresh = pool.filter((clause) => {
      if (text.includes(stillPart(clause))) return false;
      return typeof clause === 'string' || !clause.unless.test(text);
    });
    // The particular ones are few: leaving them to chance as well keeps four rounds from sounding alike.
    const isLast = pool === pools.at(-1);
    if (fresh.length > 0 && (isLast || random() < 0.7))
      return fillSlots(textOf(pickOne(fresh, random)), topic, random, text);
  }
  return fillSlots(textOf(pickOne(pools.flat(), random)), topic, random, text);
}

/** Prefers what `around`, the text that it is added to, does not speak of yet. */
export function fillSlots(text: string, topic: Topic, random: () => number, around = ''): string {
  const pickFresh = (choices: readonly string[]) => {
    const fresh = choices.filter((choice) => !around.includes(choice));
    return pickOne(fresh.length > 0 ? fresh : choices, random);
  };
  const values: Record<string, () => string> = {
    person: () => pickFresh(PEOPLE),
    case: () => pickFresh(topic.cases),
    thing: () => pickFresh(topic.things),
    setting: () => pickFresh(topic.settings),
    n: () => String(pickOne([120, 150, 180, 220, 260, 300], random)),
  };
  const filled = new Map<string, string>();
  return text.replace(/\{(\w+)\}/g, (whole, slot: string) => {
    const value = filled.get(slot) ?? values[slot]?.() ?? whole;
    filled.set(slot, value);
    return value;
  });
}
