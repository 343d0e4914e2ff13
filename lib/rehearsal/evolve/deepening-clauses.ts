/** Ways to ask with more depth and breadth; most of them come with the topic, these fit any. */
import type { TaskKind } from '../task-kind';
import { code, language, numbers, stories } from '../topics/craft';
import type { Topic } from '../topics/topic';
import type { Clause } from './clause';

const ANGLES_BY_KIND: Partial<Record<TaskKind, readonly string[]>> = {
  code: code.angles,
  math: numbers.angles,
  edit: language.angles,
};

const FICTION = /\b(?:story|stories|poem|haiku|song|lyrics|tale|scene|novel|play|dialogue|verse|riddle)\b/i;

/** The kind of work decides before the topic: a poem about rivers grows as a poem. */
export function anglesFor(kind: TaskKind, topic: Topic, core: string): readonly string[] {
  if (kind === 'creative' && FICTION.test(core)) return stories.angles;
  return ANGLES_BY_KIND[kind] ?? topic.angles;
}

export const GENERAL_ANGLES: readonly Clause[] = [
  'Explain as well why it matters, what experts disagree about, and how one could find out who is right.',
  'Discuss too how the answer would have looked fifty years ago, and what has changed since.',
  'Extend the inquiry to its limits: when does the usual answer fail, and what takes its place?',
  'Treat the question behind it too: what has to be true for an answer to be a good one?',
  'Include the view of {person}, and explain where it departs from the view of an expert.',
  'Relate it to two neighbouring fields, and show what each of them would add to the answer.',
  'Ask also for the reasons behind the reasons, and follow at least one of them to its root.',
];
