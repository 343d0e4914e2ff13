/** What the rehearsal teacher says to a conversation: the same messages always get the same reply. */
import { createHash } from 'node:crypto';
import { pickOne, randomFor } from '@/lib/core/domain/seeded-random';
import type { ChatMessage, FinishReason } from '@/lib/core/domain/teacher';
import { answerInstruction } from './answer';
import { evolveInstruction } from './evolve/evolve-instruction';
import {
  apology,
  copyOf,
  evolverMishap,
  hollowReply,
  judgeMumbles,
  leakMarker,
  mumble,
  responderMishap,
} from './mishaps';
import { askedLabel, underLabel } from './own-template';
import { rateDifficulty } from './rate-difficulty';
import { type PromptReading, readPrompt } from './read-prompt';
import { hasSentinel, takeSentinels } from './sentinels';

export type ScriptedReply = { text: string; finishReason: Extract<FinishReason, 'stop' | 'length'> };

export function hashMessages(messages: readonly ChatMessage[]): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('hex');
}

/** `failureRate`: the share of evolutions that go wrong in one of the ways of mishaps.ts. */
export function scriptReply(messages: readonly ChatMessage[], failureRate: number): ScriptedReply {
  const hash = hashMessages(messages);
  const random = randomFor(...[0, 8, 16, 24].map((at) => Number.parseInt(hash.slice(at, at + 8), 16)));
  const asked = messages.findLast((message) => message.role === 'user')?.content ?? '';
  const reading = readPrompt(asked);
  switch (reading.kind) {
    case 'evolve': {
      const reply = evolve(reading, failureRate, random);
      return { ...reply, text: underLabel(reply.text, askedLabel(asked, reading.given)) };
    }
    case 'judge':
      return { text: judge(reading, failureRate, random), finishReason: 'stop' };
    case 'rate':
      return { text: rate(reading.instruction, failureRate, random), finishReason: 'stop' };
    case 'answer':
      return { text: answer(reading.instruction, failureRate, random), finishReason: 'stop' };
  }
}

type Random = () => number;

function evolve(
  { given, operation, dataFormat }: Extract<PromptReading, { kind: 'evolve' }>,
  failureRate: number,
  random: Random,
): ScriptedReply {
  const { text: parent, carriedOn } = takeSentinels(given);
  const { text, withoutBlock } = evolveInstruction(parent, operation, dataFormat, random);
  const child = carriedOn === '' ? text : `${text} ${carriedOn}`;
  const isNew = operation === 'breadth';
  const leaked = () => leakMarker(child, isNew, random);
  if (hasSentinel(given, 'leak')) return { text: leaked(), finishReason: 'stop' };
  if (hasSentinel(given, 'copy')) return { text: given, finishReason: 'stop' };
  if (hasSentinel(given, 'empty')) return { text: '', finishReason: 'stop' };
  switch (evolverMishap(failureRate, random)) {
    case 'leak':
      return { text: leaked(), finishReason: 'stop' };
    case 'copy':
      return { text: copyOf(given, random), finishReason: 'stop' };
    case 'missing_block':
      return { text: withoutBlock ?? copyOf(given, random), finishReason: 'stop' };
    case 'empty':
      return { text: '', finishReason: 'stop' };
    case 'cut_off':
      return { text: child.slice(0, Math.ceil(child.length * 0.6)), finishReason: 'length' };
    case null:
      return { text: dress(child, isNew, random), finishReason: 'stop' };
  }
}

/** Models sometimes repeat the slot's label or put quotes around the whole; the parser has to cope. */
function dress(child: string, isNew: boolean, random: Random): string {
  const roll = random();
  if (roll < 0.04) return `#${isNew ? 'Created' : 'Rewritten'} Prompt#:\n${child}`;
  if (roll < 0.07 && !child.includes('"')) return `"${child}"`;
  return child;
}

function rate(instruction: string, failureRate: number, random: Random): string {
  if (hasSentinel(instruction, 'unparsed') || judgeMumbles(failureRate, random)) return 'between 6 and 7';
  const score = rateDifficulty(takeSentinels(instruction).text);
  return pickOne([`${score}`, `${score}`, `${score}.`, `Score: ${score}`, `${score}/10`], random);
}

function judge(
  { first, second }: Extract<PromptReading, { kind: 'judge' }>,
  failureRate: number,
  random: Random,
): string {
  if (hasSentinel(first, 'unparsed') || judgeMumbles(failureRate, random)) return mumble(random);
  if (comparable(first) === comparable(second)) return pickOne(['Equal', 'Equal.', 'equal'], random);
  return pickOne(['Not Equal', 'Not Equal', 'Not Equal.', 'Not Equal, because the second one asks for more.'], random);
}

const comparable = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

function answer(instruction: string, failureRate: number, random: Random): string {
  if (hasSentinel(instruction, 'refuse')) return apology(random);
  if (hasSentinel(instruction, 'garbage')) return hollowReply(random);
  if (hasSentinel(instruction, 'empty')) return '';
  switch (responderMishap(failureRate, random)) {
    case 'apology':
      return apology(random);
    case 'hollow':
      return hollowReply(random);
    case null:
      return answerInstruction(takeSentinels(instruction).text, random);
  }
}
