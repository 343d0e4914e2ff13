/** How many evolutions each rule dropped or let through where, from the maintained counts. */
import type { JudgedCount } from '@/lib/core/domain/audit-table';
import { RULES } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { compareOperations, HUMAN_EDIT } from '@/lib/core/domain/operation';
import type { Db } from './connection';
import { tallyOf } from './evolution-tally';

export type RunEvolver = { id: Id; name: string; evolverId: Id };

export async function listRunEvolvers(db: Db, { projectId }: ProjectScope): Promise<RunEvolver[]> {
  const rows = await db.run.findMany({
    where: { projectId },
    select: { id: true, name: true, evolverTeacherId: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, name, evolverTeacherId }) => ({ id, name, evolverId: evolverTeacherId }));
}

/** In the order of rules, operations and rounds. What a person wrote the machine never judged. */
export async function judgedCounts(db: Db, scope: ProjectScope, runs: readonly RunEvolver[]): Promise<JudgedCount[]> {
  const rows = await tallyOf(db, scope, { operation: { not: HUMAN_EDIT } }, [
    'runId',
    'roundNumber',
    'operation',
    'verdict',
    'rule',
  ]);
  const evolverOfRun = new Map(runs.map((run) => [run.id, run.evolverId]));
  const order = (list: readonly string[], word: string | null) => (word === null ? list.length : list.indexOf(word));
  return rows
    .map(({ runId, roundNumber, operation, verdict, rule, count }) => ({
      ...{ runId, round: roundNumber, operation, verdict, count },
      rule: RULES.find((known) => known === rule) ?? null,
      evolverId: evolverOfRun.get(runId) ?? '',
    }))
    .sort(
      (a, b) =>
        order(RULES, a.rule) - order(RULES, b.rule) ||
        compareOperations(a.operation, b.operation) ||
        a.round - b.round ||
        (a.runId < b.runId ? -1 : 1),
    );
}
