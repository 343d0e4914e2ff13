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

/** Kept as the provider's word on a batch that was refused because too many tokens of the account wait there already. */
export const TOO_MUCH_WAITS = 'too much waits';

/** A batch that is over: taken, or refused for want of room. */
export type EndedBatch = { requests: number; isTooMuch: boolean; finishedAt: Date };

/**
 * How many requests of a round may wait at the provider at once, from what it took and refused so far, oldest first: after a refusal half
 * of what it refused, twice as many after each batch that went through. Nothing before `from`: between refusals in a row the pause grows.
 */
export function roomAtProvider(
  ended: readonly EndedBatch[],
  { shortestMs, longestMs }: LookPace = LOOK_PACE,
): { requests: number; from: Date | null } {
  let requests = Number.POSITIVE_INFINITY;
  let inARow = 0;
  for (const batch of ended) {
    inARow = batch.isTooMuch ? inARow + 1 : 0;
    requests = batch.isTooMuch ? Math.max(1, Math.floor(Math.min(requests, batch.requests) / 2)) : requests * 2;
  }
  const last = ended.at(-1);
  if (!last?.isTooMuch) return { requests, from: null };
  const pauseMs = Math.min(longestMs, shortestMs * 2 ** (inARow + 1));
  return { requests, from: new Date(last.finishedAt.getTime() + pauseMs) };
}

/** A batch's line is asked again this often before its evolution is given up: every try can take a day. */
export const MAX_BATCH_TRIES = 4;

/** Joins a line of the answer to the step it answers. */
export const customIdOf = (evolutionId: string, step: number): string => `${evolutionId}:${step}`;

export function readCustomId(customId: string): { evolutionId: string; step: number } | null {
  const match = /^([0-9a-f-]{36}):(\d+)$/.exec(customId);
  return match?.[1] ? { evolutionId: match[1], step: Number(match[2]) } : null;
}
