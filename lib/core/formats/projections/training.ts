/** The formats that trainers read: a question and its answer, nothing else. */
import type { ExportRow } from '../../domain/export';
import { splitInput } from '../../domain/instruction';

type AnsweredRow = ExportRow & { response: string };

export function toAlpaca(row: AnsweredRow) {
  return { ...splitInput(row.text, row.input), output: row.response };
}

export function toSharegpt(row: AnsweredRow) {
  return {
    id: row.id,
    conversations: [
      { from: 'human', value: row.text },
      { from: 'gpt', value: row.response },
    ],
  };
}

export function toOpenaiChat(row: AnsweredRow) {
  return {
    messages: [
      { role: 'user', content: row.text },
      { role: 'assistant', content: row.response },
    ],
  };
}
