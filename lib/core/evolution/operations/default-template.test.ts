import { describe, expect, test } from 'vitest';
import { BUILT_IN_IDS, DATA_FORMATS } from '../../domain/operation';
import { checkTemplate } from '../../domain/template';
import { defaultTemplate } from './default-template';
import { demonstration } from './demonstrations';

const DEPTH = ['constraints', 'deepening', 'concretizing', 'reasoning'] as const;

describe('the default templates', () => {
  test.each(BUILT_IN_IDS)('%s is a sound template', (operation) => {
    expect(checkTemplate(operation, defaultTemplate(operation))).toEqual([]);
  });

  test('no two are the same', () => {
    expect(new Set(BUILT_IN_IDS.map(defaultTemplate)).size).toBe(BUILT_IN_IDS.length);
  });

  test.each(BUILT_IN_IDS)('%s: what changes with every call stands behind what is constant', (operation) => {
    const template = defaultTemplate(operation);
    const from = template.indexOf('{{instruction}}');
    expect(template.slice(from).length).toBeLessThan(120);
  });

  test.each(DEPTH)('%s keeps every point of the common frame', (operation) => {
    const template = defaultTemplate(operation);
    for (const point of [
      'Prompt Rewriter',
      'ChatGPT and GPT-4',
      'reasonable',
      'tables and code',
      'input',
      '10 to 20 words',
      "'#Given Prompt#', '#Rewritten Prompt#', 'given prompt' and 'rewritten prompt'",
    ])
      expect(template).toContain(point);
    expect(template.endsWith('#Given Prompt#:\n{{instruction}}\n\n#Rewritten Prompt#:\n')).toBe(true);
  });

  test('breadth asks for something new, rarer, of the same domain and difficulty', () => {
    const template = defaultTemplate('breadth');
    for (const point of [
      'Prompt Creator',
      'brand-new',
      'same domain',
      'even more rare',
      'difficulty',
      "'created prompt'",
    ])
      expect(template).toContain(point);
    expect(template.endsWith('#Created Prompt#:\n')).toBe(true);
  });

  test('complicate_input is few-shot, with plain slots and #### between the pairs', () => {
    const template = defaultTemplate('complicate_input');
    expect(template).toContain('{{demonstration}}\n####\nThe Given Prompt:\n{{instruction}}');
    expect(template).toContain('MUST carry input data in the format {{format}}');
    for (const format of DATA_FORMATS) {
      expect(demonstration(format)).toMatch(
        /^The Given Prompt:\n.+\n\nRewritten Prompt\(MUST contain a specific \[.+\] as input\):\n/,
      );
      expect(demonstration(format)).not.toContain('{{');
    }
  });
});
