import { describe, expect, test } from 'vitest';
import { runConfigSchema } from '../../contract/runs';
import { DEFAULT_THRESHOLDS, leastMargin, marginTo, THRESHOLD_FACTS, THRESHOLDS } from '../../domain/rule-threshold';
import { PAPER_CONFIG } from '../methods/evol-instruct';
import { duplicate } from './duplicate';
import { languageChanged, languageMargin } from './language-changed';
import { nearCopy, nearCopyMargin } from './near-copy';
import { checkInstruction, checkResponse } from './registry';
import { sorry80, sorryMargin } from './sorry80';
import { truncated } from './truncated';
import { wordsAdded, wordsAddedMargin } from './words-added';

const edge = (parentText: string, childText: string) => ({ parentText, childText, dataFormat: null });
const words = (count: number) => Array.from({ length: count }, (_, place) => `w${place}`).join(' ');

describe('thresholds', () => {
  test('a run of an earlier version is judged by the defaults', () => {
    const { thresholds: _none, ...old } = PAPER_CONFIG;
    expect(runConfigSchema.parse(old).thresholds).toEqual(DEFAULT_THRESHOLDS);
    expect(runConfigSchema.parse({ ...old, thresholds: { sorryWords: 40 } }).thresholds).toEqual({
      ...DEFAULT_THRESHOLDS,
      sorryWords: 40,
    });
  });

  test('every default is within its own limits, and the paper has 80', () => {
    for (const id of THRESHOLDS) {
      expect(DEFAULT_THRESHOLDS[id]).toBeGreaterThanOrEqual(THRESHOLD_FACTS[id].least);
      expect(DEFAULT_THRESHOLDS[id]).toBeLessThanOrEqual(THRESHOLD_FACTS[id].most);
    }
    expect(PAPER_CONFIG.thresholds.sorryWords).toBe(80);
  });

  test('bounds that exclude each other are refused', () => {
    const thresholds = { ...DEFAULT_THRESHOLDS, wordsAddedLeast: 21 };
    expect(runConfigSchema.safeParse({ ...PAPER_CONFIG, thresholds }).success).toBe(false);
  });

  test('a margin is a share of the threshold, and a number also at 0', () => {
    expect(marginTo(80, 60)).toBe(0.25);
    expect(marginTo(80, 80)).toBe(0);
    expect(marginTo(-10, -5)).toBe(0.5);
    expect(marginTo(0, 3)).toBe(3);
    expect(leastMargin([null, 0.4, 0.1])).toBe(0.1);
    expect(leastMargin([null])).toBeNull();
  });
});

describe('sorry80 with another threshold', () => {
  test('drops below it, keeps at it, and tells the distance', () => {
    const response = `sorry ${words(39)}`;
    expect(sorry80({ response }, { sorryWords: 41 })).toHaveLength(1);
    expect(sorry80({ response }, { sorryWords: 40 })).toHaveLength(0);
    expect(sorryMargin({ response }, { sorryWords: 80 })).toBe(0.5);
    expect(sorryMargin({ response: words(79) }, { sorryWords: 80 })).toBeNull();
  });
});

describe('near_copy', () => {
  test('at the threshold a child is a copy', () => {
    const parent = words(10);
    const child = `${words(10)} one two`;
    const overlap = 20 / 22;
    expect(nearCopy(edge(parent, child), { copyOverlap: overlap })).toHaveLength(1);
    expect(nearCopy(edge(parent, child), { copyOverlap: overlap + 1e-9 })).toHaveLength(0);
    expect(nearCopyMargin(edge(parent, child), { copyOverlap: 1 })).toBeCloseTo(1 - overlap, 12);
  });
});

describe('duplicate', () => {
  test.each([
    ['Name three rivers.', 'name  three rivers', true],
    ['Name three rivers.', 'Name four rivers.', false],
    ['1+1=?', '1-1=?', false],
    ['…', '…', true],
    ['…', '!', false],
    ['Cafe\u0301', 'Café', true],
  ])('%s → %s: %s', (parent, child, isSame) => {
    expect(duplicate(edge(parent, child)).length > 0).toBe(isSame);
  });
});

