/** Ways to ask openly for reasoning in several steps, by the kind of task. */
import type { TaskKind } from '../task-kind';
import type { Clause } from './clause';

export const REASONING_BY_KIND: Record<TaskKind, readonly Clause[]> = {
  code: [
    'Derive the solution in steps: define the invariant, trace it on one small input, and argue that it ends.',
    'Explain first why the naive solution fails, then improve it twice, and compare the running times.',
  ],
  math: [
    'Set up the relations first, solve them one after the other, and verify the result by substitution.',
    'Estimate the result before calculating, then calculate in steps, and explain the gap between the two.',
  ],
  creative: [
    'Plan it openly first: choose a conflict, list three turning points, explain their order, and only then write.',
    'Before writing, weigh two different openings, and give the reasons for the one that you choose.',
  ],
  classify: [
    'For each candidate, weigh the evidence for and against it step by step, and only then compare the candidates.',
    'State the criteria first, test each of them on a doubtful case, and then apply them in order.',
  ],
  edit: [
    'Go through it sentence by sentence: name the problem, compare two remedies, and apply the better one.',
    'First say what the text wants to achieve, then where it fails, and derive each change from that.',
  ],
  listing: [
    'Collect ten candidates first, compare them by two criteria of your own, and derive the final list from that.',
    'Begin with the needs behind the request, rank them, and show which entry follows from which need.',
  ],
  explain: [
    'Start from a single observation, ask three times why it is so, and let each answer lead to the next.',
    'State what is known, derive what follows from it, and show at which step opinions part.',
  ],
};

export const GENERAL_REASONING: readonly Clause[] = [
  'Reason in steps: state what is given, derive what follows, weigh two possible conclusions, and only then decide.',
  'Before answering, list the assumptions, test each of them, and show how the answer depends on them.',
  'Work through at least three intermediate results, and explain how each of them leads to the next.',
  'First rule out two tempting but wrong answers with reasons, and then argue for the right one.',
  'Break it into smaller questions, answer them in order, and combine the answers in a conclusion.',
  'Show the whole chain from the given facts to the result, and mark the step that is weakest.',
];
