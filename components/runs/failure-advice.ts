/** What a person can do about each kind of failure of a teacher. */
import type { FailureKind } from '@/lib/core/domain/teacher';

export const FAILURE_ADVICE = {
  rate_limited: 'The studio waits and tries again. If it goes on, lower the teacher’s calls at once.',
  overloaded: 'The studio waits and tries again. If it goes on, try later or choose another teacher.',
  timeout: 'Give the teacher a longer time limit, or ask for fewer tokens.',
  connection: 'Check the teacher’s address, and that its server is running. Test it on the teachers page.',
  authentication: 'Give the teacher a valid key on the teachers page, then resume.',
  bad_request: 'The teacher does not take these settings. Its message says which; change the teacher’s parameters.',
  not_found: 'Check the teacher’s address and the name of the model, then resume.',
  content_filter: 'The teacher’s filter refused. These instructions keep their last text; nothing else to do.',
  context_too_long: 'The text is longer than the model takes. Choose a teacher with a longer context.',
  truncated: 'The reply reached the token limit. Raise the maximum of tokens for the next run.',
  unparsable: 'The reply could not be read. What was sent and received stands on the parent’s page.',
  budget_spent: 'The cap of this run is reached. Raise it, then resume: nothing is asked twice.',
  internal: 'A fault of the studio, not of your data. The studio’s log says more.',
} as const satisfies Record<FailureKind, string>;
