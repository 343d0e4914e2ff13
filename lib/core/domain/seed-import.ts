/** An import of seeds: source shapes, the mapping from fields to an instruction, and what is wrong with a row. */

export const FILE_FORMATS = ['json', 'jsonl', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const SEED_SHAPES = ['alpaca', 'self_instruct', 'sharegpt', 'openai_chat', 'fields'] as const;
export type SeedShape = (typeof SEED_SHAPES)[number];

export const SEED_SHAPE_LABELS = {
  alpaca: 'Alpaca: instruction, input, output',
  self_instruct: 'Self-Instruct seed tasks',
  sharegpt: 'ShareGPT conversations',
  openai_chat: 'OpenAI chat messages',
  fields: 'Plain text fields',
} as const satisfies Record<SeedShape, string>;

/** Which field of a row is what. Conversation shapes read their first human turn and the reply to it. `input`, `response` and `category` may be null: not imported. */
export type SeedMapping = {
  shape: SeedShape;
  instruction: string;
  input: string | null;
  response: string | null;
  category: string | null;
};

/** One seed as it leaves a shape: text byte for byte as it stood in the file. */
export type SeedRow = {
  row: number;
  instruction: string;
  input: string | null;
  response: string | null;
  category: string | null;
  externalId: string | null;
  /** The source row says that a rehearsal teacher made it; the mark goes on with the seed. */
  isRehearsal: boolean;
};

/** What a row held that a seed does not: counted and told, so that nothing is left out in silence. */
export const LEFT_OUT = ['further_turns', 'system_message'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export const LEFT_OUT_TEXTS = {
  further_turns: 'Conversations with more turns: only the first question and the answer to it become a seed.',
  system_message: 'Conversations with a system message: it is not part of the seed.',
} as const satisfies Record<LeftOut, string>;

/** `row` counts from 1 as people do; for JSONL and CSV it is also what an editor's line search is started from, with `line` where it differs. */
export type BadRow = { row: number; line: number | null; reason: string };

export const MAX_ROW_BYTES = 4 * 1024 * 1024;
export const MAX_IMPORT_BYTES = 1024 * 1024 * 1024;
