/** Makes a brand-new, rarer instruction of the same domain, about as long as the one that inspired it. */
import { pickOne } from '@/lib/core/domain/seeded-random';
import type { Topic } from '../topics/topic';
import { fillSlots } from './clause';

const LONG_FROM_WORDS = 35;

const SECOND_SENTENCES = [
  'Give reasons for each choice, and name one that you would not defend at any price.',
  'Begin with what most people would overlook, and end with the first thing to do.',
  'Mention one case in which the opposite would be right.',
  'Say what you would need to know in order to answer better.',
  'Do it in such a way that {person} could put it into practice tomorrow.',
];

export function createRarer(text: string, topic: Topic, random: () => number): string {
  const fresh = topic.frames.filter((frame) => !text.includes(longestPart(frame)));
  const created = fillSlots(pickOne(fresh.length > 0 ? fresh : topic.frames, random), topic, random, text);
  const isLong = text.split(/\s+/).length >= LONG_FROM_WORDS;
  return isLong ? `${created} ${fillSlots(pickOne(SECOND_SENTENCES, random), topic, random)}` : created;
}

function longestPart(frame: string): string {
  return frame.split(/\{\w+\}/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
