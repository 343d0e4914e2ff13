/** sorry80: the response says "sorry" and has fewer words than the threshold, so the model could not answer (WizardLM §3.2 rule 2: 80). */
import type { Finding } from '../../domain/evolution';
import { marginTo, type RuleThresholds } from '../../domain/rule-threshold';
import { countWords } from '../word-measures';
import { clip, type ResponseFacts } from './rule';

type Facts = Pick<ResponseFacts, 'response'>;
type Threshold = Pick<RuleThresholds, 'sorryWords'>;

/** Only the response is looked at: an instruction may well speak of being sorry. */
export function sorry80({ response }: Facts, { sorryWords }: Threshold): Finding[] {
  if (!saysSorry(response) || countWords(response) >= sorryWords) return [];
  return [{ effect: 'drop', rule: 'sorry80', evidence: clip(response.trim()) }];
}

/** The number of words matters only to a response that says so. */
export function sorryMargin({ response }: Facts, { sorryWords }: Threshold): number | null {
  return saysSorry(response) ? marginTo(sorryWords, countWords(response)) : null;
}

const saysSorry = (response: string) => /sorry/i.test(response);
