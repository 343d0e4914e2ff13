import { expect, test } from 'vitest';
import { unknownWords } from './instruction-listing';

const unknown = (query: string) => unknownWords(new URLSearchParams(query)).map(({ key, value }) => `${key}=${value}`);

test('what the table does not know is named, what it knows is not', () => {
  expect(unknown('status=kept&round=2&overlapMax=0.5&addedMin=-3&text=any+thing&columns=rule,words')).toEqual([]);
  expect(unknown('status=loved&colour=red&round=2nd&order=prettiest&overlapMin=3&runId=1')).toEqual([
    'status=loved',
    'colour=red',
    'round=2nd',
    'order=prettiest',
    'overlapMin=3',
    'runId=1',
  ]);
});
