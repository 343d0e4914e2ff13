/** What the people who decide a sample are shown, in words. */
import { formatCount } from '@/lib/client/display';
import type { AuditBasis } from '@/lib/core/domain/audit-sample';

/** `unanswered`: how many of what could be drawn have no response; left out while it is not known. */
export function basisWords(basis: AuditBasis, unanswered?: number): { label: string; hint: string } {
  if (basis === 'instruction') {
    return {
      label: 'the instruction alone',
      hint: 'Responses stay hidden until decided: a child without one was dropped before it was answered, and would give its verdict away.',
    };
  }
  return {
    label: 'the instruction and its response',
    hint: `Only what has a response is drawn${unanswered === undefined ? '' : `; ${formatCount(unanswered)} without one ${unanswered === 1 ? 'is' : 'are'} left out`}. For the rules about the response.`,
  };
}
