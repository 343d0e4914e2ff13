/** An export: formats, options, and the manifest that says what is in the file. */
import type { Id } from './identifier';

export const EXPORT_FORMATS = ['lossless', 'alpaca', 'sharegpt', 'openai_chat'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMAT_FACTS = {
  lossless: {
    label: 'Lossless JSONL',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    summary: 'One line per instruction with lineage, verdict, template version and teachers.',
  },
  alpaca: {
    label: 'Alpaca',
    extension: 'json',
    mediaType: 'application/json',
    summary: 'A JSON array of instruction, input, output.',
  },
  sharegpt: {
    label: 'ShareGPT',
    extension: 'json',
    mediaType: 'application/json',
    summary: 'A JSON array of conversations with from and value.',
  },
  openai_chat: {
    label: 'OpenAI chat JSONL',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    summary: 'One line per conversation with messages of role and content.',
  },
} as const satisfies Record<ExportFormat, { label: string; extension: string; mediaType: string; summary: string }>;

export type ExportOptions = {
  /** Null: the project's seeds and all its runs. */
  runId: Id | null;
  format: ExportFormat;
  /** `kept`: the pool. `all`: dropped and undecided too, with their reasons (lossless only). */
  include: 'kept' | 'all';
  includeSeeds: boolean;
  /** Shuffle with this seed; null keeps the order seeds, round 1, round 2, … */
  shuffleSeed: number | null;
  /** Uniform sample without replacement of at most this many rows (WizardLM §3.3), drawn with `shuffleSeed` (0 if null). */
  sampleSize: number | null;
};
