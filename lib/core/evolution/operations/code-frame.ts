/** The one frame of all code prompts (WizardCoder §3.1: a unified prompt); an operation only adds its method sentence. */
import { GIVEN_QUESTION_SLOT, REWRITTEN_QUESTION_SLOT } from './slots';

export function codeTemplate(methodSentence: string): string {
  return `You rewrite questions of a programming test.
Make the programming question at the end of this message a bit more difficult.
You may do so by the method named next, but you are not limited to it:
${methodSentence}

The new question must be complete, because whoever answers it does not see the old one, and a good programmer must be able to solve it.
Code, data and examples that belong to the question must stay in it.
The words '#Given Question#' and '#Rewritten Question#' must not stand in your version.
Reply with the new question and nothing else.

${GIVEN_QUESTION_SLOT}
{{instruction}}

${REWRITTEN_QUESTION_SLOT}
`;
}
