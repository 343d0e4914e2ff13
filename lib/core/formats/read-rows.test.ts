/** Every format: what was written is read back whatever the chunks, and what is broken is one bad row with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFormat } from '../domain/seed-import';
import type { ReadRow } from './raw-row';
import { openRows } from './read-rows';
import { JSON_FRAME, JSONL_FRAME, type RowFrame } from './write-rows';

async function* chunked(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

type Options = { fileName?: string; format?: FileFormat; size?: number; maxRowBytes?: number };

async function read(content: string | Uint8Array, options: Options = {}): Promise<ReadRow[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { fileName = 'seeds.json', size = 7, ...rest } = options;
  const { rows } = await openRows(chunked(bytes, size), { fileName, ...rest });
  return Array.fromAsync(rows);
}

/** Good rows by their value, bad ones as "row:line reason". */
async function outline(content: string | Uint8Array, options?: Options): Promise<unknown[]> {
  return (await read(content, options)).map((row) =>
    'value' in row ? row.value : `${row.row}:${row.line} ${row.problem}`,
  );
}

function written(frame: RowFrame, values: readonly unknown[]): string {
  return frame.begin + values.map((value, at) => frame.row(value, at)).join('') + frame.end(values.length);
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a\r\nb', 'tab\there', 'مرحبا', '👩‍👩‍👧 family', '{"a": [', '"quoted", twice', '\ufeffmark', ''),
);
const rowValue = fc.record({ instruction: text, input: text, output: text, more: fc.jsonValue() });
const chunkSize = fc.integer({ min: 1, max: 40 });

describe('read ∘ write = same, with chunks ending at any byte', () => {
  it.each<[FileFormat, RowFrame]>([
    ['json', JSON_FRAME],
    ['jsonl', JSONL_FRAME],
  ])('%s', async (format, frame) => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowValue, { minLength: 1 }), chunkSize, fc.boolean(), async (values, size, hasMark) => {
        const content = (hasMark ? '\ufeff' : '') + written(frame, values);
        const expected = values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        expect(await outline(content, { fileName: `x.${format}`, size })).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('json, indented or wrapped in an object', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowValue), chunkSize, fc.constantFrom(0, 2, '\t'), async (values, size, indent) => {
        const expected = values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        const whole = JSON.stringify({ version: 'x [1]', rows: values, after: { n: 1 } }, null, indent);
        expect(await outline(whole, { format: 'json', size })).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('csv, with any line end and delimiter', async () => {
    const field = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const cells = fc.record({ instruction: text, 'an, odd "name"': text });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cells),
        chunkSize,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(',', ';', '\t'),
        async (values, size, lineEnd, delimiter) => {
          const header = ['instruction', 'an, odd "name"'].map(field).join(delimiter);
          const lines = values.map((value) => Object.values(value).map(field).join(delimiter));
          const content = [header, ...lines].join(lineEnd);
          expect(await outline(content, { fileName: 'x.csv', size })).toEqual(values);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a broken row is reported and reading goes on', () => {
  const pretty = (rows: unknown[]) => JSON.stringify(rows, null, 2);
  const rows = [{ q: 'one' }, { q: 'two' }, { q: 'three' }];

  it('json: a missing comma inside a row', async () => {
    expect(await outline(pretty(rows).replace('"two"', '"two" "x"'))).toEqual([
      { q: 'one' },
      expect.stringMatching(/^2:5 Not valid JSON \(line 6, character \d+\)/),
      { q: 'three' },
    ]);
  });

  it('json: a missing quote, where the lines tell the next row', async () => {
    expect(await outline(pretty(rows).replace('"two"', '"two'))).toEqual([
      { q: 'one' },
      '2:5 A string of this row is not closed on its line.',
      { q: 'three' },
    ]);
  });

  it('json: a missing brace, found again at the end of the file', async () => {
    const broken = pretty(rows).replace('"two"\n  }', '"two"\n');
    expect(await outline(broken)).toEqual([{ q: 'one' }, '2:5 The brackets of this row do not match.', { q: 'three' }]);
    expect(await outline(broken, { maxRowBytes: 30, size: 3 })).toEqual([
      { q: 'one' },
      '2:5 This row does not end before the next one begins.',
      { q: 'three' },
    ]);
  });

  it('json: on one line nothing after an unclosed string can be read', async () => {
    expect(await outline('[{"q":"one"},{"q":"two},{"q":"three"}]')).toEqual([
      { q: 'one' },
      '2:1 The file ends inside this row. Nothing after it could be read.',
    ]);
  });

  it('json: commas and ends', async () => {
    expect(await outline('[{"q":1}\n{"q":2},,{"q":3},]x')).toEqual([
      { q: 1 },
      '2:2 No comma stands between this row and the one before it.',
      '3:2 Nothing stands before this comma.',
      { q: 3 },
      '5:2 A comma stands before the closing bracket.',
      '6:2 Something stands after the end of the array.',
    ]);
    expect(await outline('[{"q":1}, {"q":2}')).toEqual([
      { q: 1 },
      { q: 2 },
      '3:1 The file ends before its array is closed.',
    ]);
    expect(await outline('{"a":[{"q":1}],"b":[2]}')).toEqual([
      { q: 1 },
      '2:1 The object holds a second array; only the rows of the first were read.',
    ]);
  });

  it('jsonl: rows and lines are counted apart', async () => {
    expect(await outline('\n{"q":1}\r\n\n{"q":\n{"q":2}\n', { fileName: 'x.jsonl' })).toEqual([
      { q: 1 },
      expect.stringMatching(/^2:4 Not valid JSON/),
      { q: 2 },
    ]);
  });

  it('csv: ragged rows and quotes that go wrong', async () => {
    const content = 'a,b\n1,2\n3\n"4"x,5\n"6\n7",8\n9,"10\n11,12\n';
    expect(await outline(content, { fileName: 'x.csv' })).toEqual([
      { a: '1', b: '2' },
      '2:3 The row has 1 fields; the header has 2.',
      '3:4 Text stands after a closing quote.',
      { a: '6\n7', b: '8' },
      '5:7 A quote that this row opens is never closed.',
      { a: '11', b: '12' },
    ]);
  });
});

describe('limits and encodings', () => {
  it.each<[FileFormat, string, string]>([
    ['jsonl', `{"q":"a"}\n{"q":"${'x'.repeat(500)}"}\n{"q":"b"}\n`, '2:2'],
    ['json', `[{"q":"a"},{"q":"${'x'.repeat(500)}"},{"q":"b"}]`, '2:1'],
    ['csv', `q\na\n${'x'.repeat(508)}\nb\n`, '2:3'],
  ])('%s: a row that is too long is one bad row', async (format, content, place) => {
    const found = await outline(content, { fileName: `x.${format}`, maxRowBytes: 100 });
    expect(found).toEqual([{ q: 'a' }, `${place} The row has 508 bytes; at most 100 are read.`, { q: 'b' }]);
  });

  it('names the byte that is not UTF-8', async () => {
    const bytes = new TextEncoder().encode('{"q":"a"}\n{"q":"é?"}\n{"q":"b"}\n');
    bytes[bytes.indexOf(0x3f)] = 0xff;
    expect(await outline(bytes, { fileName: 'x.jsonl' })).toEqual([
      { q: 'a' },
      '2:2 Not valid UTF-8 at byte 19 of the file.',
      { q: 'b' },
    ]);
  });

  it.each([
    ['', 'The file is empty.'],
    [' \n\t', 'The file is empty.'],
    ['"text"', 'The file holds no JSON array of rows.'],
    ['{"a": 1}', 'The file holds no JSON array of rows.'],
  ])('refuses %j as JSON', async (content, message) => {
    await expect(read(content, { format: 'json' })).rejects.toMatchObject({ code: 'invalid_input', message });
  });

  it('refuses UTF-16, a file that is too large, and a header that names a column twice', async () => {
    await expect(read(new Uint8Array([0xff, 0xfe, 0x5b, 0x00]))).rejects.toThrow('The file is UTF-16.');
    const large = openRows(chunked(new Uint8Array(3 * 1024 * 1024), 65536), {
      fileName: 'x.jsonl',
      maxBytes: 1024 * 1024,
    });
    await expect(large.then(({ rows }) => Array.fromAsync(rows))).rejects.toThrow('The file is larger than 1 MB.');
    await expect(read('a,a\n1,2', { fileName: 'x.csv' })).rejects.toThrow('The header names "a" twice.');
  });
});

describe('the format is told by name and first bytes', () => {
  it.each([
    ['rows.json', '[{"a":1}]', 'json'],
    ['rows.json', '{"a":1}\n{"a":2}', 'jsonl'],
    ['rows.json', '{"data":[{"a":1}]}', 'json'],
    ['rows.json', '{"id":1,"conversations":[{"from":"human","value":"x"}]}', 'jsonl'],
    ['rows.jsonl', '{"data":[{"a":1}]}', 'jsonl'],
    ['rows.jsonl', '[{"a":1}]', 'json'],
    ['paste', '{"a":1}', 'jsonl'],
    ['paste', 'a,b\n1,2', 'csv'],
    ['rows.csv', '[a],b\n1,2', 'csv'],
  ])('%s %s', async (fileName, content, format) => {
    const opened = await openRows(chunked(new TextEncoder().encode(content), 3), { fileName });
    expect(opened.format).toBe(format);
  });
});
