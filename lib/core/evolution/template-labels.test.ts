import { describe, expect, test } from 'vitest';
import { defaultTemplate } from './operations/default-template';
import { markersOf, openSlotOf } from './template-labels';

describe('the markers of a template', () => {
  test.each([
    [
      '#Given Test#:\n{{instruction}}\n\n#Rewritten Test#:\n',
      ['#given test#', '#rewritten test#', '#given test#:', '#rewritten test#:'],
    ],
    ['The Given Exam:\n{{ instruction }}\n\nHarder exam: ', ['the given exam:', 'harder exam:']],
    ['Rewrite.\nOld task text: {{instruction}}\nNew task text:', ['old task text:', 'new task text:']],
    ['Task:\n{{instruction}}\n\nYour answer:\n', []],
    ['The task:\n{{instruction}}\n\nNow it is your turn:\n', []],
    ['Keep C# and F# apart. # Heading #\n\n{{instruction}}', []],
    ['## Task ##\n{{instruction}}\nReply with it alone.', []],
    ['Rewritten form ({{format}}):\n{{instruction}}\nRewritten form ({{format}}):', ['rewritten form (']],
    ['Nothing is asked.', []],
  ])('%j', (template, markers) => {
    expect(markersOf(template)).toEqual(markers);
  });

  test('the default templates', () => {
    expect(markersOf(defaultTemplate('constraints'))).toContain('#rewritten prompt#');
    expect(markersOf(defaultTemplate('breadth'))).toContain('#created prompt#');
    expect(markersOf(defaultTemplate('complicate_input'))).toContain('the given prompt:');
  });
});

test.each([
  ['{{instruction}}\n\nNew version:\n', 'New version:'],
  ['{{instruction}}\n\nReply with it alone.', null],
  ['Before:\n{{instruction}}', null],
  ['No slot:', null],
])('the open slot of %j', (template, slot) => {
  expect(openSlotOf(template)).toBe(slot);
});
