/** A file of requests that a provider answers within a day: its states, its limits, and when to look at it. */

/** preparing: its evolutions are chosen, the provider may or may not have it; submitted: the provider works on it; collecting: its files are read. */
export const BATCH_STATES = ['preparing', 'submitted', 'collecting', 'done', 'failed', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const OPEN_BATCH_STATES = ['preparing', 'submitted', 'collecting'] as const satisfies readonly BatchState[];

export const RUN_DRIVERS = ['live', 'batch'] as const;
export type RunDriver = (typeof RUN_DRIVERS)[number];

export type BatchLimits = { maxRequests: number; maxBytes: number };

/** Of one file, in OpenAI's Batch API. A little below 200 MB, because a teacher's system prompt may grow between measuring and sending. */
export const BATCH_LIMITS: BatchLimits = { maxRequests: 50_000, maxBytes: 190 * 1024 * 1024 };

/** Lines in their order, in as few files as the limits allow. A line that is longer than a whole file stands alone; the provider says what is wrong with it. */
export function splitIntoFiles<Line extends { byteLength: number }>(
  lines: readonly Line[],
  { maxRequests, maxBytes }: BatchLimits,
): Line[][] {
  const files: Line[][] = [];
  let file: Line[] = [];
  let bytes = 0;
  for (const line of lines) {
    if (file.length > 0 && (file.length >= maxRequests || bytes + line.byteLength > maxBytes)) {
      files.push(file);
      [file, bytes] = [[], 0];
    }
    file.push(line);
    bytes += line.byteLength;
  }
  return file.length > 0 ? [...files, file] : files;
}

export type LookPace = { shortestMs: number; longestMs: number };
export const LOOK_PACE: LookPace = { shortestMs: 3_000, longestMs: 5 * 60_000 };

/** The longer a batch has been out, the less often it is looked at: after a tenth of its age, within the limits of the pace. */
export function isLookDue(
  batch: { createdAt: Date; submittedAt: Date | null; checkedAt: Date | null },
  now: Date,
  { shortestMs, longestMs }: LookPace = LOOK_PACE,
): boolean {
  if (!batch.checkedAt) return true;
  const age = batch.checkedAt.getTime() - (batch.submittedAt ?? batch.createdAt).getTime();
  return now.getTime() - batch.checkedAt.getTime() >= Math.min(longestMs, Math.max(shortestMs, age / 10));
}

/** A batch's line is asked again this often before its evolution is given up: every try can take a day. */
export const MAX_BATCH_TRIES = 4;

/** Joins a line of the answer to the step it answers. */
export const customIdOf = (evolutionId: string, step: number): string => `${evolutionId}:${step}`;

export function readCustomId(customId: string): { evolutionId: string; step: number } | null {
  const match = /^([0-9a-f-]{36}):(\d+)$/.exec(customId);
  return match?.[1] ? { evolutionId: match[1], step: Number(match[2]) } : null;
}
