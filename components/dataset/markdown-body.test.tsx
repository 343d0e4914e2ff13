import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { MarkdownBody } from './markdown-body';
import { cutMarkdown } from './markdown-limits';

const html = (text: string) => renderToStaticMarkup(createElement(MarkdownBody, { text }));

describe('what is rendered', () => {
  test('GitHub’s Markdown: tables, ticks, struck words', () => {
    const shown = html('| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n- [x] done\n');
    expect(shown).toContain('<td>1</td>');
    expect(shown).toContain('<del>2</del>');
    expect(shown).toContain('done: ');
    expect(shown).not.toContain('<input');
  });

  test('maths, also where it is wrong', () => {
    expect(html('Let $x^2$ be')).toContain('class="katex"');
    expect(html('$$\n\\sum_{i=1}^n i\n$$')).toContain('katex-display');
    expect(html('$\\frac{1$')).toContain('katex-error');
  });

  test('money is no maths, also where it stands in code or HTML', () => {
    const shown = html('Pens cost $5, books $8.\n\n`$A $B`\n\n<div>$5 and $6</div>\n\n    $1 $2');
    expect(shown).not.toContain('katex');
    expect(shown).toContain('Pens cost $5, books $8.');
    expect(shown).toContain('$A $B');
    expect(shown).toContain('$5 and $6');
    expect(shown).toContain('$1 $2');
  });

  test('LaTeX’s own brackets', () => {
    expect(html('Let \\(x^2\\) be')).toContain('class="katex"');
    expect(html('So \\[x = 1\\] holds.')).toContain('katex-display');
  });

  test('headings stand below those of the page', () => {
    expect(html('# One\n## Two')).toMatch(/<h3[^>]*>One<\/h3>\s*<h4[^>]*>Two<\/h4>/);
  });
});

describe('what is not', () => {
  test('HTML is shown as it is written', () => {
    const shown = html('<script>alert(1)</script>\n\n<style>*{display:none}</style>\n\n<b onclick="x()">hi</b>');
    expect(shown).not.toMatch(/<(script|style|b)\b/);
    expect(shown).toContain('&lt;script&gt;');
  });

  test('no link runs a script', () => {
    for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x']) {
      expect(html(`[a](${address})`)).not.toContain('href');
    }
    expect(html('[a](https://example.com)')).toContain('rel="noopener noreferrer nofollow"');
  });

  test('no picture is loaded, and maths loads none either', () => {
    expect(html('![a cat](https://example.com/cat.png)')).not.toContain('<img');
    expect(html('$\\includegraphics{https://example.com/cat.png}$')).not.toContain('<img');
    expect(html('$\\href{javascript:alert(1)}{x}$')).not.toContain('href=');
  });

  test.each([
    ['quotes in quotes', '>'.repeat(3000)],
    ['brackets', '['.repeat(4000)],
    ['stars', '*a **a '.repeat(500)],
    ['lists in lists', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at * 2)}- x`).join('\n')],
    ['macros that feed themselves', '$\\def\\a{\\a\\a}\\a$'],
    ['a lone surrogate', 'a \ud800 b **c**'],
  ])('%s: rendered or left plain, never fatal', (_name, text) => {
    expect(html(cutMarkdown(text).rendered)).toContain('class="markdown"');
  });
});
