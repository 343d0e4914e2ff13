import { describe, expect, test } from 'vitest';
import { parseCompletion } from './parse-completion';

describe('the instruction inside a completion', () => {
  test.each([
    ['raw', 'Name five rivers.', 'Name five rivers.'],
    ['space around', '\n  Name five rivers.\n\n', 'Name five rivers.'],
    ['leading label', '#Rewritten Prompt#:\nName five rivers.', 'Name five rivers.'],
    ['label of breadth', '#Created Prompt#: Name five rivers.', 'Name five rivers.'],
    ['label in lower case', '#rewritten prompt#: Name five rivers.', 'Name five rivers.'],
    [
      'echo of the whole prompt',
      '#Given Prompt#:\nName rivers.\n\n#Rewritten Prompt#:\nName five rivers.',
      'Name five rivers.',
    ],
    ['the last label counts', '#Rewritten Prompt#:\nA\n#Rewritten Prompt#:\nB', 'B'],
    [
      'plain label of complicate_input',
      'Rewritten Prompt(MUST contain a specific [JSON data] as input):\nName five rivers.',
      'Name five rivers.',
    ],
    ['quotes around all', '"Name five rivers."', 'Name five rivers.'],
    ['label and quotes', '#Rewritten Prompt#: “Name five rivers.”', 'Name five rivers.'],
    ['fence around all', '```\nName five rivers.\n```', 'Name five rivers.'],
    ['fence with a language around all', '```text\nName\nfive rivers.\n```', 'Name\nfive rivers.'],
    ['only one pair is taken off', '""Name""', '""Name""'],
    ['an apostrophe is no quote', "'Don't name rivers'", "Don't name rivers"],
    ['quotes that enclose a part', '"Name" and "sort" are verbs: "explain"', '"Name" and "sort" are verbs: "explain"'],
    ['two fences', '```\na\n```\nand\n```\nb\n```', '```\na\n```\nand\n```\nb\n```'],
    ['a fence at the end', 'Explain:\n```\na\n```', 'Explain:\n```\na\n```'],
    ['nothing', '  \n', ''],
    ['nothing but a label', '#Rewritten Prompt#:', ''],
    ['CRLF inside stays', 'Translate.\r\nDer Fluss', 'Translate.\r\nDer Fluss'],
  ])('%s', (_name, completion, instruction) => {
    expect(parseCompletion(completion)).toBe(instruction);
  });

  test.each([
    'Name five rivers, as in the #Rewritten Prompt#: below.',
    'Here is the #Rewritten Prompt#: Name five rivers.',
    'Name five rivers.\n\n#Rewritten Prompt#:\n',
  ])('a marker that does not lead stays for the eliminator: %j', (completion) => {
    expect(parseCompletion(completion)).toContain('#Rewritten Prompt#');
  });
});
