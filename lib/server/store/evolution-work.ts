/** An evolution as the worker takes it in hand: the machine's work, and the ids around it. */
import { z } from 'zod';
import { findingSchema } from '@/lib/core/contract/evolution-view';
import { EVOLUTION_STATES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { DATA_FORMATS } from '@/lib/core/domain/operation';
import { FAILURE_KINDS } from '@/lib/core/domain/teacher';
import type { EvolutionWork } from '@/lib/core/evolution/machine';
import type { Db } from './connection';

/** `step` is the fence: a stored step succeeds only against the state and step that it was made from. */
export type EvolutionInHand = {
  id: Id;
  projectId: Id;
  runId: Id;
  roundId: Id;
  roundNumber: number;
  lineageId: Id;
  ordinal: number;
  attempt: number | null;
  seedId: Id;
  parentId: Id;
  childId: Id | null;
  templateVersionId: Id | null;
  step: number;
  work: EvolutionWork;
};

export const evolutionProgressSchema = z.object({
  equality: z.enum(['equal', 'not_equal', 'unparsed']).optional(),
  judgeReply: z.string().optional(),
  judgeTries: z.number().optional(),
  finishReason: z.enum(['stop', 'length', 'content_filter', 'other']).optional(),
});

const rowSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  runId: z.string(),
  roundId: z.string(),
  roundNumber: z.number(),
  lineageId: z.string(),
  ordinal: z.number(),
  attempt: z.number().nullable(),
  seedId: z.string(),
  parentId: z.string(),
  childId: z.string().nullable(),
  templateVersionId: z.string().nullable(),
  step: z.number(),
  state: z.enum(EVOLUTION_STATES),
  operation: z.string(),
  dataFormat: z.enum(DATA_FORMATS).nullable(),
  parentText: z.string(),
  templateText: z.string(),
  childText: z.string().nullable(),
  response: z.string().nullable(),
  progress: evolutionProgressSchema,
  verdict: z.enum(VERDICTS).nullable(),
  findings: z.array(findingSchema),
  wordsAdded: z.number().nullable(),
  overlap: z.number().nullable(),
  margin: z.number().nullable(),
  failureKind: z.enum(FAILURE_KINDS).nullable(),
  failureMessage: z.string().nullable(),
});

export async function loadEvolutions(db: Db, ids: readonly Id[]): Promise<EvolutionInHand[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT e.id, e."projectId", e."runId", e."roundId", e."roundNumber", e."lineageId", e.ordinal, e.attempt, l."seedId",
           e."parentId", e."childId", e."templateVersionId", e.step, e.state, e.operation, e."dataFormat",
           p.text AS "parentText", coalesce(t.text, '') AS "templateText", e."childText", e.response, e.progress,
           e.verdict, e.findings, e."wordsAdded", e.overlap, e.margin, e."failureKind", e."failureMessage"
    FROM evolution e
    JOIN lineage l ON l.id = e."lineageId"
    JOIN instruction p ON p.id = e."parentId"
    LEFT JOIN template_version t ON t.id = e."templateVersionId"
    WHERE e.id = ANY(${[...ids]}::uuid[])`;
  return rows.map((row) => toInHand(rowSchema.parse(row)));
}

function toInHand(row: z.infer<typeof rowSchema>): EvolutionInHand {
  const { id, projectId, runId, roundId, roundNumber, lineageId, ordinal, attempt, seedId, step } = row;
  const { parentId, childId, templateVersionId, failureKind, failureMessage, ...work } = row;
  return {
    ...{ id, projectId, runId, roundId, roundNumber, lineageId, ordinal, attempt, seedId, step },
    ...{ parentId, childId, templateVersionId },
    work: { ...workOf(work), failure: failureKind ? { kind: failureKind, message: failureMessage ?? '' } : null },
  };
}

type WorkColumns = Omit<EvolutionWork, 'failure'>;

function workOf(row: WorkColumns): WorkColumns {
  const { state, operation, dataFormat, parentText, templateText, childText, response, progress } = row;
  const { verdict, findings, wordsAdded, overlap, margin } = row;
  return {
    ...{ state, operation, dataFormat, parentText, templateText, childText, response, progress },
    ...{ verdict, findings, wordsAdded, overlap, margin },
  };
}
