import { describe, expect, test } from 'vitest';
import { cutMarkdown, flattenBelow, type MarkdownNode } from './markdown-limits';

describe('cutMarkdown', () => {
  test('a short text is whole', () => {
    expect(cutMarkdown('a\n\nb')).toEqual({ rendered: 'a\n\nb', rest: '' });
  });

  test('a long one is cut between paragraphs, and nothing of it is lost', () => {
    const text = Array.from({ length: 50 }, (_, at) => `Paragraph ${at}.`).join('\n\n');
    const { rendered, rest } = cutMarkdown(text, 200);
    expect(rendered.length).toBeLessThanOrEqual(200);
    expect(rendered.endsWith('.\n\n')).toBe(true);
    expect(rendered + rest).toBe(text);
  });

  test('without a paragraph it is cut at a line; without a line nothing is rendered', () => {
    expect(cutMarkdown('one\ntwo\nthree', 9)).toEqual({ rendered: 'one\ntwo\n', rest: 'three' });
    expect(cutMarkdown('x'.repeat(30), 10)).toEqual({ rendered: '', rest: 'x'.repeat(30) });
  });

  test('rendering ends before a line that no person wrote', () => {
    const { rendered, rest } = cutMarkdown(`fine\n${'['.repeat(5000)}\nfine`);
    expect(rendered).toBe('fine\n');
    expect(rest.startsWith('[[')).toBe(true);
  });
});

describe('flattenBelow', () => {
  const nested = (levels: number): MarkdownNode => {
    let node: MarkdownNode = { type: 'text', value: 'deep' };
    for (let at = 0; at < levels; at += 1) node = { type: 'blockquote', children: [node] };
    return node;
  };
  const depthOf = (tree: MarkdownNode): number => {
    let depth = 0;
    for (let node: MarkdownNode | undefined = tree; node; node = node.children?.[0]) depth += 1;
    return depth;
  };

  test('leaves what is not deep', () => {
    const tree = nested(10);
    flattenBelow(tree);
    expect(tree).toEqual(nested(10));
  });

  test('keeps the words of what is too deep, however deep', () => {
    const tree = nested(20_000);
    flattenBelow(tree, 5);
    expect(depthOf(tree)).toBe(7);
    expect(JSON.stringify(tree)).toContain('deep');
  });
});
