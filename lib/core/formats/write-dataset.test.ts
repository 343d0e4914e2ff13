/** Every export format: its exact shape, and import ∘ export = same text for every byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, type ExportRow } from '../domain/export';
import { joinInput } from '../domain/instruction';
import type { SeedRow } from '../domain/seed-import';
import { openRows } from './read-rows';
import { proposeMapping } from './shapes/propose-mapping';
import { readSeeds } from './shapes/read-seeds';
import { frameOf, projectRow } from './write-dataset';

const ROW: ExportRow = {
  id: '0190c0de-0000-7000-8000-000000000002',
  parentId: '0190c0de-0000-7000-8000-000000000001',
  seedId: '0190c0de-0000-7000-8000-000000000001',
  round: 2,
  attempt: 1,
  method: 'evol_instruct',
  operation: 'deepening',
  templateVersion: { id: '0190c0de-0000-7000-8000-000000000009', version: 3 },
  text: 'Sort these.\r\n3 1 2',
  input: '3 1 2',
  response: '1 2 3',
  models: { evolver: 'm-1', responder: 'm-2' },
  sampling: { temperature: 1, top_p: 0.9, max_tokens: 2048 },
  status: 'dropped',
  decidedBy: 'people',
  verdict: 'kept',
  findings: [{ effect: 'drop', rule: 'equal', evidence: 'Equal' }],
  failure: null,
  reasoning: null,
  rejectReasons: ['same_question'],
  wordsAdded: 14,
  tokensIn: 10,
  tokensOut: 20,
  isRehearsal: true,
  createdAt: '2026-11-22T10:00:00.000Z',
  runId: null,
  source: null,
};

function write(format: ExportFormat, rows: ExportRow[]): string {
  const frame = frameOf(format);
  return frame.begin + rows.map((row, at) => frame.row(projectRow(format, row), at)).join('') + frame.end(rows.length);
}

async function readBack(content: string) {
  async function* bytes() {
    yield new TextEncoder().encode(content);
  }
  const { rows } = await openRows(bytes(), { fileName: 'dataset' });
  const values = (await Array.fromAsync(rows)).map((row) => ('value' in row ? row.value : row.problem));
  const mapping = proposeMapping(values);
  return values.flatMap((value): (SeedRow | string)[] => {
    const reading = readSeeds(value, mapping, 1);
    return 'seeds' in reading ? reading.seeds : [reading.problem];
  });
}

describe('shapes', () => {
  it('lossless', () => {
    expect(projectRow('lossless', ROW)).toMatchObject({
      parent_id: ROW.parentId,
      op: 'deepening',
      prompt_version: 'deepening@3',
      instruction: 'Sort these.',
      input: '3 1 2',
      model: { evolver: 'm-1', responder: 'm-2', judge: null },
      sampling: { temperature: 1, top_p: 0.9, max_tokens: 2048 },
      status: 'human_rejected',
      failures: [{ rule: 'equal', evidence: 'Equal' }],
      reject_reasons: ['same_question'],
      words_added: 14,
      usage: { in: 10, out: 20 },
      rehearsal: true,
    });
  });

  it('what a model thought stands in lossless rows when asked for, and nowhere else', () => {
    expect(projectRow('lossless', ROW)).not.toHaveProperty('reasoning');
    const asked = { ...ROW, reasoning: { responder: 'hm' } };
    expect(projectRow('lossless', asked)).toMatchObject({ reasoning: { responder: 'hm' }, response: '1 2 3' });
    for (const format of ['alpaca', 'sharegpt', 'openai_chat'] as const)
      expect(projectRow(format, asked)).toEqual(projectRow(format, ROW));
  });

  it('alpaca, sharegpt, openai chat', () => {
    expect(projectRow('alpaca', ROW)).toEqual({ instruction: 'Sort these.', input: '3 1 2', output: '1 2 3' });
    expect(projectRow('sharegpt', ROW)).toEqual({
      id: ROW.id,
      conversations: [
        { from: 'human', value: 'Sort these.\r\n3 1 2' },
        { from: 'gpt', value: '1 2 3' },
      ],
    });
    expect(projectRow('openai_chat', ROW)).toEqual({
      messages: [
        { role: 'user', content: 'Sort these.\r\n3 1 2' },
        { role: 'assistant', content: '1 2 3' },
      ],
    });
  });

  it('only lossless holds a row without a response', () => {
    const silent = { ...ROW, response: null };
    expect(EXPORT_FORMATS.filter((format) => projectRow(format, silent) !== null)).toEqual(['lossless']);
  });

  it('an empty array is still JSON', () => {
    expect(JSON.parse(write('alpaca', []))).toEqual([]);
  });
});

describe('import ∘ export = same text', () => {
  const text = fc
    .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\r\nb\r\n', '\tx', 'שלום', '👩‍👩‍👧', '\ufeff'))
    .filter((value) => !value.includes('\0') && value.trim() !== '');
  const rows = fc.array(
    fc.record({ instruction: text, input: fc.option(text), response: text }).map((row) => ({
      ...ROW,
      text: joinInput(row.instruction, row.input),
      input: row.input,
      response: row.response,
    })),
    { minLength: 1 },
  );

  it.each(EXPORT_FORMATS)('%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const seeds = await readBack(write(format, written));
        const found = seeds.map(
          (seed) => typeof seed !== 'string' && [joinInput(seed.instruction, seed.input), seed.response],
        );
        expect(found).toEqual(written.map((row) => [row.text, row.response]));
      }),
      { numRuns: 60 },
    );
  });
});
