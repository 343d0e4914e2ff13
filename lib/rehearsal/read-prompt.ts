/** What a request to the rehearsal teacher asks for: to evolve an instruction, to judge two, to rate one, or to answer it. */

import { DATA_FORMATS, type DataFormat, type OperationId } from '@/lib/core/domain/operation';
import { FORMAT_NAMES } from '@/lib/core/evolution/operations/complicate-input';
import { OPERATION_REGISTRY } from '@/lib/core/evolution/operations/registry.generated';
import {
  DIFFICULTY_SLOT,
  FIRST_SLOT,
  JUDGEMENT_SLOT,
  RATED_SLOT,
  SECOND_SLOT,
} from '@/lib/core/evolution/operations/slots';
import { givenBetweenLabels } from './own-template';

export type PromptReading =
  | { kind: 'evolve'; operation: OperationId | null; dataFormat: DataFormat; given: string }
  | { kind: 'judge'; first: string; second: string }
  | { kind: 'rate'; instruction: string }
  | { kind: 'answer'; instruction: string };

export function readPrompt(text: string): PromptReading {
  const judged = readJudgePrompt(text);
  if (judged) return judged;
  const rated = readRatingPrompt(text);
  if (rated) return rated;
  const slot = findGiven(text);
  if (!slot) return { kind: 'answer', instruction: text };
  return {
    kind: 'evolve',
    operation: recogniseOperation(slot.frame),
    dataFormat: recogniseFormat(slot.frame),
    given: slot.given,
  };
}

function readJudgePrompt(text: string): PromptReading | null {
  const first = text.indexOf(FIRST_SLOT);
  const second = text.indexOf(SECOND_SLOT, first + 1);
  const end = text.lastIndexOf(JUDGEMENT_SLOT);
  if (first < 0 || second < 0 || end < second) return null;
  return {
    kind: 'judge',
    first: text.slice(first + FIRST_SLOT.length, second).trim(),
    second: text.slice(second + SECOND_SLOT.length, end).trim(),
  };
}

/** The rated instruction may hold the slots itself: the first of one and the last of the other are the prompt's. */
function readRatingPrompt(text: string): PromptReading | null {
  const start = text.indexOf(RATED_SLOT);
  const end = text.lastIndexOf(DIFFICULTY_SLOT);
  if (start < 0 || end < start) return null;
  return { kind: 'rate', instruction: text.slice(start + RATED_SLOT.length, end).trim() };
}

/** A line that opens the slot of the given prompt, in any usual spelling. */
const GIVEN_LABEL = /^[ \t]*#?(?:the )?given prompt#?:[ \t]*$/gim;
/** The open slot at the end. */
const OPEN_SLOT = /\n[^\n]{0,120}\bprompt\b[^\n]{0,80}:\s*$/i;
/** What an edited template without labels still has to say: what is rewritten, and to which end. */
const ASKS_TO_EVOLVE =
  /\b(?:rewrit\w+|evolv\w+|complicat\w+|creat\w+|turn|make)\b[\s\S]{0,200}\b(?:prompt|instruction|task|question)s?\b/i;
const TO_WHICH_END =
  /\b(?:more (?:complex|difficult|specific|demanding|rare)|harder|brand[- ]new|rarer|constraint|multi-?step|deeper|data format)\b/i;

function findGiven(text: string): { given: string; frame: string } | null {
  const open = OPEN_SLOT.exec(text);
  const body = open ? text.slice(0, open.index) : text;
  const tail = open ? open[0] : '';
  const label = [...body.matchAll(GIVEN_LABEL)].at(-1);
  if (label) {
    const frame = body.slice(0, label.index) + tail;
    return { given: body.slice(label.index + label[0].length).trim(), frame };
  }
  const paragraphs = body.split(/\n\s*\n/);
  const head = paragraphs[0] ?? '';
  if (paragraphs.length < 2 || !ASKS_TO_EVOLVE.test(head) || !TO_WHICH_END.test(body)) return givenBetweenLabels(text);
  return { given: (paragraphs.at(-1) ?? '').trim(), frame: paragraphs.slice(0, -1).join('\n\n') + tail };
}

/** For edited templates, the particular words before the general ones. */
const OPERATION_WORDS: readonly (readonly [OperationId, RegExp])[] = [
  ['breadth', /brand[- ]new|prompt creator|created prompt|inspir|\brarer?\b/i],
  [
    'complicate_input',
    /data format|input data|\[(?:xml data|sql database|python code|html page|shell command|json data)\]/i,
  ],
  ['reasoning', /reasoning|multi-?step|several steps|step[- ]by[- ]step/i],
  ['deepening', /\bdeep|\bdepth\b|\bbreadth\b|\bwider\b/i],
  ['concretizing', /\bspecific\b|\bconcret/i],
  ['constraints', /constraint|requirement|condition/i],
];

function recogniseOperation(frame: string): OperationId | null {
  const exact = OPERATION_REGISTRY.find(({ methodSentence }) => frame.includes(methodSentence));
  return exact?.id ?? OPERATION_WORDS.find(([, words]) => words.test(frame))?.[0] ?? null;
}

function recogniseFormat(frame: string): DataFormat {
  return DATA_FORMATS.find((format) => frame.includes(FORMAT_NAMES[format])) ?? 'json';
}
