/** Fills a project in bulk: half seeds, half children of an earlier run with their edges and one call each, as a studio in use holds them. */
import { database } from '@/lib/server/store/connection';

export async function fillProject(projectId: string, instructions: number): Promise<void> {
  const db = database();
  const present = await db.instruction.count({ where: { projectId } });
  const pairs = Math.ceil((instructions - present) / 2);
  if (pairs > 0) {
    const before = await db.run.findFirst({ where: { projectId, name: 'Earlier' } });
    if (before) throw new Error('A project is filled once.');
    await db.$executeRawUnsafe(SEEDS, projectId, pairs);
    await db.$executeRawUnsafe(CHILDREN, projectId);
    await db.$executeRawUnsafe(EDGES, projectId);
    await db.$executeRawUnsafe(CALLS, projectId);
  }
  await db.$executeRawUnsafe('ANALYZE');
}

const TEXT = `'Describe how part ' || n || ' of a long list of works is planned, who pays for it, and what could go wrong with it.'`;

const SEEDS = `
  INSERT INTO instruction (id, "projectId", origin, text, "seedSetId", ordinal)
  SELECT gen_random_uuid(), $1::uuid, 'seed', ${TEXT}, '00000000-0000-7000-8000-000000000001', n
  FROM generate_series(1, $2::int) AS n`;

const CHILDREN = `
  INSERT INTO instruction (id, "projectId", origin, text, response, ordinal, "runId", "lineageId", "parentId", "seedId", round, operation, status)
  SELECT gen_random_uuid(), $1::uuid, 'evolved', text || ' Give three reasons.', repeat('First look at what is asked. ', 30), ordinal,
         '00000000-0000-7000-8000-000000000002', gen_random_uuid(), id, id, 1, 'deepening', 'kept'
  FROM instruction WHERE "projectId" = $1::uuid AND "seedSetId" = '00000000-0000-7000-8000-000000000001'`;

const EDGES = `
  INSERT INTO evolution (id, "projectId", "runId", "roundId", "roundNumber", "lineageId", ordinal, "parentId", operation, attempt, state,
                         step, "childId", "childText", response, verdict, status, "decidedBy", "updatedAt")
  SELECT gen_random_uuid(), "projectId", "runId", '00000000-0000-7000-8000-000000000003', 1, "lineageId", ordinal, "parentId", operation, 1,
         'kept', 3, id, text, response, 'kept', 'kept', 'machine', now()
  FROM instruction WHERE "projectId" = $1::uuid AND origin = 'evolved' AND "runId" = '00000000-0000-7000-8000-000000000002'`;

const CALLS = `
  INSERT INTO teacher_call (id, "projectId", "evolutionId", "roundId", role, "teacherId", model, "tryNumber", request, reply, "tokensIn", "tokensOut", "latencyMs")
  SELECT gen_random_uuid(), "projectId", id, "roundId", 'responder', '00000000-0000-7000-8000-000000000004', 'bench-1', 1,
         jsonb_build_object('messages', jsonb_build_array(jsonb_build_object('role', 'user', 'content', "childText"))), response, 40, 200, 900
  FROM evolution WHERE "projectId" = $1::uuid AND "roundId" = '00000000-0000-7000-8000-000000000003'`;
