/** Whether the cap of a run allows it to start or to go on. */
import { requireBudget } from '@/lib/core/domain/budget';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { measureLengths } from './call-measures';
import type { Db } from './connection';
import { priceFor, readPrices } from './prices';
import { findBudget } from './run-budgets';
import type { RunRecord } from './runs';
import { findTeacher } from './teachers';

/** Throws what a person must do first. The first call is taken at its shortest: a longer one pauses the run instead. */
export async function requireRunBudget(db: Db, scope: ProjectScope, run: RunRecord): Promise<void> {
  const budget = await findBudget(db, run.id);
  if (!budget || budget.capUsd === null) return;
  const prices = await readPrices(db, scope);
  const roles = TEACHER_ROLES.filter((role) => role !== 'judge' || run.config.rules.includes('equal'));
  const calls = await Promise.all(
    roles.map(async (role) => {
      const teacher = await findTeacher(db, scope, run.teacherIds[role]);
      if (!teacher) throw new Error(`run ${run.id} has no ${role}`);
      const maxTokens = teacher.parameters.maxTokens ?? run.config.sampling.maxTokens;
      return { role, model: teacher.model, price: priceFor(prices, teacher), maxTokens };
    }),
  );
  const { shortestSeedBytes, shortestTemplateBytes } = await measureLengths(db, scope, run.seedSetIds);
  requireBudget(budget, calls, { promptTokens: shortestSeedBytes + shortestTemplateBytes, via: run.driver });
}