describe('words_added', () => {
  const bounds = { wordsAddedLeast: 10, wordsAddedMost: 20 };
  test.each([
    [9, true],
    [10, false],
    [20, false],
    [21, true],
    [-3, true],
  ])('%i words', (added, isDropped) => {
    expect(wordsAdded({ family: 'in_depth', wordsAdded: added }, bounds).length > 0).toBe(isDropped);
  });

  test('an in-breadth child is a new text: it is not measured', () => {
    expect(wordsAdded({ family: 'in_breadth', wordsAdded: 90 }, bounds)).toEqual([]);
    expect(wordsAddedMargin({ family: 'in_breadth', wordsAdded: 90 }, bounds)).toBeNull();
  });

  test('the nearer bound counts', () => {
    expect(wordsAddedMargin({ family: 'in_depth', wordsAdded: 18 }, bounds)).toBeCloseTo(0.1, 12);
    expect(wordsAddedMargin({ family: 'in_depth', wordsAdded: 11 }, bounds)).toBeCloseTo(0.1, 12);
  });
});

describe('language_changed', () => {
  const threshold = { scriptShare: 0.5 };
  const looked = (parent: string, child: string) => languageChanged(edge(parent, child), threshold).length > 0;
  test.each([
    ['Name three long rivers.', 'Назови три длинные реки и их притоки.', true],
    ['Name three long rivers.', 'Nenne drei lange Flüsse.', false],
    ['Назови три длинные реки.', 'Назови три длинные реки длиннее Elbe.', false],
    ['请写一首关于秋天的诗歌吧', '紅葉について短い詩を書いてください', false],
    ['请写一首关于秋天的诗歌吧', 'Write a poem about autumn.', true],
    ['1 + 1 = ?', 'Назови три длинные реки.', false],
    ['Name three long rivers.', '42', false],
  ])('%s → %s: %s', (parent, child, isDropped) => {
    expect(looked(parent, child)).toBe(isDropped);
  });

  test('code and data blocks are Latin in any language', () => {
    const child = 'Исправь ошибку:\n```python\nfor number in numbers: print(number_of_members)\n```';
    expect(looked('Исправь ошибку в программе.', child)).toBe(false);
    const facts = { parentText: 'Посчитай заказы.', childText: 'Посчитай заказы: {"orders_by_customer": [1, 2, 3]}' };
    expect(languageChanged({ ...facts, dataFormat: 'json' }, threshold)).toEqual([]);
    expect(languageMargin({ ...facts, dataFormat: 'json' }, threshold)).toBe(1);
  });
});

describe('truncated', () => {
  test('only what ended at the limit', () => {
    expect(truncated({ response: 'and so', finishReason: 'length' })).toMatchObject([{ evidence: 'and so' }]);
    expect(truncated({ response: 'and so', finishReason: 'stop' })).toEqual([]);
  });
});

describe('the registry', () => {
  const facts = {
    ...edge('Name three rivers.', 'Name three rivers.'),
    ...{ templateText: '{{instruction}}', family: 'in_depth' as const, wordsAdded: 0 },
  };
  test('runs what is on, and only that', () => {
    expect(checkInstruction({ rules: [], thresholds: DEFAULT_THRESHOLDS }, facts)).toEqual({
      findings: [],
      margin: null,
    });
    const { findings, margin } = checkInstruction(
      { rules: ['near_copy', 'words_added', 'duplicate'], thresholds: DEFAULT_THRESHOLDS },
      facts,
    );
    expect(findings.map((finding) => finding.effect === 'drop' && finding.rule)).toEqual([
      'duplicate',
      'near_copy',
      'words_added',
    ]);
    expect(margin).toBeCloseTo(marginTo(DEFAULT_THRESHOLDS.copyOverlap, 1), 12);
  });

  test('the paper drops no truncated response', () => {
    const { rules, thresholds } = PAPER_CONFIG;
    const cut = { response: 'The Rhine and the', finishReason: 'length' } as const;
    expect(checkResponse({ rules, thresholds }, cut).findings).toEqual([]);
    expect(checkResponse({ rules: ['truncated'], thresholds }, cut).findings).toHaveLength(1);
  });
});
