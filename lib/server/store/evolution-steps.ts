/** Stores what replies made of evolutions: state, child and counters move together or not at all. */
import type { EvolutionState, Finding, RuleId, Verdict } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import type { FailureKind } from '@/lib/core/domain/teacher';
import type { EvolutionProgress, EvolutionWork } from '@/lib/core/evolution/machine';
import { countWords } from '@/lib/core/evolution/word-measures';
import type { Db } from './connection';
import type { EvolutionInHand } from './evolution-work';

export type EvolutionStep = {
  evolutionId: Id;
  roundId: Id;
  fromState: EvolutionState;
  fromStep: number;
  state: EvolutionState;
  progress: EvolutionProgress;
  childId: Id | null;
  childText: string | null;
  response: string | null;
  verdict: Verdict | null;
  rule: RuleId | null;
  findings: Finding[];
  wordsAdded: number | null;
  overlap: number | null;
  margin: number | null;
  childWords: number | null;
  failureKind: FailureKind | null;
  failureMessage: string | null;
  seedId: Id;
  isRehearsal: boolean;
};

/** The step from what was in hand to what the machine made of it. `childId` names the child as soon as there is a text. */
export function stepTo(
  before: EvolutionInHand,
  after: EvolutionWork,
  childId: Id | null,
  isRehearsal: boolean,
): EvolutionStep {
  const { progress, childText, response, verdict, findings, wordsAdded, overlap, margin, state } = after;
  return {
    evolutionId: before.id,
    roundId: before.roundId,
    fromState: before.work.state,
    fromStep: before.step,
    ...{ state, progress, childId, childText, response, verdict, findings, wordsAdded, overlap, margin },
    childWords: childText === null ? null : countWords(childText),
    rule: findings.find((finding) => finding.effect === 'drop')?.rule ?? null,
    failureKind: after.failure?.kind ?? null,
    failureMessage: after.failure?.message ?? null,
    seedId: before.seedId,
    isRehearsal,
  };
}

/** Held for the rest of the transaction, in one order everywhere, so that two workers and a person who cancels never wait for each other. */
export async function lockRounds(tx: Db, roundIds: readonly Id[]): Promise<{ id: Id; keptWanted: number | null }[]> {
  const ids = [...new Set(roundIds)];
  return tx.$queryRaw`SELECT id, "keptWanted" FROM round WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Each step is fenced by the state and step it came from, so a verdict comes before any person has decided. Returns the evolutions that moved; the caller holds their rounds. */
export async function storeSteps(tx: Db, steps: readonly EvolutionStep[]): Promise<Set<Id>> {
  if (steps.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    WITH input AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(steps)}::json) AS s(
        "evolutionId" uuid, "fromState" text, "fromStep" int, state text, progress jsonb, "childId" uuid, "childText" text, response text,
        verdict text, rule text, findings jsonb, "wordsAdded" int, overlap float8, margin real, "childWords" int, "failureKind" text, "failureMessage" text,
        "seedId" uuid, "isRehearsal" boolean)
    ), moved AS (
      UPDATE evolution e SET state = i.state, step = e.step + 1, progress = i.progress, "childId" = i."childId", "childText" = i."childText",
        response = i.response, verdict = i.verdict, rule = i.rule, findings = i.findings, "wordsAdded" = i."wordsAdded",
        overlap = i.overlap, margin = i.margin, "childWords" = i."childWords", "failureKind" = i."failureKind", "failureMessage" = i."failureMessage",
        status = coalesce(i.verdict, e.status), "decidedBy" = CASE WHEN i.verdict IS NULL THEN e."decidedBy" ELSE 'machine' END,
        "reviewsLeft" = CASE WHEN i.verdict IS NULL OR i."childId" IS NULL THEN 0 ELSE (SELECT p.overlap FROM project p WHERE p.id = e."projectId") END,
        "updatedAt" = now()
      FROM input i
      WHERE e.id = i."evolutionId" AND e.state = i."fromState" AND e.step = i."fromStep"
      RETURNING e.*, i."seedId", i."isRehearsal"
    ), children AS (
      INSERT INTO instruction (id, "projectId", origin, text, response, ordinal, "runId", "lineageId", "parentId", "seedId", round, operation, status, "isRehearsal", "createdAt")
      SELECT "childId", "projectId", CASE WHEN operation = 'human_edit' THEN 'human_edit' ELSE 'evolved' END, "childText", response, ordinal,
             "runId", "lineageId", "parentId", "seedId", "roundNumber", operation,
             coalesce(status, CASE WHEN state IN ('failed', 'cancelled') THEN 'dropped' ELSE 'undecided' END), "isRehearsal", now()
      FROM moved WHERE "childId" IS NOT NULL
      ON CONFLICT (id) DO UPDATE SET response = excluded.response, status = excluded.status, "isRehearsal" = instruction."isRehearsal" OR excluded."isRehearsal"
    ), sums AS (
      SELECT "roundId", count(*) AS closed, count(*) FILTER (WHERE state = 'kept') AS kept, count(*) FILTER (WHERE state = 'eliminated') AS eliminated,
             count(*) FILTER (WHERE state = 'undecided') AS undecided, count(*) FILTER (WHERE state = 'failed') AS failed
      FROM moved WHERE attempt IS NOT NULL AND state IN ('kept', 'eliminated', 'undecided', 'failed', 'cancelled') GROUP BY "roundId"
    ), counted AS (
      UPDATE round SET "openCount" = "openCount" - sums.closed, "keptCount" = "keptCount" + sums.kept, "eliminatedCount" = "eliminatedCount" + sums.eliminated,
                       "undecidedCount" = "undecidedCount" + sums.undecided, "failedCount" = "failedCount" + sums.failed
      FROM sums WHERE round.id = sums."roundId"
    )
    SELECT id FROM moved`;
  return new Set(rows.map((row) => row.id));
}
