/** Finds the block of a data format inside an instruction, fenced or not: candidates are cut out of the text, a parser of the format has the last word. */
import type { DataFormat } from '../../domain/operation';
import { type BlockCandidate, blank, fencedBlocks, inlineBlocks, unmarkedBlocks } from './block-candidates';
import { isHtml } from './parsers/html';
import { isJson } from './parsers/json';
import { isPython } from './parsers/python';
import { isShell } from './parsers/shell';
import { isSql } from './parsers/sql';
import { isXml } from './parsers/xml';

export type DataBlock = { start: number; end: number };

const PARSERS: Record<DataFormat, (code: string, isMarked: boolean) => boolean> = {
  xml: isXml,
  sql: isSql,
  python: isPython,
  html: isHtml,
  shell: isShell,
  json: isJson,
};

/** A block that is not already in the parent is preferred: it is the one that was added. Unmarked text is searched only when no marked block will do. */
export function dataBlockOf(text: string, format: DataFormat, parentText = ''): DataBlock | null {
  const parses = (candidate: BlockCandidate) => PARSERS[format](candidate.code, candidate.isMarked);
  const isNew = (candidate: BlockCandidate) => !parentText.includes(candidate.code);
  const fenced = fencedBlocks(text);
  const outside = blank(text, fenced);
  const marked = [...fenced, ...inlineBlocks(outside)].filter(parses);
  const block =
    marked.find(isNew) ??
    unmarkedBlocks(outside, format).find((candidate) => isNew(candidate) && parses(candidate)) ??
    marked[0] ??
    unmarkedBlocks(outside, format).find(parses);
  return block ? { start: block.start, end: block.end } : null;
}
