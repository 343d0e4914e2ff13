import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate } from '../domain/template';
import { MAX_PACK_BYTES, type Pack, readPack, writePack } from './pack';

const operation = (id: string, text = `${id}: {{instruction}}`) => ({
  id,
  family: 'in_depth' as const,
  summary: 'Does something.',
  template: { text, note: '' },
});

const PACK: Pack = {
  format: 'evol-studio-pack',
  version: 1,
  name: 'Two of mine',
  notes: '',
  operations: [operation('constraints'), operation('deepening')],
};

const problemsOf = (value: unknown) => readPack(typeof value === 'string' ? value : JSON.stringify(value)).problems;

describe('what is written is read', () => {
  test('byte for byte: CRLF, trailing spaces, emoji, lone braces', () => {
    const text = '  a\r\nb \t\n{ {{instruction}} } { }} 🌱\u00a0\u2028{{\r\n\r\n  ';
    const pack = { ...PACK, operations: [operation('constraints', text)] };
    expect(readPack(writePack(pack))).toEqual({ pack, problems: [] });
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const template = `${text}\n{{instruction}}`;
        fc.pre(checkTemplate('of_my_own', template).length === 0);
        const pack = { ...PACK, operations: [operation('of_my_own', template)] };
        expect(readPack(writePack(pack)).pack).toEqual(pack);
      }),
    );
  });

  test('with everything that an operation may say, and with a byte order mark', () => {
    const full = {
      ...operation('of_my_own'),
      icon: 'sigma' as const,
      skippedRules: ['equal' as const],
      replyLabel: '#New Prompt#',
    };
    const pack = { ...PACK, operations: [full] };
    expect(readPack(`\uFEFF${writePack(pack)}`)).toEqual({ pack, problems: [] });
  });
});

describe('what is not read says where and why', () => {
  test.each([
    ['', 'This is not JSON: '],
    ['{"format": ', 'This is not JSON: '],
    ['[1]', 'This is not a pack'],
    ['null', 'This is not a pack'],
    [{ ...PACK, format: 'another' }, 'This is not a pack'],
    [{ ...PACK, version: 2, somethingNew: {} }, 'Made by a newer version (2); this studio reads version 1.'],
    [{ ...PACK, notes: 'x'.repeat(MAX_PACK_BYTES) }, 'The file is larger than 1 MB'],
    [{ ...PACK, notes: 'é'.repeat(MAX_PACK_BYTES / 2) }, 'The file is larger than 1 MB'],
  ])('%#', (value, message) => {
    expect(problemsOf(value)).toEqual([{ path: '', message: expect.stringContaining(message) }]);
  });

  test('unknown fields are named with their path', () => {
    const first = {
      ...operation('constraints'),
      teacher: 'gpt',
      template: { text: '{{instruction}}', note: '', by: 1 },
    };
    expect(
      problemsOf({ ...PACK, author: 'me', operations: [first] })
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['author', 'operations[0].teacher', 'operations[0].template.by']);
  });

  test('each placeholder error, with its operation and line', () => {
    const operations = [
      operation('constraints', 'Nothing to evolve'),
      operation('breadth', '{{instruction}}\n{{tone}}'),
      operation('complicate_input', '{{instruction}}'),
      operation('deepening', `{{instruction}}${'x'.repeat(200_000)}`),
    ];
    expect(problemsOf({ ...PACK, operations })).toEqual([
      { path: 'operations[0].template.text', message: 'constraints: {{instruction}} is missing.' },
      {
        path: 'operations[1].template.text',
        message: 'breadth, line 2: {{tone}} is not known here. Known: {{instruction}}.',
      },
      { path: 'operations[2].template.text', message: 'complicate_input: {{format}} is missing.' },
      {
        path: 'operations[3].template.text',
        message: expect.stringContaining('The template has 200,015 characters; at most 20,000 are allowed.'),
      },
    ]);
  });

  test('an operation twice, a wrong id, a wrong family, no operation, no name', () => {
    expect(problemsOf({ ...PACK, operations: [operation('constraints'), operation('constraints')] })).toEqual([
      { path: 'operations[1].id', message: '“constraints” stands in operations[0] already.' },
    ]);
    const wrong = { ...operation('Not An Id'), family: 'person' };
    const paths = problemsOf({ ...PACK, name: ' ', operations: [wrong] }).map(({ path }) => path);
    expect(paths.sort()).toEqual(['name', 'operations[0].family', 'operations[0].id']);
    expect(problemsOf({ ...PACK, operations: [] })).toEqual([
      { path: 'operations', message: 'there is no operation in it.' },
    ]);
  });
});
