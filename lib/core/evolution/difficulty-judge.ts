/** The judge of difficulty: what it is asked, and which replies are a score (the idea of WizardLM §2 and App. E, in words of our own). */
import type { ChatMessage } from '../domain/teacher';
import { DIFFICULTY_SLOT, RATED_SLOT } from './operations/slots';

/** Rises with every change of the prompt: scores of two prompts are never mixed. */
export const DIFFICULTY_PROMPT_VERSION = 1;

const DIFFICULTY_PROMPT = `Rate how difficult and how complex the instruction below is for whoever has to carry it out.
Give one whole number from 1 to 10 for both together: 1 is what anybody does at once, 10 is what an expert needs long for.
Do not carry the instruction out. Reply with the number and nothing else.`;

export function renderDifficultyPrompt(instruction: string): ChatMessage[] {
  return [{ role: 'user', content: `${DIFFICULTY_PROMPT}\n\n${RATED_SLOT}\n${instruction}\n\n${DIFFICULTY_SLOT}\n` }];
}

/** Its own length, for an estimate. */
export const DIFFICULTY_PROMPT_BYTES = renderDifficultyPrompt('')[0]?.content.length ?? 0;

const LABEL = String.raw`(?:(?:the |my |its |overall |final )*(?:score|rating|difficulty(?: score| rating)?)(?: is)?\s*[:=]?\s*)?`;
const SCORE = new RegExp(String.raw`^${LABEL}(10|[1-9])(?:\.0+)?(?:\s*(?:/|out of)\s*10)?$`, 'i');

/** The first line must be a score and nothing else: "between 6 and 7" holds two numbers, and a guess would be nobody's judgement. Null: no score. */
export function parseDifficulty(reply: string): number | null {
  const [first = ''] = reply.trim().split(/\r?\n/);
  const said = first
    .replace(/[*_`"'“”‘’#]/g, '')
    .trim()
    .replace(/[.!]+$/, '')
    .trim();
  const score = SCORE.exec(said)?.[1];
  return score === undefined ? null : Number(score);
}
