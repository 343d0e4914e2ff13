/** An instruction: a full request to a model, and how a seed's input field is joined into it. */

export const INSTRUCTION_ORIGINS = ['seed', 'evolved', 'human_edit'] as const;
export type InstructionOrigin = (typeof INSTRUCTION_ORIGINS)[number];

/** Between a seed's instruction and its input, as in WizardLM's Evol_Instruct/main.py. Unlike there nothing is trimmed, so that `splitInput` gives back every byte. */
export const INPUT_SEPARATOR = '\r\n';

export function joinInput(instruction: string, input: string | null): string {
  return input ? instruction + INPUT_SEPARATOR + input : instruction;
}

/** The two fields that `joinInput` made `text` from. */
export function splitInput(text: string, input: string | null): { instruction: string; input: string } {
  if (!input) return { instruction: text, input: '' };
  return { instruction: text.slice(0, text.length - input.length - INPUT_SEPARATOR.length), input };
}
