/** stopwords: the response consists of nothing but punctuation and stop words (WizardLM §3.2 rule 3). */
import type { Finding } from '../../domain/evolution';
import { clip, type ResponseFacts } from './rule';
import { STOP_WORDS } from './stop-words';

/** Words of any script with their marks and inner apostrophes, and numbers. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** What says nothing by itself: punctuation, spaces and controls of any script, and the signs that ASCII counts as punctuation. An emoji or ∑ says something. */
const NOTHING = /^[\p{P}\p{Z}\p{C}\s$+<=>^`|~]*$/u;

export function stopwords({ response }: Pick<ResponseFacts, 'response'>): Finding[] {
  const words = response.match(WORD) ?? [];
  const saysSomething =
    words.some((word) => !STOP_WORDS.has(word.toLowerCase().replaceAll('’', "'"))) ||
    !NOTHING.test(response.replace(WORD, ''));
  if (saysSomething) return [];
  return [{ effect: 'drop', rule: 'stopwords', evidence: clip(response.trim()) || '(empty)' }];
}
