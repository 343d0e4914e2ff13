/** Every shape: what becomes a seed, what is left out and told, what is refused by name. */
import { describe, expect, it } from 'vitest';
import type { SeedMapping } from '../../domain/seed-import';
import { columnsOf, proposeMapping, unknownColumns } from './propose-mapping';
import { readSeeds } from './read-seeds';

function readBy(value: unknown, mapping: SeedMapping = proposeMapping([value])) {
  return readSeeds(value, mapping, 12);
}

function problem(value: unknown, mapping?: SeedMapping): string {
  const reading = readBy(value, mapping);
  return 'problem' in reading ? reading.problem : 'none';
}

const ALPACA: SeedMapping = {
  shape: 'alpaca',
  instruction: 'instruction',
  input: 'input',
  response: 'output',
  category: null,
};

describe('shapes', () => {
  it('alpaca keeps every byte, and empty fields are none', () => {
    const text = ' a\r\n\tb 👩‍👩‍👧 مرحبا ';
    expect(readBy({ instruction: text, input: '', output: text })).toEqual({
      seeds: [
        {
          row: 12,
          instruction: text,
          input: null,
          response: text,
          category: null,
          externalId: null,
          isRehearsal: false,
        },
      ],
      leftOut: [],
    });
    expect(readBy({ instruction: 'x' }, ALPACA)).toMatchObject({ seeds: [{ input: null, response: null }] });
  });

  it('self-instruct: every instance is a seed', () => {
    const task = (instances: unknown) => ({ id: 'seed_task_0', instruction: 'Say it.', instances });
    expect(readBy(task([{ input: 'a', output: 'b' }]))).toMatchObject({
      seeds: [{ input: 'a', response: 'b', externalId: 'seed_task_0' }],
    });
    expect(
      readBy(
        task([
          { input: '', output: '1' },
          { input: 'y', output: '2' },
        ]),
      ),
    ).toMatchObject({
      seeds: [
        { input: null, response: '1', externalId: 'seed_task_0#1' },
        { input: 'y', response: '2', externalId: 'seed_task_0#2' },
      ],
    });
    expect(readBy(task([]))).toMatchObject({ seeds: [{ input: null, response: null }] });
    expect(problem(task([{ input: 'a', output: 7 }]))).toBe('The field "instances[0].output" is a number, not text.');
  });

  it.each(['human', 'user', 'Human'])(
    'sharegpt: the first turn of %s and its reply; earlier turns are passed over',
    (from) => {
      const conversations = [
        { from: 'gpt', value: 'Welcome.' },
        { from, value: 'Why?' },
        { from: 'bard', value: 'Because.' },
        { from, value: 'And?' },
      ];
      expect(readBy({ idx: 7, conversations })).toMatchObject({
        seeds: [{ instruction: 'Why?', response: 'Because.', externalId: '7' }],
        leftOut: ['further_turns'],
      });
    },
  );

  it('openai chat: system messages are told, text parts are joined, other parts refused', () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Wh' },
          { type: 'text', text: 'y?' },
        ],
      },
      { role: 'assistant', content: null },
    ];
    expect(readBy({ messages })).toMatchObject({
      seeds: [{ instruction: 'Why?', response: null }],
      leftOut: ['system_message'],
    });
    expect(problem({ messages: [{ role: 'user', content: [{ type: 'image_url' }] }] })).toBe(
      'messages[0].content has a part that is not text.',
    );
    expect(problem({ messages: [{ role: 'assistant', content: 'x' }] })).toBe(
      'The field "messages" has no turn of a person (human or user).',
    );
  });

  it('keeps the rehearsal mark of our own export', () => {
    expect(readBy({ instruction: 'x', response: 'y', rehearsal: true })).toMatchObject({
      seeds: [{ response: 'y', isRehearsal: true }],
    });
  });
});

describe('refused by name', () => {
  it.each<[unknown, string]>([
    [{ instruction: 'Write a  line.\0' }, 'There is a NUL character (U+0000) in field instruction, character 15.'],
    [{ instruction: '👋 \ud800 x' }, 'There is a lone surrogate (U+D800) in field instruction, character 3.'],
    [{ instruction: 'x', output: 'a\udfff' }, 'There is a lone surrogate (U+DFFF) in field output, character 2.'],
    [{ instruction: 'x', id: 'a\0' }, 'There is a NUL character (U+0000) in field id, character 2.'],
    [{ instruction: ' \n' }, 'The field "instruction" is empty.'],
    [{ instruction: 3 }, 'The field "instruction" is a number, not text.'],
    [{ instruction: null }, 'The field "instruction" is null, not text.'],
    [{ instruction: 'x', input: ['y'] }, 'The field "input" is a list, not text.'],
    [{ prompt: 'x' }, 'There is no field "instruction".'],
    [['x'], 'The row is a list, not an object with fields.'],
    [null, 'The row is null, not an object with fields.'],
  ])('%j', (value, message) => {
    expect(problem(value, ALPACA)).toBe(message);
  });
});

describe('the proposed mapping', () => {
  it.each<[unknown, Partial<SeedMapping>]>([
    [
      { instruction: 'a', output: 'b' },
      { shape: 'alpaca', instruction: 'instruction', input: null, response: 'output' },
    ],
    [
      { question: 'a', answer: 'b' },
      { shape: 'fields', instruction: 'question', response: 'answer' },
    ],
    [
      { idx: 1, Skill: 'Math', Difficulty: 3, Instruction: 'a' },
      { shape: 'fields', instruction: 'Instruction', category: 'Skill' },
    ],
    [
      { id: 'x', body: 'a' },
      { shape: 'fields', instruction: 'body', response: null },
    ],
    [
      { id: 'x', instruction: 'a', instances: [] },
      { shape: 'self_instruct', instruction: 'instruction' },
    ],
    [{ conversations: [{ from: 'human', value: 'a' }] }, { shape: 'sharegpt', instruction: 'conversations' }],
    [{ messages: [{ role: 'user', content: 'a' }] }, { shape: 'openai_chat', instruction: 'messages' }],
  ])('%j', (row, expected) => {
    expect(proposeMapping([row])).toMatchObject(expected);
  });

  it('names the columns that a mapping needs and the file does not have', () => {
    const columns = columnsOf([{ question: 'a', n: 3 }, { question: '' }]);
    expect(columns).toEqual([
      { name: 'question', example: 'a', filledCount: 1 },
      { name: 'n', example: '3', filledCount: 1 },
    ]);
    expect(unknownColumns({ ...ALPACA, category: 'topic' }, columns)).toEqual(['instruction', 'topic']);
  });
});
