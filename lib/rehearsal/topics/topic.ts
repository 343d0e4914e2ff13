/** What the rehearsal teacher knows about a domain: words to recognise it by, and words to write with. */

export type RecordTable = {
  /** What one row is, as an element or table name, and its plural in a sentence. */
  noun: string;
  plural: string;
  names: readonly string[];
  group: { key: string; values: readonly string[] };
  measure: { key: string; low: number; high: number };
};

export type Topic = {
  id: string;
  /** Stems, as the inside of a regular expression. */
  stems: string;
  /** Noun phrases that stand for rare things; they fit after "about", "of" and "with". */
  things: readonly string[];
  /** Prepositional phrases that end a sentence. */
  settings: readonly string[];
  /** New instructions; `{thing}`, `{setting}` and `{person}` are filled in. */
  frames: readonly string[];
  /** Cases to make a general request concrete; they fit after "for" and "the case of". */
  cases: readonly string[];
  /** Requests that widen or deepen a question. */
  angles: readonly string[];
  /** Plain statements to answer with. */
  facts: readonly string[];
  records: RecordTable;
};
