import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completePlaceholder } from './placeholder-completion';
import type { Operation } from './template-findings';

/** `|` is where the cursor stands; the answer is the text with each offer taken. */
function taken(operation: Operation, typed: string, isAsked = false): string[] {
  const at = typed.indexOf('|');
  const doc = typed.replace('|', '');
  const result = completePlaceholder(operation)(new CompletionContext(EditorState.create({ doc }), at, isAsked));
  return (result?.options ?? []).map(({ label }) => doc.slice(0, result?.from) + label + doc.slice(result?.to ?? at));
}

test.each([
  ['constraints', 'a {{|', ['a {{instruction}}']],
  ['constraints', 'a {{ ins| b', ['a {{instruction}} b']],
  ['constraints', 'a {{ins|}} b', ['a {{instruction}} b']],
  ['constraints', 'a {{|format}} b', ['a {{instruction}} b']],
  ['constraints', 'a {{to|', []],
  ['constraints', 'a {|', []],
  ['complicate_input', '{{|', ['{{instruction}}', '{{format}}', '{{demonstration}}']],
  ['complicate_input', '{{d|', ['{{demonstration}}']],
] as const)('%s, %j', (operation, typed, texts) => {
  expect(taken(operation, typed)).toEqual(texts);
});

test('asked for, the list opens anywhere', () => {
  expect(taken('breadth', 'a | b')).toEqual([]);
  expect(taken('breadth', 'a | b', true)).toEqual(['a {{instruction}} b']);
});
