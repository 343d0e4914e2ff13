/** An export: formats, options, and the manifest that says what is in the file. */
import type { DecidedBy, EffectiveStatus, Finding, Verdict } from './evolution';
import type { Id } from './identifier';
import type { TeacherRole } from './teacher';

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
  /** Only rounds up to this one, 0 leaving the seeds alone; null: all. What Evol Stop says is the best. */
  upToRound: number | null;
  /** What thinking models said to themselves, too (lossless only). Left out: not. */
  includeReasoning?: boolean | undefined;
  /** Shuffle with this seed; null keeps the order seeds, round 1, round 2, … */
  shuffleSeed: number | null;
  /** Uniform sample without replacement of at most this many rows (WizardLM §3.3), drawn with `shuffleSeed` (0 if null). */
  sampleSize: number | null;
};

/** What an export is made of: an instruction with the edge that made it, as every format is a projection of it (methods: our lossless format). */
export type ExportRow = {
  id: Id;
  parentId: Id | null;
  seedId: Id | null;
  round: number;
  attempt: number | null;
  method: string | null;
  operation: string | null;
  templateVersion: { id: Id; version: number } | null;
  /** the whole request; `input` is the part of it that came from a seed's input field */
  text: string;
  input: string | null;
  response: string | null;
  models: Partial<Record<TeacherRole, string>>;
  /** what was sent with the evolver's call, by its names on the wire */
  sampling: Readonly<Record<string, unknown>> | null;
  status: EffectiveStatus;
  decidedBy: DecidedBy | null;
  verdict: Verdict | null;
  findings: Finding[];
  /** why the teacher gave no usable reply, when that ended it */
  failure: { kind: string; message: string } | null;
  rejectReasons: string[];
  wordsAdded: number | null;
  /** by role, what thinking models said to themselves; null unless asked for */
  reasoning: Partial<Record<TeacherRole, string>> | null;
  tokensIn: number | null;
  tokensOut: number | null;
  isRehearsal: boolean;
  createdAt: string;
  runId: Id | null;
  source: { seedSetId: Id; row: number | null; externalId: string | null; category: string | null } | null;
};

/** Where a person finds the file again; every script keeps its letters. */
export function exportFileName(name: string, format: ExportFormat): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120);
  return `${slug || 'export'}.${EXPORT_FORMAT_FACTS[format].extension}`;
}

/** The word of the lossless format for where a row stands. */
export const EXPORT_STATUSES = ['accepted', 'eliminated', 'unparsed', 'human_rejected'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export function exportStatus(row: Pick<ExportRow, 'status' | 'decidedBy'>): ExportStatus {
  if (row.status === 'kept') return 'accepted';
  if (row.status === 'undecided') return 'unparsed';
  return row.decidedBy === 'machine' || row.decidedBy === null ? 'eliminated' : 'human_rejected';
}

/** A conversation without an answer teaches nothing: these formats leave such rows out, and the manifest counts them. */
export function needsResponse(format: ExportFormat): boolean {
  return format !== 'lossless';
}
