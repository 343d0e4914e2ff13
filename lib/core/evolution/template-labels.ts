/** The labels that a template prints around its slots: a child that carries one was copied from it, and a reply may repeat the last one. */
import { STOP_WORDS } from './eliminator/stop-words';

/** `#Rewritten Test#`: letters right inside both signs, so that "C# and F#" is none. */
const HASHED = /(?<![\p{L}\p{N}#])#(?=\p{L})[^#\n]{1,60}[\p{L}\p{N}]#(?![\p{L}\p{N}#])/gu;
const INSTRUCTION = /\{\{\s*instruction\s*\}\}/;
const LONGEST_LABEL = 120;
/** A label of fewer telling words ("Your task:") is everyday speech. */
const TELLING_WORDS = 2;

/** The line that opens the slot at the end, without its colon's line break; null when the template ends otherwise. */
export function openSlotOf(templateText: string): string | null {
  const after = templateText.split(INSTRUCTION).at(-1) ?? '';
  return after === templateText ? null : asLabel(after.trimEnd().split('\n').at(-1));
}

/** Lower-case, spaces run together, as the rule `copied` compares. */
export function markersOf(templateText: string): string[] {
  const [before = '', after] = templateText.split(INSTRUCTION);
  const hashed = [...templateText.matchAll(HASHED)].map(([label]) => label);
  const given = after === undefined ? null : asLabel(before.trimEnd().split('\n').at(-1));
  const lines = [given, openSlotOf(templateText)].flatMap((label) => (label && isTelling(label) ? [label] : []));
  return [...new Set([...hashed, ...lines.map(upToPlaceholder)].map(normaliseMarker))];
}

export const normaliseMarker = (text: string) => text.toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a label holds of a placeholder differs from call to call. */
const upToPlaceholder = (label: string) => label.split('{{')[0] ?? '';

function asLabel(line: string | undefined): string | null {
  const label = line?.trim() ?? '';
  return label.endsWith(':') && label.length > 1 && label.length <= LONGEST_LABEL ? label : null;
}

function isTelling(label: string): boolean {
  const words =
    upToPlaceholder(label)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word))).size >= TELLING_WORDS;
}
