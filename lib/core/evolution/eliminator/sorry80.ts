/** sorry80: the response says "sorry" and has fewer than 80 words, so the model could not answer (WizardLM §3.2 rule 2). */
import type { Finding } from '../../domain/evolution';
import { countWords } from '../word-measures';
import { clip, type ResponseFacts } from './rule';

const FEWEST_WORDS = 80;

/** Only the response is looked at: an instruction may well speak of being sorry. */
export function sorry80({ response }: ResponseFacts): Finding[] {
  if (!/sorry/i.test(response) || countWords(response) >= FEWEST_WORDS) return [];
  return [{ effect: 'drop', rule: 'sorry80', evidence: clip(response.trim()) }];
}
