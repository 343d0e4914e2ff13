/** Which topic an instruction belongs to: the one with most of its words in the text. */
import { arts, business, code, devices, general, language, numbers, stories } from './craft';
import { cooking, health, home, sport, travel } from './daily-life';
import { history, learning, nature, science, society } from './knowledge';
import type { Topic } from './topic';

const TOPICS: readonly Topic[] = [
  cooking,
  health,
  travel,
  sport,
  science,
  nature,
  history,
  code,
  devices,
  numbers,
  business,
  learning,
  society,
  arts,
  stories,
  language,
  home,
];

const SIGNS = TOPICS.map((topic) => ({ topic, sign: new RegExp(`\\b(?:${topic.stems})\\w{0,4}\\b`, 'gi') }));

/** What this teacher created itself is known by its rare thing; everything else by the number of a topic's words in it. */
export function topicOf(text: string): Topic {
  const own = [...TOPICS, general].find((topic) => topic.things.some((thing) => text.includes(thing)));
  if (own) return own;
  let best: Topic = general;
  let mostWords = 0;
  for (const { topic, sign } of SIGNS) {
    const words = new Set((text.match(sign) ?? []).map((word) => word.toLowerCase())).size;
    if (words > mostWords) [best, mostWords] = [topic, words];
  }
  return best;
}
