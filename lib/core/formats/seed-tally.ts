/** Counts what reading a file of seeds finds: good and bad rows, duplicates, what is left out, and the first rows to look at. */
import { joinInput } from '../domain/instruction';
import type { BadRow, LeftOut, SeedRow } from '../domain/seed-import';
import type { SeedFileRow } from './seed-file';
import { SeenHashes } from './seen-hashes';

export const BAD_ROW_LIMIT = 200;
const PREVIEW_ROWS = 20;
const PREVIEW_LENGTH = 2000;

export type TalliedSeed = { seed: SeedRow; isDuplicate: boolean };

export class SeedTally {
  rowCount = 0;
  goodRowCount = 0;
  badRowCount = 0;
  seedCount = 0;
  duplicateInFileCount = 0;
  duplicateInProjectCount = 0;
  readonly badRows: BadRow[] = [];
  readonly preview: Pick<SeedRow, 'row' | 'instruction' | 'input' | 'response' | 'category'>[] = [];
  readonly #leftOut = new Map<LeftOut, number>();
  readonly #inFile = new SeenHashes();
  readonly #inProject: SeenHashes;
  readonly #hash: (text: string) => string;

  constructor(hash: (text: string) => string, inProject: SeenHashes) {
    this.#hash = hash;
    this.#inProject = inProject;
  }

  get leftOut(): { kind: LeftOut; rowCount: number }[] {
    return [...this.#leftOut].map(([kind, rowCount]) => ({ kind, rowCount }));
  }

  get duplicateCount(): number {
    return this.duplicateInFileCount + this.duplicateInProjectCount;
  }

  /** The row's seeds, none for a bad row. */
  add(read: SeedFileRow): TalliedSeed[] {
    this.rowCount += 1;
    if ('problem' in read) {
      this.#addBad(read.row, read.line, read.problem);
      return [];
    }
    this.goodRowCount += 1;
    for (const kind of read.leftOut) this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + 1);
    return read.seeds.map((seed) => this.#addSeed(seed));
  }

  #addBad(row: number, line: number, reason: string): void {
    this.badRowCount += 1;
    if (this.badRows.length < BAD_ROW_LIMIT) this.badRows.push({ row, line: line === row ? null : line, reason });
  }

  #addSeed(seed: SeedRow): TalliedSeed {
    this.seedCount += 1;
    if (this.preview.length < PREVIEW_ROWS) this.preview.push(shortened(seed));
    const hash = this.#hash(joinInput(seed.instruction, seed.input));
    const isNewInFile = this.#inFile.add(hash);
    const isInProject = this.#inProject.has(hash);
    if (!isNewInFile) this.duplicateInFileCount += 1;
    else if (isInProject) this.duplicateInProjectCount += 1;
    return { seed, isDuplicate: !isNewInFile || isInProject };
  }
}

function shortened({ row, instruction, input, response, category }: SeedRow) {
  const cut = (text: string | null) =>
    text && text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH).toWellFormed()}…` : text;
  return { row, instruction: cut(instruction) ?? '', input: cut(input), response: cut(response), category };
}
