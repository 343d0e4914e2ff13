/** ShareGPT and OpenAI chat: the first question of a person and the answer that follows it. Turns before it are passed over, as FastChat and WizardLM do. */
import type { LeftOut, SeedMapping } from '../../domain/seed-import';
import {
  BadField,
  externalIdOf,
  isRehearsalRow,
  isSourceRow,
  kindOf,
  optionalText,
  requiredText,
  type ShapeReading,
  type SourceRow,
} from './shape-reading';

const PEOPLE = new Set(['human', 'user']);
const TEACHERS = new Set(['gpt', 'chatgpt', 'assistant', 'bing', 'bard', 'model']);

type Turn = { speaker: string; place: string; source: SourceRow; field: 'value' | 'content' };

export function readConversation(source: SourceRow, mapping: SeedMapping, row: number): ShapeReading {
  const turns = turnsOf(source, mapping.instruction);
  const first = turns.findIndex((turn) => PEOPLE.has(turn.speaker));
  const question = turns[first];
  if (!question) throw new BadField(`The field "${mapping.instruction}" has no turn of a person (human or user).`);
  const next = turns[first + 1];
  const answer = next && TEACHERS.has(next.speaker) ? next : null;
  const seed = {
    row,
    instruction: requiredText(withPlainContent(question), question.field, question.place),
    input: null,
    response: answer && optionalText(withPlainContent(answer), answer.field, answer.place),
    category: optionalText(source, mapping.category),
    externalId: externalIdOf(source),
    isRehearsal: isRehearsalRow(source),
  };
  return { seeds: [seed], leftOut: leftOutOf(turns, first, answer !== null) };
}

function turnsOf(source: SourceRow, field: string): Turn[] {
  const value = source[field];
  if (value === undefined) throw new BadField(`There is no field "${field}".`);
  if (!Array.isArray(value)) throw new BadField(`The field "${field}" is ${kindOf(value)}, not a list of turns.`);
  return value.map((turn: unknown, at) => {
    const place = `${field}[${at}]`;
    if (!isSourceRow(turn)) throw new BadField(`${place} is ${kindOf(turn)}, not an object.`);
    const speaker = turn['from'] ?? turn['role'];
    if (typeof speaker !== 'string') throw new BadField(`${place} does not say who speaks (from or role).`);
    const textField = Object.hasOwn(turn, 'value') ? 'value' : 'content';
    return { speaker: speaker.toLowerCase(), place: `${place}.${textField}`, source: turn, field: textField };
  });
}

/** OpenAI allows content as a list of parts; the text of text parts is joined, anything else is refused by name. */
function withPlainContent(turn: Turn): SourceRow {
  const content = turn.source[turn.field];
  if (!Array.isArray(content)) return turn.source;
  const texts = content.map((part: unknown) => {
    const isText = isSourceRow(part) && part['type'] === 'text' && typeof part['text'] === 'string';
    if (!isText) throw new BadField(`${turn.place} has a part that is not text.`);
    return String(part['text']);
  });
  return { ...turn.source, [turn.field]: texts.join('') };
}

function leftOutOf(turns: Turn[], first: number, hasAnswer: boolean): LeftOut[] {
  const leftOut: LeftOut[] = [];
  if (turns.length > first + (hasAnswer ? 2 : 1)) leftOut.push('further_turns');
  if (turns.some((turn) => turn.speaker === 'system' || turn.speaker === 'developer')) leftOut.push('system_message');
  return leftOut;
}
