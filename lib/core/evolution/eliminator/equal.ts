/** equal: the judge finds that parent and child ask the same (WizardLM §3.2 rule 1). */
import type { Finding } from '../../domain/evolution';
import { clip } from './rule';

export function equalFinding(judgeReply: string): Finding {
  return { effect: 'drop', rule: 'equal', evidence: clip(judgeReply.trim()) };
}

/** Neither word was said, twice: a person decides, nobody guesses. */
export function unparsedFinding(judgeReply: string): Finding {
  return { effect: 'look', reason: 'judge_unparsed', evidence: clip(judgeReply.trim()) };
}
