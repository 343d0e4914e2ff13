/** The equality judge: what it is asked, and what its answer means (WizardLM §3.2 rule 1, App. F). */
import type { ChatMessage } from '../domain/teacher';
import { FIRST_SLOT, JUDGEMENT_SLOT, SECOND_SLOT } from './operations/slots';

export type Equality = 'equal' | 'not_equal' | 'unparsed';

/** An unparsed reply is asked for once more; after that a person decides. */
export const MAX_JUDGE_TRIES = 2;

const JUDGE_PROMPT = `Below are two prompts for an AI assistant. Judge whether they are equal.
They are equal only if both of these hold:
1. They have the same constraints and requirements.
2. They ask with the same depth and the same breadth.
Reply with Equal or with Not Equal. Give no reason.`;

export function renderJudgePrompt(parentText: string, childText: string): ChatMessage[] {
  const content = `${JUDGE_PROMPT}\n\n${FIRST_SLOT}\n${parentText}\n\n${SECOND_SLOT}\n${childText}\n\n${JUDGEMENT_SLOT}\n`;
  return [{ role: 'user', content }];
}

/** Anchored at the start: "not equal" holds the word "equal", and a guess would eliminate everything. */
export function parseEquality(reply: string): Equality {
  const verdict = normalise(reply);
  if (/^(?:not[\s_-]*equal|unequal)/.test(verdict)) return 'not_equal';
  // "Equal or Not Equal" repeats the question.
  if (/^equal(?![\p{L}\p{N}])(?!\s*(?:or\b|\/))/u.test(verdict)) return 'equal';
  return 'unparsed';
}

function normalise(reply: string): string {
  return reply
    .trim()
    .toLowerCase()
    .replace(/^[\s"'“”‘’`*_#]+/, '')
    .replace(/^(?:your )?judge?ment\s*:\s*/, '')
    .replace(/^[\s"'“”‘’`*_#:]+/, '')
    .replace(/[\s"'“”‘’`*_.]+$/, '');
}
