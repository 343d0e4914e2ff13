/** The messages that ask the evolver and the responder: a template filled with its values, and the child alone. */
import type { DataFormat } from '../domain/operation';
import type { ChatMessage } from '../domain/teacher';
import { joinPieces, type TemplatePiece, templatePieces } from '../domain/template';
import { FORMAT_NAMES } from './operations/complicate-input';
import { demonstration } from './operations/demonstrations';

export type PromptInput = { templateText: string; parentText: string; dataFormat: DataFormat | null };

/** The content of the evolver's message, with what came from where. */
export function promptPieces({ templateText, parentText, dataFormat }: PromptInput): TemplatePiece[] {
  const values = dataFormat
    ? { instruction: parentText, format: FORMAT_NAMES[dataFormat], demonstration: demonstration(dataFormat) }
    : { instruction: parentText };
  return templatePieces(templateText, values);
}

/** A teacher's own system prompt, if it has one, is put before these by the port, so that a run's templates hold for any teacher. */
export function renderPrompt(input: PromptInput): ChatMessage[] {
  return [{ role: 'user', content: joinPieces(promptPieces(input)) }];
}

/** The instruction alone, byte for byte, as in the released code; a run may put something after it. */
export function renderResponderPrompt(childText: string, suffix = ''): ChatMessage[] {
  return [{ role: 'user', content: suffix === '' ? childText : `${childText}\n\n${suffix}` }];
}
