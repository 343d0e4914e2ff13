/** Words added and overlap of a child against its parent; with complicate_input the prose alone is counted, as its data block has no limit. */
import type { DataFormat } from '../domain/operation';
import { dataBlockOf } from './eliminator/data-block';
import { countWords, wordOverlap } from './word-measures';

export function measureChange(edge: { parentText: string; childText: string; dataFormat: DataFormat | null }): {
  wordsAdded: number;
  overlap: number;
} {
  const { parentText, childText, dataFormat } = edge;
  const block = dataFormat ? dataBlockOf(childText, dataFormat, parentText) : null;
  const prose = block ? childText.slice(0, block.start) + childText.slice(block.end) : childText;
  return { wordsAdded: countWords(prose) - countWords(parentText), overlap: wordOverlap(parentText, prose) };
}
