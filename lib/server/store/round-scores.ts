/** Scores of rounds as rows: appended, never changed; the newest of a round in the run's own measure stands. */
import type { RoundScoreView } from '@/lib/core/contract/round-scores';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { type EvolStop, type RoundScore, SCORE_SOURCES } from '@/lib/core/domain/round-score';
import type { Db } from './connection';
import { newId } from './new-id';

export type NewRoundScore = {
  runId: Id;
  roundNumber: number;
  /** null takes the standing one back */
  value: number | null;
  note: string;
  byId: Id | null;
} & EvolStop;

export async function addRoundScore(db: Db, { projectId }: ProjectScope, score: NewRoundScore): Promise<void> {
  await db.roundScore.create({ data: { id: newId(), projectId, ...score } });
}

type ScoreRow = Omit<RoundScoreView, 'at' | 'source'> & { runId: Id; source: string; at: Date };

/** What stands of each of these runs, in the order of rounds: only scores of the source and measure that its Evol Stop names now. */
export async function standingScores(db: Db, runIds: readonly Id[]): Promise<(RoundScoreView & { runId: Id })[]> {
  const rows = await db.$queryRaw<ScoreRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (s."runId", s."roundNumber") s."runId", s."roundNumber" AS round, s.source, s.measure, s.value, s.note,
             u.name AS by, s."createdAt" AS at
      FROM round_score s
      JOIN run r ON r.id = s."runId" AND r.config->'evolStop'->>'source' = s.source AND r.config->'evolStop'->>'measure' = s.measure
      LEFT JOIN "user" u ON u.id = s."byId"
      WHERE s."runId" = ANY(${[...runIds]}::uuid[])
      ORDER BY s."runId", s."roundNumber", s.id DESC
    ) newest WHERE value IS NOT NULL ORDER BY "runId", round`;
  return rows.map(({ runId, ...row }) => ({ runId, ...toView(row) }));
}

/** The same as the rule wants them. */
export async function scoresOf(db: Db, runId: Id): Promise<RoundScore[]> {
  return (await standingScores(db, [runId])).flatMap(({ round, value }) => (value === null ? [] : [{ round, value }]));
}

export async function scoreHistory(db: Db, scope: ProjectScope, runId: Id): Promise<RoundScoreView[]> {
  const rows = await db.$queryRaw<Omit<ScoreRow, 'runId'>[]>`
    SELECT s."roundNumber" AS round, s.source, s.measure, s.value, s.note, u.name AS by, s."createdAt" AS at
    FROM round_score s LEFT JOIN "user" u ON u.id = s."byId"
    WHERE s."runId" = ${runId}::uuid AND s."projectId" = ${scope.projectId}::uuid
    ORDER BY s.id DESC`;
  return rows.map(toView);
}

function toView({ round, source, measure, value, note, by, at }: Omit<ScoreRow, 'runId'>): RoundScoreView {
  const known = SCORE_SOURCES.find((one) => one === source);
  if (!known) throw new Error(`a round score has the unknown source ${source}`);
  return { round, source: known, measure, value, note, by, at: at.toISOString() };
}
