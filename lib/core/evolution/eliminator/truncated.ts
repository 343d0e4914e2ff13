/** truncated: the response ended at the limit of tokens, so it is not whole (ours; a truncated instruction is a failure before any rule). */
import type { Finding } from '../../domain/evolution';
import { clip, type ResponseFacts } from './rule';

const SHOWN_AT_END = 160;

export function truncated({ response, finishReason }: ResponseFacts): Finding[] {
  if (finishReason !== 'length') return [];
  const end = response.trimEnd();
  const evidence = end.length <= SHOWN_AT_END ? end : `…${end.slice(-SHOWN_AT_END)}`;
  return [{ effect: 'drop', rule: 'truncated', evidence: clip(evidence) || '(empty)' }];
}
