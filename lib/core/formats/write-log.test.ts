import { expect, test } from 'vitest';
import { csvField, LOG_COLUMNS, type LogRow, logFrameOf } from './write-log';

const ROW: LogRow = {
  sequence: '7',
  receivedAt: '2026-11-22T10:00:00.000Z',
  personId: 'p',
  personName: 'Ana "Nan" O’Hara',
  kind: 'reject',
  statusBefore: 'kept',
  statusAfter: 'dropped',
  reason: 'not_harder',
  comment: 'one,\r\ntwo',
  isBlind: true,
  isGuidelineGap: false,
  bulkId: null,
  evolutionId: 'e',
  operation: 'deepening',
  runName: 'First',
  roundNumber: 2,
  eventId: 'v',
  undoesId: null,
  shownAt: '2026-11-22T09:59:50.000Z',
  decidedAt: '2026-11-22T09:59:59.000Z',
};

test('CSV quotes what would break it, and nothing else', () => {
  expect(['a b', 'a,b', 'a"b', 'a\nb', '', true, 3, null].map(csvField)).toEqual([
    'a b',
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    '',
    'true',
    '3',
    '',
  ]);
});

test('CSV has a head and as many fields in each row', () => {
  const frame = logFrameOf('csv');
  expect(frame.begin).toBe(`${LOG_COLUMNS.join(',')}\r\n`);
  expect(frame.row(ROW, 0)).toBe(
    '7,2026-11-22T10:00:00.000Z,p,"Ana ""Nan"" O’Hara",reject,kept,dropped,not_harder,"one,\r\ntwo",true,false,,e,deepening,First,2,v,,2026-11-22T09:59:50.000Z,2026-11-22T09:59:59.000Z\r\n',
  );
});

test('JSONL gives each row back as it was, in the order of the columns', () => {
  const line = logFrameOf('jsonl').row(ROW, 0);
  expect(JSON.parse(line)).toEqual(ROW);
  expect(Object.keys(JSON.parse(line))).toEqual([...LOG_COLUMNS]);
});
