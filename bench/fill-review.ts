/** Makes a project as a team of reviewers leaves it, with as many evolutions as wanted: three runs of four rounds, decisions of twenty people on an eighth, audits, settled conflicts. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { type Db, database } from '@/lib/server/store/connection';
import { newId } from '@/lib/server/store/new-id';
import { insertProject } from '@/lib/server/store/projects';
import * as sql from './fill-review-sql';
import { additions, answers, openings, type Sentence } from './fill-texts';

export type ReviewProject = { projectId: Id; runIds: Id[]; personIds: Id[]; evolutions: number };
export type ReviewProjectOrder = { evolutions: number; name?: string; overlap?: number; auditPerStratum?: number };

const [RUNS, ROUNDS, PEOPLE, VERSIONS] = [3, 4, 20, 3];
const TABLES = ['instruction', 'evolution', 'review_event', 'review_decision', 'lineage'];
const HOUR_MS = 3_600_000;

/** One transaction: indexes are dropped and made again, and whatever fails leaves the database as it was. */
export async function fillReviewProject(order: ReviewProjectOrder): Promise<ReviewProject> {
  const made = await database().$transaction((tx) => fill(tx, order), { maxWait: HOUR_MS, timeout: HOUR_MS });
  // What autovacuum would have done by the time that people look at it.
  for (const table of [...TABLES, 'audit_item', 'evolution_tally']) {
    await database().$executeRawUnsafe(`VACUUM ANALYZE ${table}`);
  }
  return made;
}

async function fill(tx: Db, order: ReviewProjectOrder): Promise<ReviewProject> {
  const { evolutions, name = 'A million evolutions', overlap = 2, auditPerStratum = 500 } = order;
  const lineages = Math.max(1, Math.round(evolutions / (RUNS * ROUNDS)));
  const personIds = await addPeople(tx);
  const lead = personIds[0] ?? '';
  const scope = await insertProject(tx, { name, description: '', createdById: null });
  await tx.project.update({ where: { id: scope.projectId }, data: { overlap } });
  const remake = await dropIndexes(tx);
  await tx.$executeRawUnsafe(sql.DRAW);
  const banks = { opening: openings(6000), addition: additions(3000), answer: answers(2000) } satisfies Record<
    string,
    Sentence[]
  >;
  for (const [bank, sentences] of Object.entries(banks)) {
    const [texts, counts] = [sentences.map(({ text }) => text), sentences.map(({ words }) => words)];
    await tx.$executeRawUnsafe(sql.bankTable(bank), texts, counts);
  }
  const seedSetId = await addSeeds(tx, scope, lineages);
  const versions = await addTemplates(tx, scope);
  const teachers = await addTeachers(tx, scope);
  const runIds: Id[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const teacherId = teachers[run % teachers.length] ?? '';
    const place = { scope, seedSetId, teacherId, number: run, lineages, versions, personIds, overlap, lead };
    runIds.push(await addRun(tx, place));
  }
  const sampleId = newId();
  await tx.auditSample.create({
    data: { id: sampleId, projectId: scope.projectId, name: 'First audit', filter: {}, randomSeed: 1, strata: [] },
  });
  await tx.$executeRawUnsafe(sql.AUDIT_ITEMS, sampleId, scope.projectId, auditPerStratum);
  await remake();
  return { projectId: scope.projectId, runIds, personIds, evolutions: lineages * RUNS * ROUNDS };
}

