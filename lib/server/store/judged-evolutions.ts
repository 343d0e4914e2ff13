/** Finished evolutions with what was generated for them, part by part, and the verdicts that replace theirs. */
import { z } from 'zod';
import { findingSchema } from '@/lib/core/contract/evolution-view';
import type { Finding, RuleId, Verdict } from '@/lib/core/domain/evolution';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { DATA_FORMATS } from '@/lib/core/domain/operation';
import type { Db } from './connection';
import { evolutionProgressSchema } from './evolution-work';

const rowSchema = z.object({
  id: z.string(),
  round: z.number(),
  operation: z.string(),
  dataFormat: z.enum(DATA_FORMATS).nullable(),
  parentText: z.string(),
  templateText: z.string(),
  childText: z.string(),
  response: z.string().nullable(),
  progress: evolutionProgressSchema,
  wordsAdded: z.number().nullable(),
  findings: z.array(findingSchema),
  verdict: z.enum(VERDICTS),
  rule: z.enum(RULES).nullable(),
  decidedBy: z.enum(['machine', 'people', 'adjudicator']),
});
export type JudgedEvolution = z.infer<typeof rowSchema>;

/** In the order of rounds and lineages. What a person wrote the machine never judged. */
export async function judgedPart(
  db: Db,
  { projectId }: ProjectScope,
  part: { runId: Id; after: Id | null; limit: number },
): Promise<JudgedEvolution[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT e.id, e."roundNumber" AS round, e.operation, e."dataFormat", p.text AS "parentText", coalesce(t.text, '') AS "templateText", e."childText", e.response, e.progress,
           e."wordsAdded", e.findings, e.verdict, e.rule, e."decidedBy"
    FROM evolution e JOIN instruction p ON p.id = e."parentId" LEFT JOIN template_version t ON t.id = e."templateVersionId"
    WHERE e."projectId" = ${projectId}::uuid AND e."runId" = ${part.runId}::uuid AND e.verdict IS NOT NULL AND e."childId" IS NOT NULL
      AND e."childText" IS NOT NULL AND e.operation <> 'human_edit' AND e.state IN ('kept', 'eliminated', 'undecided')
      AND (${part.after}::uuid IS NULL OR (e."roundNumber", e.ordinal, e.id)
           > (SELECT a."roundNumber", a.ordinal, a.id FROM evolution a WHERE a.id = ${part.after}::uuid))
    ORDER BY e."roundNumber", e.ordinal, e.id LIMIT ${part.limit}::int`;
  return rows.map((row) => rowSchema.parse(row));
}

export type NewVerdict = { id: Id; verdict: Verdict; rule: RuleId | null; findings: Finding[]; margin: number | null };

/**
 * Writes what differs. Each changed verdict or rule leaves the earlier word in the log. Locks in the order of ids, as reviews do. Answers the
 * evolutions whose verdict changed: what counts for them is to be derived again.
 */
export async function replaceVerdicts(
  tx: Db,
  { projectId }: ProjectScope,
  rejudgementId: Id,
  verdicts: readonly NewVerdict[],
): Promise<Id[]> {
  if (verdicts.length === 0) return [];
  const ids = verdicts.map((verdict) => verdict.id);
  await tx.$queryRaw`SELECT id FROM evolution WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb)
        AS v(id uuid, verdict text, rule text, findings jsonb, margin real)
    ), earlier AS (
      SELECT e.id, e.verdict, e.rule, e.findings FROM evolution e JOIN input USING (id) WHERE e."projectId" = ${projectId}::uuid
    ), written AS (
      UPDATE evolution e SET verdict = i.verdict, rule = i.rule, findings = i.findings, margin = i.margin, "updatedAt" = timezone('UTC', now())
      FROM input i WHERE e.id = i.id AND e."projectId" = ${projectId}::uuid
        AND (e.verdict, e.rule, e.findings, e.margin) IS DISTINCT FROM (i.verdict, i.rule, i.findings, i.margin)
    ), logged AS (
      INSERT INTO verdict_change ("rejudgementId", "projectId", "evolutionId", "fromVerdict", "fromRule", "fromFindings", "toVerdict", "toRule")
      SELECT ${rejudgementId}::uuid, ${projectId}::uuid, b.id, b.verdict, b.rule, b.findings, i.verdict, i.rule
      FROM earlier b JOIN input i USING (id) WHERE (b.verdict, b.rule) IS DISTINCT FROM (i.verdict, i.rule) ORDER BY b.id
    )
    SELECT b.id FROM earlier b JOIN input i USING (id) WHERE b.verdict IS DISTINCT FROM i.verdict`;
  return rows.map((row) => row.id);
}
