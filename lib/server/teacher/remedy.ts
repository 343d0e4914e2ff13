/** One sentence for a person on what to do about a failed call. */
import type { FailureKind } from '@/lib/core/domain/teacher';

const REMEDIES = {
  rate_limited: 'Wait a little, or lower how many calls may run at once.',
  overloaded: 'The server has trouble of its own: try again in a while.',
  timeout: 'Try again, or allow a longer time per call.',
  connection: 'Check the base URL, and that the server runs and can be reached from this machine.',
  authentication: 'Check the key, and that its account may use this model and has credit.',
  bad_request: 'The server refuses this request: check the model and the parameters.',
  not_found: 'Check the model’s name and the base URL; it usually ends in /v1.',
  content_filter: 'The provider’s filter stopped it: another teacher may answer.',
  context_too_long: 'The text is longer than the model can take: choose a model with a larger context.',
  truncated: 'Allow more tokens per reply.',
  unparsable: 'The server does not answer in the OpenAI format: check the base URL.',
  budget_spent: 'Raise the cap of the run, then resume.',
  internal: 'Try again; if it happens again, look into the log of the studio.',
} as const satisfies Record<FailureKind, string>;

export function remedyFor(kind: FailureKind): string {
  return REMEDIES[kind];
}
