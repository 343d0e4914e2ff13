import { describe, expect, test } from 'vitest';
import { DATA_FORMATS, type DataFormat } from '../../domain/operation';
import { WORKED_PAIRS } from '../operations/demonstrations';
import { dataBlockOf } from './data-block';
import { inputFormat } from './input-format';

const BLOCKS: Record<DataFormat, string[]> = {
  xml: ['<a><b>1</b></a>', '<?xml version="1.0"?>\n<list>\n  <item id="1"/>\n</list>', '<x at="1 &lt; 2">&amp;</x>'],
  sql: [
    'SELECT name FROM member WHERE age > 3;',
    "SELECT count(*) AS 'all of them' FROM user;",
    "CREATE TABLE `t` (`id` INT(11) NOT NULL AUTO_INCREMENT, `kind` ENUM('a','b'), PRIMARY KEY (`id`)) ENGINE=InnoDB;\nINSERT INTO `t` VALUES (1, 'a');",
    '-- members\nWITH old AS (SELECT * FROM member) SELECT count(*) FROM old;',
  ],
  python: [
    'import os\nprint(os.getcwd())',
    'def f(x):\n    return x + 1\n\n\nf(2)',
    '>>> numbers = [1, 2]\n>>> sum(numbers)',
  ],
  html: [
    '<p>Hello</p><ul><li>a</li></ul>',
    '<!DOCTYPE html>\n<html><body><h1>Hi</h1><br><img src="a.png"></body></html>',
  ],
  shell: [
    'find . -name "*.log" -mtime +7 -delete',
    `for f in *.txt; do mv "$f" "\${f%.txt}.md"; done`,
    '#!/bin/bash\nset -euo pipefail\ngreet() { echo "hello $1"; }\ngreet world | tee out.txt',
    '$ ls -la /var/log\ntotal 12\n$ sort -n sizes.txt | head -n 3',
  ],
  json: ['{"a": 1}', '[{"id": 1}, {"id": 2}]', '{\n  "text": "a } in a string",\n  "list": [1, 2]\n}'],
};

const BROKEN: Record<DataFormat, string[]> = {
  xml: ['<a><b>1</a></b>', '<a>1 & 2</b>', '<a><b>1</b>'],
  sql: ['SELEC name FORM member;', 'INSERT INTO member VALUES (1, ;', 'CREATE TABLE member id int;'],
  python: ['def f(x:\n    return x', 'for in range(3):\n    pass', 'print("a'],
  html: ['<div><p>a</div></p>', '<div>a'],
  shell: ['echo "abc', 'if [ -f x ]; then cat x', 'for f in *.txt; do mv "$f"'],
  json: ['{"a": 1', "{'a': 1}", '{"a": 1,}', '{}', '[]'],
};

const PROSE = [
  'Select the best option from the list; explain why.',
  'Select three numbers;',
  'Find the largest file and sort the results.',
  'Sort the words by length, and cut the last one - please.',
  'Write a poem about love.',
  'This is <b>bold</b> and 3 < 4 > 2.',
  'See [1] and [2, 3] and {name}.',
  'Note: print the results\nfor each item in the list:\nreturn it',
  'Delete from the table all rows that nobody needs.',
  'Update the report; set it straight;',
  'Import the goods\nand sell them',
  'Don\'t do it; it\'s "bad".',
  'Is it true, if you can?\nElse say why.',
  '```\nThis is only prose in a fence.\n```',
  '```\nfind the file and make a list\n```',
  'Use `the word` in a sentence.',
  'Pay $12, $14 and `<=` $3.',
  'City = London\nMonth = March',
  'AB = sqrt((3 - 1)^2) = 2\nBC = sqrt(8)',
  'Solve `ax^2 + bx + c = 0` for x.',
  'Hello',
  '',
];

describe('blocks of data in an instruction', () => {
  test.each(DATA_FORMATS.flatMap((format) => BLOCKS[format].map((code) => [format, code] as const)))(
    '%s is found, fenced and unfenced: %s',
    (format, code) => {
      expect(dataBlockOf(`Explain this in detail.\n\n\`\`\`${format}\n${code}\n\`\`\``, format)).not.toBeNull();
      expect(dataBlockOf(`Explain this in detail:\n\n${code}\n`, format)).not.toBeNull();
    },
  );

  test.each(DATA_FORMATS.flatMap((format) => BROKEN[format].map((code) => [format, code] as const)))(
    'broken %s is not taken: %s',
    (format, code) => {
      expect(dataBlockOf(`Explain this in detail.\n\n\`\`\`${format}\n${code}\n\`\`\``, format)).toBeNull();
    },
  );

  test.each(DATA_FORMATS.flatMap((format) => PROSE.map((text) => [format, text] as const)))(
    'prose is not %s: %s',
    (format, text) => {
      expect(dataBlockOf(text, format)).toBeNull();
    },
  );

  test.each(DATA_FORMATS)('the demonstration of %s carries its format and no other', (format) => {
    const found = DATA_FORMATS.filter((other) => dataBlockOf(WORKED_PAIRS[format].after, other));
    expect(found).toEqual([format]);
    expect(dataBlockOf(WORKED_PAIRS[format].before, format)).toBeNull();
  });

  test('the position holds the block and nothing else', () => {
    const text = 'Compare.\n\n```json\n{"a": 1}\n```\nThen answer.';
    const block = dataBlockOf(text, 'json');
    expect(block && text.slice(block.start, block.end)).toBe('```json\n{"a": 1}\n```');
  });

  test('a block that the parent has already is not the one that was added', () => {
    const parent = 'Compare.\n\n```json\n{"a": 1}\n```';
    const text = `${parent}\n\n\`\`\`json\n{"b": 2}\n\`\`\``;
    const block = dataBlockOf(text, 'json', parent);
    expect(block && text.slice(block.start, block.end)).toContain('"b"');
  });
});

describe('input_format', () => {
  test('asks only complicate_input', () => {
    expect(inputFormat({ parentText: 'a', childText: 'b', dataFormat: null })).toEqual([]);
  });

  test('names the missing format', () => {
    expect(inputFormat({ parentText: 'a', childText: 'Do it with this data: ???', dataFormat: 'sql' })).toEqual([
      { effect: 'drop', rule: 'input_format', evidence: 'The child carries no SQL database that parses.' },
    ]);
  });
});
