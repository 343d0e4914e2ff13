import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheHint, checkTemplate, fillTemplate, lineAt, MAX_TEMPLATE_LENGTH } from './template';

const kinds = (operation: Parameters<typeof checkTemplate>[0], text: string) =>
  checkTemplate(operation, text).map((problem) => problem.kind);

describe('what keeps a template from being saved', () => {
  test.each([
    ['constraints', 'Rewrite {{instruction}}', []],
    ['constraints', 'Rewrite {{ instruction }}', []],
    ['constraints', '  \n', ['empty']],
    ['constraints', 'Rewrite it.', ['missing']],
    ['constraints', '{{instruction}} {{instruction}}', ['repeated']],
    ['constraints', '{{instruction}} {{format}}', ['unknown']],
    ['constraints', '{{instructions}}', ['missing', 'unknown']],
    ['complicate_input', '{{format}} {{instruction}}', []],
    ['complicate_input', '{{demonstration}} {{format}} {{format}} {{instruction}}', []],
    ['complicate_input', '{{instruction}}', ['missing']],
    ['constraints', '{{instruction}} {{tone}} {{tone}} {{instruction}}', ['unknown', 'unknown', 'repeated']],
    ['constraints', '{{instruction}} \0', ['unstorable']],
    ['breadth', `{{instruction}}${'x'.repeat(MAX_TEMPLATE_LENGTH)}`, ['too_long']],
    ['breadth', 'x'.repeat(MAX_TEMPLATE_LENGTH + 1), ['too_long']],
  ] as const)('%s %j: %j', (operation, text, problems) => {
    expect(kinds(operation, text)).toEqual(problems);
  });

  test('each problem says where it stands', () => {
    const text = 'One.\r\nTwo {{tone}}.\nThree {{instruction}}\n\n{{ instruction }}';
    const places = checkTemplate('breadth', text).map(
      ({ at }) => at && [lineAt(text, at.from), text.slice(at.from, at.to)],
    );
    expect(places).toEqual([
      [2, '{{tone}}'],
      [5, '{{ instruction }}'],
    ]);
    expect(checkTemplate('breadth', 'Nothing.')[0]?.at).toBeNull();
  });

  test('200 kB are told at once, whatever they hold', () => {
    for (const piece of ['x', ' ', '{', '{{', '{{ ', '{{tone}} ', '\n']) {
      const text = `{{instruction}}{{${piece.repeat(200_000 / piece.length)}`;
      const start = performance.now();
      expect(checkTemplate('constraints', text).map(({ kind }) => kind)).toEqual(['too_long']);
      fillTemplate(text, { instruction: 'x' });
      expect(performance.now() - start).toBeLessThan(1000);
    }
    expect(checkTemplate('breadth', 'é'.repeat(200_000))[0]?.message).toBe(
      'The template has 200,000 characters; at most 20,000 are allowed. Take out 180,000.',
    );
  });

  test('the message says what is known', () => {
    expect(checkTemplate('breadth', '{{instruction}} {{tone}}')[0]?.message).toBe(
      '{{tone}} is not known here. Known: {{instruction}}.',
    );
  });
});

describe('filling a template', () => {
  test('replaces every placeholder in one pass', () => {
    expect(fillTemplate('a {{ instruction }} b {{format}}', { instruction: '{{format}}', format: 'XML' })).toBe(
      'a {{format}} b XML',
    );
  });

  test('leaves what it has no value for', () => {
    expect(fillTemplate('{{instruction}} {{tone}}', { instruction: 'x' })).toBe('x {{tone}}');
  });

  test('a name that every object has is no value', () => {
    expect(fillTemplate('{{constructor}} {{toString}} {{instruction}}', { instruction: 'x' })).toBe(
      '{{constructor}} {{toString}} x',
    );
  });

  test('the text goes in byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (instruction) => {
        expect(fillTemplate('<{{instruction}}>', { instruction })).toBe(`<${instruction}>`);
      }),
    );
    expect(fillTemplate('<{{instruction}}>', { instruction: '$& $1 \r\n' })).toBe('<$& $1 \r\n>');
  });
});

describe('the hint about prompt caches', () => {
  test('comes when what changes stands before what is always the same', () => {
    expect(
      cacheHint('Rewrite {{instruction}} so that it asks for one more thing, and answer with it alone.'),
    ).toContain('stands early');
    expect(cacheHint('Rewrite what follows so that it asks for one more thing: {{instruction}}')).toBeNull();
    expect(cacheHint('No placeholder at all.')).toBeNull();
  });
});
