import { describe, expect, test } from 'vitest';
import { MARKERS } from '../operations/slots';
import { copied } from './copied';

const check = (childText: string, parentText = 'Name three rivers.', templateText = '{{instruction}}') =>
  copied({ childText, parentText, templateText })[0] ?? null;

describe('copied (WizardLM §3.2 rule 4)', () => {
  test.each(MARKERS)('%s drops the child by itself', (marker) => {
    expect(check(`Name five rivers, as in the ${marker}.`)).toMatchObject({ effect: 'drop', rule: 'copied' });
    expect(check(`Name five rivers, as in the ${marker.toUpperCase()}.`)).toMatchObject({ effect: 'drop' });
  });

  test('all seven markers are known', () => expect(new Set(MARKERS).size).toBe(7));

  test('the end of a sentence: … as in the #Rewritten Prompt#', () => {
    const finding = check('Name five rivers, and order them by length, as in the #Rewritten Prompt#');
    expect(finding?.evidence).toContain('as in the #Rewritten Prompt#');
  });

  test('a marker that a line break parts is the same marker', () => {
    expect(check('Answer the given\n  prompt in full.')).toMatchObject({ effect: 'drop' });
  });

  test('a parent that speaks of it makes a person look', () => {
    const parent = 'Improve the given prompt for an image generator: a cat.';
    expect(check('Improve the given prompt for an image generator: a cat on a roof.', parent)).toMatchObject({
      effect: 'look',
      reason: 'marker_in_parent',
    });
  });

  test('a marker beyond those of the parent is still a leak', () => {
    expect(check('Improve the given prompt. #Rewritten Prompt#: a cat', 'Improve the given prompt.')).toMatchObject({
      effect: 'drop',
      evidence: expect.stringContaining('#Rewritten Prompt#'),
    });
  });

  test('a clean child of a parent with a marker is not looked at', () => {
    expect(check('Draw a cat on a roof.', 'Improve the given prompt: a cat.')).toBeNull();
  });

  test.each(['Write a prompt for a poem.', 'The prompt was given late.', 'Rewrite this prompt.'])(
    '"%s" is kept',
    (text) => {
      expect(check(text)).toBeNull();
    },
  );

  test('the labels of its own template are markers, too; those of another are not', () => {
    const template = 'Make it harder.\n\n#Given Test#:\n{{instruction}}\n\n#Rewritten Test#:\n';
    expect(check('Sort a list. #Rewritten Test#', 'Sort.', template)).toMatchObject({ effect: 'drop' });
    expect(check('Sort a list. #Rewritten Test#', 'Sort.')).toBeNull();
    expect(check('Write a test that was rewritten.', 'Sort.', template)).toBeNull();
  });
});
