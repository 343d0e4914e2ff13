/** The frame that four of the in-depth prompts have in common; an operation only adds its method sentence (WizardLM App. A–C). */
import { GIVEN_SLOT, REWRITTEN_SLOT } from './slots';

export function depthTemplate(methodSentence: string): string {
  return `You are a Prompt Rewriter.
Your task is to turn the prompt at the end of this message into a more complex one, so that well-known AI systems (for example ChatGPT and GPT-4) find it a little harder to handle.
The new version must still be reasonable: people have to be able to understand it and to answer it.
Everything in it that is not plain text, such as tables and code, must stay in it, and so must any input that belongs to it.

Make it more complex by the following method:
${methodSentence}

Do not become wordy: add 10 to 20 words and no more.
The words '#Given Prompt#', '#Rewritten Prompt#', 'given prompt' and 'rewritten prompt' must not stand in your version.
Reply with the new version and nothing else.

${GIVEN_SLOT}
{{instruction}}

${REWRITTEN_SLOT}
`;
}
