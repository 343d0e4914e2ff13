import { describe, expect, test } from 'vitest';
import { MONEY, withMathsMarked } from './markdown-maths';
import { holdsMarkup } from './markdown-signs';

describe('holdsMarkup', () => {
  test.each([
    ['Natalia sold clips for $5 each in April and for $3 each in May. How much did she earn?'],
    ['Describe a harbour at night.\n\nUse three sentences, e.g. about the sea - and the ships.'],
    ['What is 7 * (3 + 4)? Is 2 * 3 * 4 > 20?'],
    ['Costs went from $5-$7 to US$12. Call it a #success, or item #3.'],
    ['x_1 and snake_case_name and a\\b'],
    [''],
  ])('plain: %j', (text) => expect(holdsMarkup(text)).toBe(false));

  test.each([
    ['Solve $x^2 = 4$ for $5.'],
    ['Find \\(n\\) with \\[n + 1 = 3\\]'],
    ['$$\n\\frac{1}{2}\n$$'],
    ['Fix this:\n```python\nprint(1)\n```'],
    ['Call `len` on it.'],
    ['# Task\nWrite.'],
    ['Steps:\n1. Walk\n2. Run'],
    ['| a | b |\n|---|---|\n| 1 | 2 |'],
    ['This is **important**.'],
    ['See [the page](https://example.com).'],
    ['> quoted'],
  ])('more than plain: %j', (text) => expect(holdsMarkup(text)).toBe(true));

  test('texts made to be slow are quick', () => {
    const began = performance.now();
    for (const piece of ['$a ', '`', '[', '**a', '\\(', '- ', '|-', '$', '$$a']) {
      holdsMarkup(piece.repeat(10_000));
      withMathsMarked(piece.repeat(4000));
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('withMathsMarked', () => {
  test.each([
    ['money', 'for $5 each and $3 more, $8', 'for £5 each and £3 more, £8'],
    ['money and maths', 'pays $5 for $x + 1$ pens', 'pays £5 for $x + 1$ pens'],
    ['a range of money', 'from $5-$7', 'from £5-£7'],
    ['maths in display', '$$\n5 + 5\n$$ costs $5', '$$\n5 + 5\n$$ costs £5'],
    ['round brackets', 'let \\( x \\) be', 'let $x$ be'],
    ['square brackets', 'so\n\\[ x = 1 \\]\nend', 'so\n\n$$\nx = 1\n$$\n\nend'],
    ['brackets without their other half', 'a \\[ b', 'a \\[ b'],
    ['what is escaped already', 'only \\$5', 'only \\$5'],
    ['code', 'run `echo $HOME` for $5', 'run `echo $HOME` for £5'],
    ['a fence', 'a\n```sh\necho $A $B\n```\n$5', 'a\n```sh\necho $A $B\n```\n£5'],
    ['a fence without an end', '```\n$5', '```\n$5'],
    ['code by its indent', 'a\n\n    let \\(x\\)\n\n\\(y\\)', 'a\n\n    let \\(x\\)\n\n$y$'],
    ['a lone backtick', 'a ` b $5', 'a ` b £5'],
  ])('%s', (_name, text, marked) => expect(withMathsMarked(text).replaceAll(MONEY, '£')).toBe(marked));
});
