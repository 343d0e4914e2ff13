/** The messages that ask the evolver and the responder: a template filled with its values, and the child alone. */
import type { DataFormat } from '../domain/operation';
import type { ChatMessage } from '../domain/teacher';
import { fillTemplate } from '../domain/template';
import { FORMAT_NAMES } from './operations/complicate-input';
import { demonstration } from './operations/demonstrations';

/** A teacher's own system prompt, if it has one, is put before these by the port, so that a run's templates hold for any teacher. */
export function renderPrompt(input: {
  templateText: string;
  parentText: string;
  dataFormat: DataFormat | null;
}): ChatMessage[] {
  const { templateText, parentText, dataFormat } = input;
  const values = dataFormat
    ? { instruction: parentText, format: FORMAT_NAMES[dataFormat], demonstration: demonstration(dataFormat) }
    : { instruction: parentText };
  return [{ role: 'user', content: fillTemplate(templateText, values) }];
}

/** The instruction alone, byte for byte, as in the released code; a run may put something after it. */
export function renderResponderPrompt(childText: string, suffix = ''): ChatMessage[] {
  return [{ role: 'user', content: suffix === '' ? childText : `${childText}\n\n${suffix}` }];
}
