/** What may go wrong with a template that can be saved: its slots, and the words that it tells the teacher to leave out. */
import type { OperationTraits } from '../domain/operation';
import { STOP_WORDS } from './eliminator/stop-words';
import { CREATED_SLOT, GIVEN_SLOT, PLAIN_GIVEN_SLOT, PLAIN_REWRITTEN_SLOT, REWRITTEN_SLOT } from './operations/slots';

export type TemplateWarning = {
  kind: 'no_open_slot' | 'foreign_slot' | 'label_not_told' | 'mixed_line_breaks';
  message: string;
  at: { from: number; to: number } | null;
};

/** `carriesData`: the operation asks for a block of data, and its slots are plain. */
export type SlotStyle = Pick<OperationTraits, 'family' | 'carriesData' | 'replyLabel'>;

const INSTRUCTION = /\{\{\s*instruction\s*\}\}/;
const LONGEST_LABEL = 120;

type Slot = { label: string; from: number; to: number };

export function slotWarnings(text: string, style: SlotStyle): TemplateWarning[] {
  const place = INSTRUCTION.exec(text);
  if (!place) return [];
  const given = slotEndingAt(text, place.index);
  const open = openSlot(text, place.index + place[0].length);
  const warnings: TemplateWarning[] = [];
  if (!open && !style.replyLabel) warnings.push(noOpenSlot(text));
  for (const slot of [given, open]) if (slot) warnings.push(...notTold(text, slot, [given, open]));
  warnings.push(...foreignSlots(text, style));
  if (/\r\n/.test(text) && /(^|[^\r])\n/.test(text))
    warnings.push({
      kind: 'mixed_line_breaks',
      message:
        'Lines end in two ways here (CRLF and LF). It is sent as it is; an edit in this editor makes them all LF.',
      at: null,
    });
  return warnings;
}

/** The last line that says something before `end`, if it is a label: short, with a colon at its end. */
function slotEndingAt(text: string, end: number): Slot | null {
  const to = text.slice(0, end).trimEnd().length;
  const from = text.lastIndexOf('\n', to - 1) + 1;
  const label = text.slice(from, to).trim();
  return label.endsWith(':') && label.length > 1 && label.length <= LONGEST_LABEL ? { label, from, to } : null;
}

function openSlot(text: string, after: number): Slot | null {
  const slot = slotEndingAt(text, text.length);
  return slot && slot.from >= after ? slot : null;
}

function noOpenSlot(text: string): TemplateWarning {
  const to = text.trimEnd().length;
  return {
    kind: 'no_open_slot',
    message: `Nothing opens the place for the new instruction: let a label such as ${REWRITTEN_SLOT} be the last line, or the teacher may answer the instruction instead of evolving it.`,
    at: { from: text.lastIndexOf('\n', to - 1) + 1, to },
  };
}

/** "#Rewritten Prompt#:" and "Rewritten Prompt(MUST …):" are both "rewritten prompt". */
function wordsOf(label: string): string {
  const name = (label.split(/[({]/)[0] ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return name.replace(/^the /, '');
}

/** "Your task:" is everyday speech: nobody knows a child by it, so the eliminator does not look for it either. */
function isTelling(words: string): boolean {
  return words.split(' ').filter((word) => !STOP_WORDS.has(word)).length > 1;
}

const QUOTED = /['"‘“`«]([^'"‘’“”`«»\n]{1,80})['"’”`»]/gu;

/** A label that is not in quotes anywhere else is not told as something to leave out. */
function notTold(text: string, slot: Slot, own: readonly (Slot | null)[]): TemplateWarning[] {
  const words = wordsOf(slot.label);
  if (!slot.label.startsWith('#') && !isTelling(words)) return [];
  const told = [...text.matchAll(QUOTED)].map((match) => wordsOf(match[1] ?? ''));
  if (told.includes(words)) return [];
  const ownWords = own.flatMap((one) => (one ? [wordsOf(one.label)] : []));
  const other = told.find((word) => KNOWN_WORDS.includes(word) && !ownWords.includes(word));
  const instead = other ? ` It is told to leave out “${other}”, which is no slot here.` : '';
  return [
    {
      kind: 'label_not_told',
      message: `The teacher is not told to leave out the label “${slot.label}”: say so in quotes (“${words}”), because a child that repeats it is dropped.${instead}`,
      at: { from: slot.from, to: slot.to },
    },
  ];
}

type Marker = { label: string; pattern: RegExp; belongsTo: string; isOwn: (style: SlotStyle) => boolean };

const isNew = (style: SlotStyle) => style.family === 'in_breadth';
const isPlain = (style: SlotStyle) => style.carriesData === true;
const plainOpenLabel = PLAIN_REWRITTEN_SLOT.split('(')[0] ?? '';

const MARKER_WORDS: readonly Marker[] = [
  { label: CREATED_SLOT, pattern: /#?created prompt#?/giu, belongsTo: 'operations in breadth', isOwn: isNew },
  {
    label: REWRITTEN_SLOT,
    pattern: /#?rewritten prompt#?/giu,
    belongsTo: 'operations in depth',
    isOwn: (style) => !isNew(style),
  },
  {
    label: `${plainOpenLabel}(MUST …)`,
    pattern: new RegExp(`^[ \\t]*${plainOpenLabel} ?\\(MUST`, 'gimu'),
    belongsTo: 'complicate input',
    isOwn: isPlain,
  },
  {
    label: PLAIN_GIVEN_SLOT,
    pattern: new RegExp(`^[ \\t]*${PLAIN_GIVEN_SLOT}`, 'gimu'),
    belongsTo: 'complicate input',
    isOwn: isPlain,
  },
  {
    label: GIVEN_SLOT,
    pattern: new RegExp(`^[ \\t]*${GIVEN_SLOT}`, 'gimu'),
    belongsTo: 'the other operations',
    isOwn: (style) => !isPlain(style),
  },
];
const KNOWN_WORDS = MARKER_WORDS.map((marker) => wordsOf(marker.label));

/** Each is told once, where it first stands. */
function foreignSlots(text: string, style: SlotStyle): TemplateWarning[] {
  // Code and math have slots of their own: only the operations of WizardLM know each other's.
  if (style.family !== 'in_depth' && style.family !== 'in_breadth') return [];
  return MARKER_WORDS.flatMap((marker): TemplateWarning[] => {
    const [match] = marker.isOwn(style) ? [] : text.matchAll(marker.pattern);
    if (!match) return [];
    return [
      {
        kind: 'foreign_slot',
        message: `“${match[0].trim()}” belongs to the templates of ${marker.belongsTo}. Was it pasted from there?`,
        at: { from: match.index, to: match.index + match[0].length },
      },
    ];
  });
}
