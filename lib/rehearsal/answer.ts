/** A plausible, structured answer to an instruction: related by its topic, its kind and its own words, and true to nothing else. */
import { pickOne, shuffled } from '@/lib/core/domain/seeded-random';
import { answerMath } from './answer-math';
import { coreOf } from './evolve/request-text';
import { type TaskKind, taskKindOf } from './task-kind';
import type { Topic } from './topics/topic';
import { topicOf } from './topics/topic-of';

export function answerInstruction(instruction: string, random: () => number): string {
  const solved = isMathQuestion(instruction) ? answerMath(instruction, random) : null;
  if (solved !== null) return solved;
  const core = coreOf(instruction);
  const topic = topicOf(core);
  const kind = taskKindOf(core);
  const words = keyWords(core);
  const facts = shuffled(topic.facts, random);
  const parts = [opening(words, random), body(kind, topic, facts, words, random), ending(topic, random)];
  const data = /```/.test(instruction) ? [aboutData(topic)] : [];
  return [...parts.slice(0, 2), ...data, ...parts.slice(2)].join('\n\n');
}

/** Asks for an amount or a final answer; what asks for a program is not reckoned out. */
function isMathQuestion(instruction: string): boolean {
  return (
    /\bhow (?:many|much|far|long|old|large|tall|heavy)\b|final answer/i.test(instruction) &&
    taskKindOf(instruction) !== 'code'
  );
}

const PASSED_OVER = new Set(
  'about above after again answer answers before begin being below between could describe different during either every everything example explain first following generate given leave least their there these thing those three through under using wants which while whole without would write words whose other should sentence sentences instead rather where never always another because person people mention reason reasons'.split(
    ' ',
  ),
);

/** Up to three of the request's own longer words, in their order. */
function keyWords(instruction: string): string[] {
  const words = instruction.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !PASSED_OVER.has(word)).slice(0, 3);
}

function opening(words: readonly string[], random: () => number): string {
  const named = words.map((word) => `“${word}”`).join(', ');
  if (named === '') return 'Here is a short answer, with the reasons for it.';
  return pickOne(
    [
      `The request turns on ${named}; I take these in order and keep to what follows from them.`,
      `Read closely, this asks about ${named}. The main points come first and the reservations after them.`,
      `Let me start with what matters most here, namely ${named}.`,
    ],
    random,
  );
}

function body(
  kind: TaskKind,
  topic: Topic,
  facts: readonly string[],
  words: readonly string[],
  random: () => number,
): string {
  const chosenCase = pickOne(topic.cases, random);
  switch (kind) {
    case 'code':
      return `\`\`\`python\n${codeSample(words[0] ?? 'values')}\n\`\`\`\n\n${facts.slice(0, 3).join(' ')}`;
    case 'creative':
      return `${facts.slice(0, 2).join(' ')}\n\n${facts.slice(2, 4).join(' ')} It ends with ${chosenCase}.`;
    case 'math':
      return facts
        .slice(0, 3)
        .map((fact, index) => `Step ${index + 1}. ${fact}`)
        .join('\n');
    case 'listing':
    case 'classify':
      return facts
        .slice(0, 4)
        .map((fact, index) => `${index + 1}. ${fact}`)
        .join('\n');
    case 'edit':
    case 'explain':
      return `${facts.slice(0, 2).join(' ')} Take ${chosenCase}: here both points can be seen at work.\n\n${facts.slice(2, 4).join(' ')}`;
  }
}

function codeSample(word: string): string {
  const name = word.replace(/[^a-z]/g, '') || 'values';
  return `def check_${name}(items):\n    """Return the items that are present, in their order."""\n    if not items:\n        return []\n    return [item for item in items if item is not None]\n\n\nassert check_${name}([]) == []\nassert check_${name}([1, None, 2]) == [1, 2]`;
}

function aboutData({ records }: Topic): string {
  return `As to the data that came with the request: I compared the ${records.plural} by ${records.group.key}, and the largest value decides where two of them disagree.`;
}

function ending(topic: Topic, random: () => number): string {
  return pickOne(
    [
      `In short: begin small, check the result, and adjust. For ${pickOne(topic.cases, random)} the same order holds, though the amounts differ.`,
      'What remains uncertain is how far this carries over to unusual cases; there I would test before relying on it.',
      'If only one of these points can be followed, let it be the first, because the others depend on it.',
    ],
    random,
  );
}
