import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween, EditorEchoes } from './editor-echoes';

function told(...texts: string[]) {
  const echoes = new EditorEchoes();
  for (const text of texts) echoes.tell(text);
  return echoes;
}

describe('what the page gives back', () => {
  test('a text of a moment ago is no news, however late it comes', () => {
    const echoes = told('M', 'My', 'My ');
    expect(echoes.isNews('M', 'My ')).toBe(false);
    expect(echoes.isNews('My', 'My ')).toBe(false);
    expect(echoes.isNews('My ', 'My ')).toBe(false);
  });

  test('a page that skips texts is heard too', () => {
    expect(told('M', 'My', 'My ').isNews('My', 'My l')).toBe(false);
  });

  test('what another wrote is news, and so is a text of before once it was given back', () => {
    expect(told('M').isNews('Theirs', 'M')).toBe(true);
    const echoes = told('M', 'My');
    expect(echoes.isNews('My', 'My')).toBe(false);
    expect(echoes.isNews('M', 'My')).toBe(true);
  });
});

test('the change between two texts makes one of the other', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      (a, b) => {
        const { from, to, insert } = changeBetween(a, b);
        expect(a.slice(0, from) + insert + a.slice(to)).toBe(b);
      },
    ),
  );
  expect(changeBetween('one line\n', 'one new line\n')).toEqual({ from: 4, to: 4, insert: 'new ' });
});
