/** Which texts a run has already, for the rule `duplicate_in_run`: a row per normalised text, held by a seed or by the child that came first. */
import { hash } from 'node:crypto';
import type { Id } from '@/lib/core/domain/identifier';
import { bare } from '@/lib/core/evolution/eliminator/duplicate';
import type { Db } from './connection';

export type TextClaim = { runId: Id; evolutionId: Id; textHash: string };

/** 128 bits of a sha256 in the form of a UUID, which the database holds in 16 bytes. */
export function textHashOf(text: string): string {
  const digits = hash('sha256', bare(text)).slice(0, 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Who has the text of those that came too late, in words. The unique key decides, so that of two at the same moment one is the first. */
export async function claimTexts(tx: Db, claims: readonly TextClaim[]): Promise<Map<Id, string>> {
  if (claims.length === 0) return new Map();
  const [runIds, hashes, evolutionIds] = [
    claims.map((claim) => claim.runId),
    claims.map((claim) => claim.textHash),
    claims.map((claim) => claim.evolutionId),
  ];
  await tx.$executeRaw`
    INSERT INTO run_text ("runId", hash, "evolutionId")
    SELECT c."runId", c.hash, c."evolutionId" FROM unnest(${runIds}::uuid[], ${hashes}::uuid[], ${evolutionIds}::uuid[]) AS c("runId", hash, "evolutionId")
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`;
  const late = await tx.$queryRaw<{ evolutionId: Id; round: number | null; ordinal: number | null }[]>`
    SELECT c."evolutionId", e."roundNumber" AS round, e.ordinal
    FROM unnest(${runIds}::uuid[], ${hashes}::uuid[], ${evolutionIds}::uuid[]) AS c("runId", hash, "evolutionId")
    JOIN run_text t ON t."runId" = c."runId" AND t.hash = c.hash AND t."evolutionId" IS DISTINCT FROM c."evolutionId"
    LEFT JOIN evolution e ON e.id = t."evolutionId"`;
  return new Map(
    late.map(({ evolutionId, round, ordinal }) => [
      evolutionId,
      round === null
        ? 'The same as a seed of this run.'
        : `The same as a child of lineage ${ordinal} in round ${round}.`,
    ]),
  );
}

/** What was dropped leaves its text to others. */
export async function releaseTexts(tx: Db, evolutionIds: readonly Id[]): Promise<void> {
  if (evolutionIds.length === 0) return;
  await tx.$executeRaw`DELETE FROM run_text WHERE "evolutionId" = ANY(${[...evolutionIds]}::uuid[])`;
}

const PAGE = 5_000;

/** The seeds, and what was kept before the rule was on. Once a run has a text, the steps keep it up. */
export async function fillRunTexts(tx: Db, runId: Id): Promise<void> {
  const [known] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM run_text WHERE "runId" = ${runId}::uuid LIMIT 1`;
  if (known) return;
  for (let after: Id | null = null; ; ) {
    const rows: { id: Id; evolutionId: Id | null; text: string }[] = await tx.$queryRaw`
      SELECT i.id, e.id AS "evolutionId", i.text FROM (
        SELECT "seedId" AS id, NULL::uuid AS "evolutionId" FROM lineage WHERE "runId" = ${runId}::uuid
        UNION SELECT "childId", id FROM evolution WHERE "runId" = ${runId}::uuid AND "childId" IS NOT NULL AND status = 'kept'
      ) AS e(seed_or_child, id) JOIN instruction i ON i.id = e.seed_or_child
      WHERE ${after}::uuid IS NULL OR i.id > ${after}::uuid ORDER BY i.id LIMIT ${PAGE}::int`;
    const hashes = rows.map(({ text }) => textHashOf(text));
    const evolutionIds = rows.map(({ evolutionId }) => evolutionId);
    await tx.$executeRaw`
      INSERT INTO run_text ("runId", hash, "evolutionId")
      SELECT ${runId}::uuid, c.hash, c."evolutionId" FROM unnest(${hashes}::uuid[], ${evolutionIds}::uuid[]) AS c(hash, "evolutionId")
      ON CONFLICT DO NOTHING`;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? null;
  }
}
