import { describe, expect, test } from 'vitest';
import { BUILT_IN_IDS, traitsOf } from '../domain/operation';
import { defaultTemplate } from './operations/default-template';
import { type SlotStyle, slotWarnings } from './slot-warnings';

const depth: SlotStyle = { family: 'in_depth' };
const breadth: SlotStyle = { family: 'in_breadth' };
const data: SlotStyle = { family: 'in_depth', carriesData: true };
const kinds = (text: string, style = depth) => slotWarnings(text, style).map(({ kind }) => kind);

const SOUND = `Never write '#Given Prompt#' or “rewritten prompt”.\n\n#Given Prompt#:\n{{instruction}}\n\n#Rewritten Prompt#:\n`;

test.each(BUILT_IN_IDS)('the default template of %s gives no warning', (operation) => {
  expect(slotWarnings(defaultTemplate(operation), traitsOf(operation))).toEqual([]);
});

describe('slots', () => {
  test('a sound template gives none, with CRLF too', () => {
    expect(kinds(SOUND)).toEqual([]);
    expect(kinds(SOUND.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test('without a label at the end the teacher may answer', () => {
    const text = 'Evolve this:\n{{instruction}}\n\nBe short.';
    expect(slotWarnings(text, depth)).toMatchObject([
      { kind: 'no_open_slot', at: { from: text.indexOf('Be short.'), to: text.length } },
    ]);
    expect(kinds('Evolve this: {{instruction}}')).toEqual(['no_open_slot']);
    expect(kinds('Evolve {{instruction}}', { ...depth, replyLabel: '#New#' })).toEqual([]);
  });

  test('a label that is not told as forbidden is named with its place', () => {
    const text = SOUND.replaceAll('#Rewritten Prompt#:', '#New Task#:');
    expect(slotWarnings(text, depth)).toEqual([
      {
        kind: 'label_not_told',
        message:
          'The teacher is not told to leave out the label “#New Task#:”: say so in quotes (“new task”), because a child that repeats it is dropped. It is told to leave out “rewritten prompt”, which is no slot here.',
        at: { from: text.indexOf('#New Task#:'), to: text.indexOf('#New Task#:') + 11 },
      },
    ]);
    expect(kinds(text.replace('“rewritten prompt”', '“new task”'))).toEqual([]);
  });

  test("another operation's markers are warned about, whether as a slot or as a word", () => {
    expect(kinds(`${SOUND.trimEnd()}\n`.replaceAll('#Rewritten Prompt#:', '#Created Prompt#:'))).toEqual([
      'label_not_told',
      'foreign_slot',
    ]);
    expect(kinds(`Not '#Created Prompt#' either.\n${SOUND}`)).toEqual(['foreign_slot']);
    expect(kinds(SOUND, breadth)).toEqual(['foreign_slot']);
    expect(kinds(defaultTemplate('complicate_input'))).toEqual(['foreign_slot', 'foreign_slot']);
    expect(kinds(SOUND, data)).toEqual(['foreign_slot']);
    expect(kinds(SOUND, { family: 'code' })).toEqual([]);
  });

  test('nothing is said about slots while the placeholder is missing', () => {
    expect(kinds('Nothing here')).toEqual([]);
  });

  test('two kinds of line breaks are told', () => {
    expect(kinds(SOUND.replace('\n', '\r\n'))).toEqual(['mixed_line_breaks']);
  });
});
