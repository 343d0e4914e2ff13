/** The frames of the math prompts: one rewrites a question, one makes another one; an operation adds its method sentence (WizardMath v1 §2.2; the words are ours). */
import { CREATED_QUESTION_SLOT, GIVEN_QUESTION_SLOT, REWRITTEN_QUESTION_SLOT } from './slots';

/** `aim`: easier or harder than the given one. */
export function mathTemplate(aim: 'easier' | 'harder', methodSentence: string): string {
  return `You rewrite mathematics questions.
Turn the mathematics question at the end of this message into ${aim === 'easier' ? 'an easier' : 'a harder'} one.
${methodSentence}

The new question must be complete and consistent: every number that is needed stands in it, no two of them contradict each other, and there is one final answer.
The words '#Given Question#' and '#Rewritten Question#' must not stand in your version.
Reply with the new question and nothing else, without its solution.

${GIVEN_QUESTION_SLOT}
{{instruction}}

${REWRITTEN_QUESTION_SLOT}
`;
}

export function newMathTemplate(methodSentence: string): string {
  return `You write mathematics questions.
${methodSentence}

The new question must be complete and consistent: every number that is needed stands in it, no two of them contradict each other, and there is one final answer.
The words '#Given Question#' and '#Created Question#' must not stand in it.
Reply with the new question and nothing else, without its solution.

${GIVEN_QUESTION_SLOT}
{{instruction}}

${CREATED_QUESTION_SLOT}
`;
}
