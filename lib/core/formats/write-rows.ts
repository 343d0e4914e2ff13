/** Rows to text in JSONL and JSON, piece by piece: what stands before the first row, each row, and after the last. */

export type RowFrame = {
  begin: string;
  row: (value: unknown, at: number) => string;
  end: (rowCount: number) => string;
};

export const JSONL_FRAME: RowFrame = {
  begin: '',
  row: (value) => `${JSON.stringify(value)}\n`,
  end: () => '',
};

/** One row per line, so that a person can find one and a broken file can be mended. */
export const JSON_FRAME: RowFrame = {
  begin: '[',
  row: (value, at) => `${at === 0 ? '\n' : ',\n'}${JSON.stringify(value)}`,
  end: (rowCount) => (rowCount === 0 ? ']\n' : '\n]\n'),
};
