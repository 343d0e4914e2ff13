/** How the scripted teacher behaves in one measurement, and what it has seen of it. */

export type TeacherManner = {
  /** of an answer: always the same, or log-normal with this mean and p99 = 10 × p50 */
  latencyMs: number;
  hasLongTail: boolean;
  /** shares of all requests */
  faults: { refused: number; failed: number; hung: number; cut: number; garbled: number };
};

export const NO_FAULTS = { refused: 0, failed: 0, hung: 0, cut: 0, garbled: 0 };

export type TeacherSeen = {
  asked: number;
  answered: number;
  /** between the first question and the last answer */
  spanMs: number;
  mostAtOnce: number;
  /** mean number of questions in hand over the span */
  meanAtOnce: number;
};

export type TeacherQuestion = { do: 'begin'; manner: TeacherManner } | { do: 'seen' } | { do: 'url' };
