/** complicate_input: the request gets a real block of data to work on; few-shot, with its own plain slots (WizardLM App. D). */
import type { DataFormat } from '../../domain/operation';
import type { Operation } from './operation';
import { DEMONSTRATION_RULE, PLAIN_GIVEN_SLOT, PLAIN_REWRITTEN_SLOT } from './slots';

/** The names of the formats as the prompt says them, in square brackets. */
export const FORMAT_NAMES = {
  xml: '[XML data]',
  sql: '[SQL database]',
  python: '[Python code]',
  html: '[HTML page]',
  shell: '[shell command]',
  json: '[JSON data]',
} as const satisfies Record<DataFormat, string>;

const methodSentence = 'Use a data format to make it more complex';

const template = `You are a Prompt Rewriter.
Your task is to turn the prompt at the end of this message into a more complex one, so that well-known AI systems (for example ChatGPT and GPT-4) find it a little harder to handle.
${methodSentence}: the new version MUST carry input data in the format {{format}}, written out in full in a fenced block, and the task must not be solvable without that data.
The new version must still be reasonable: people have to be able to understand it and to answer it.
Everything in it that is not plain text, such as tables and code, must stay in it, and so must any input that belongs to it.
Outside the data, do not become wordy: add 10 to 20 words and no more.
The words 'given prompt' and 'rewritten prompt' must not stand in your version.
A worked pair comes first; reply to the last one with the new version and nothing else.

{{demonstration}}
${DEMONSTRATION_RULE}
${PLAIN_GIVEN_SLOT}
{{instruction}}

${PLAIN_REWRITTEN_SLOT}
`;

export const operation: Operation = {
  id: 'complicate_input',
  order: 50,
  family: 'in_depth',
  icon: 'braces',
  summary: 'Adds a block of data that the answer must work with.',
  carriesData: true,
  methodSentence,
  template,
};
