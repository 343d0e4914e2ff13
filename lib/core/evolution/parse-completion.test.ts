import { describe, expect, test } from 'vitest';
import { parseCompletion } from './parse-completion';

const parse = (completion: string) => parseCompletion(completion, { templateText: '{{instruction}}' });

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
    expect(parse(completion)).toBe(instruction);
  });

  test.each([
    'Name five rivers, as in the #Rewritten Prompt#: below.',
    'Here is the #Rewritten Prompt#: Name five rivers.',
    'Name five rivers.\n\n#Rewritten Prompt#:\n',
  ])('a marker that does not lead stays for the eliminator: %j', (completion) => {
    expect(parse(completion)).toContain('#Rewritten Prompt#');
  });
});

describe('the label of the template’s own open slot', () => {
  const templateText = 'Harder, please.\n\nGiven task:\n{{instruction}}\n\nYour rewritten task:\n';
  test.each([
    ['Your rewritten task:\nSort a list.', 'Sort a list.'],
    ['  your rewritten task: Sort a list.', 'Sort a list.'],
    ['Sort a list. Your rewritten task: twice.', 'Sort a list. Your rewritten task: twice.'],
    ['Your rewritten task:', ''],
  ])('%j', (completion, instruction) => {
    expect(parseCompletion(completion, { templateText })).toBe(instruction);
  });
});

describe('a reply whose instruction follows a label', () => {
  const form = { templateText: '{{instruction}}', replyLabel: 'Final instruction:' };
  test.each([
    ['Step 1: one.\nFinal instruction: Sort a list.', 'Sort a list.'],
    ['Final instruction: A\n\n**Final Instruction:** B', 'B'],
    ['### Final instruction\nSort a list.\nIn place.', 'Sort a list.\nIn place.'],
    ['#Final Instruction#:\n"Sort a list."', 'Sort a list.'],
    ['Final instruction:\n', ''],
    ['Sort a list.', null],
    ['My final instruction: Sort a list.', null],
    ['Final instructions follow. Sort a list.', null],
  ])('%j', (completion, instruction) => {
    expect(parseCompletion(completion, form)).toBe(instruction);
  });
});