/** Making an index once is many times faster than a million entries one by one. */
async function dropIndexes(tx: Db): Promise<() => Promise<void>> {
  const indexes = await tx.$queryRawUnsafe<{ name: string; definition: string }[]>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = ANY($1::text[]) AND indexname NOT LIKE '%_pkey'`,
    TABLES,
  );
  for (const { name } of indexes) await tx.$executeRawUnsafe(`DROP INDEX "${name}"`);
  return async () => {
    await tx.$executeRawUnsafe(`SET LOCAL maintenance_work_mem = '512MB'`);
    for (const { definition } of indexes) await tx.$executeRawUnsafe(definition);
  };
}

async function addPeople(tx: Db): Promise<Id[]> {
  const people = Array.from({ length: PEOPLE }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    return { id: `annotator-${number}`, name: `Annotator ${number}`, email: `annotator-${number}@example.test` };
  });
  await tx.user.createMany({ data: people.map((person) => ({ ...person, role: 'annotator' })), skipDuplicates: true });
  return people.map(({ id }) => id);
}

async function addSeeds(tx: Db, { projectId }: ProjectScope, lineages: number): Promise<Id> {
  const id = newId();
  const mapping = { shape: 'alpaca', instruction: 'instruction', input: null, response: null, category: null };
  const origin = { fileName: 'seeds.jsonl', format: 'jsonl', sha256: '', byteCount: 0, mapping };
  await tx.seedSet.create({ data: { id, projectId, name: 'Seeds', origin, rowCount: lineages } });
  await tx.$executeRawUnsafe(sql.SEEDS, projectId, id, lineages);
  return id;
}

/** Version → operation → id. */
async function addTemplates(tx: Db, { projectId }: ProjectScope): Promise<Record<string, Id>[]> {
  const versions = Array.from({ length: VERSIONS }, () =>
    Object.fromEntries(BUILT_IN_IDS.map((operation) => [operation, newId()])),
  );
  await tx.templateVersion.createMany({
    data: versions.flatMap((ids, at) =>
      BUILT_IN_IDS.map((operation) => {
        const text = `${defaultTemplate(operation)}${'\n'.repeat(at)}`;
        return { id: ids[operation] ?? '', projectId, operation, version: at + 1, text, sha256: '' };
      }),
    ),
    skipDuplicates: true,
  });
  await tx.templateChoice.createMany({
    data: BUILT_IN_IDS.map((operation) => ({
      projectId,
      operation,
      templateVersionId: versions.at(-1)?.[operation] ?? '',
    })),
    skipDuplicates: true,
  });
  return versions;
}

async function addTeachers(tx: Db, { projectId }: ProjectScope): Promise<Id[]> {
  const teachers = ['Large teacher', 'Small teacher'].map((name, at) => ({
    id: newId(),
    name,
    model: `bench-${at + 1}`,
  }));
  await tx.teacher.createMany({
    data: teachers.map((teacher) => ({ ...teacher, projectId, baseUrl: 'http://127.0.0.1:9/v1', parameters: {} })),
  });
  return teachers.map(({ id }) => id);
}

type RunPlace = {
  scope: ProjectScope;
  seedSetId: Id;
  teacherId: Id;
  number: number;
  lineages: number;
  versions: Record<string, Id>[];
  personIds: Id[];
  overlap: number;
  lead: Id;
};

async function addRun(tx: Db, place: RunPlace): Promise<Id> {
  const { scope, seedSetId, teacherId, number, lineages, versions } = place;
  const id = newId();
  const config = { ...PAPER_CONFIG, rounds: ROUNDS, randomSeed: number + 1 };
  await tx.run.create({
    data: {
      ...{
        id,
        projectId: scope.projectId,
        name: `Run ${number + 1}`,
        config,
        lineageCount: lineages,
        state: 'finished',
      },
      ...{
        evolverTeacherId: teacherId,
        judgeTeacherId: teacherId,
        responderTeacherId: teacherId,
        seedSetIds: [seedSetId],
      },
    },
  });
  await tx.$executeRawUnsafe(sql.HEAD_TABLE);
  await tx.$executeRawUnsafe(sql.HEADS, seedSetId, id, number + 1);
  await tx.$executeRawUnsafe(sql.LINEAGES);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const pinned = versions[(number + (round > 2 ? 1 : 0)) % versions.length] ?? {};
    await addRound(tx, place, { runId: id, number: round, pinned });
  }
  await tx.$executeRawUnsafe('DROP TABLE head');
  return id;
}

async function addRound(
  tx: Db,
  place: RunPlace,
  round: { runId: Id; number: number; pinned: Record<string, Id> },
): Promise<void> {
  const { projectId } = place.scope;
  const id = newId();
  const at = new Date();
  await tx.round.create({
    data: {
      ...{ id, projectId, runId: round.runId, number: round.number, state: 'finished', templateVersions: round.pinned },
      ...{ startedAt: at, finishedAt: at },
    },
  });
  await tx.$executeRawUnsafe(sql.MADE, round.number, 30 - place.number * 10 - round.number);
  await tx.$executeRawUnsafe('ANALYZE made');
  await tx.$executeRawUnsafe(sql.VOICES, place.personIds);
  await tx.$executeRawUnsafe(sql.STANDING, place.overlap);
  await tx.$executeRawUnsafe('ANALYZE standing');
  await tx.$executeRawUnsafe(sql.CHILDREN, projectId, round.number);
  await tx.$executeRawUnsafe(sql.EDGES, projectId, id, round.number, JSON.stringify(round.pinned), place.lead);
  await tx.$executeRawUnsafe(sql.EVENTS, projectId);
  await tx.$executeRawUnsafe(sql.DECISIONS, projectId);
  await tx.$executeRawUnsafe(sql.SETTLEMENTS, projectId, place.lead);
  await tx.$executeRawUnsafe(sql.ROUND_COUNTS, id);
  await tx.$executeRawUnsafe(sql.ADVANCE);
  for (const table of ['made', 'voice', 'standing']) await tx.$executeRawUnsafe(`DROP TABLE ${table}`);
}
