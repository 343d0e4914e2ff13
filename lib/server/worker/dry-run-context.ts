/** What every step of a dry run needs beside its child: does it go on, its rules, its teachers and prices as they are now. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import type { EngineRules } from '@/lib/core/evolution/machine';
import { database } from '../store/connection';
import { type DryRunRecord, findDryRun } from '../store/dry-runs';
import { type PriceList, readPrices } from '../store/prices';
import { findTeacher, type SealedTeacher } from '../store/teachers';
import { workerScope } from './worker-scope';

export type DryRunContext = {
  record: DryRunRecord;
  isRunning: boolean;
  rules: EngineRules;
  teachers: Record<TeacherRole, SealedTeacher>;
  prices: PriceList;
};

/** Read for every call: a dry run is small, and a person who cancels or mends a teacher is heard at once. Null: its project was removed. */
export async function readDryRunContext(projectId: Id, dryRunId: Id): Promise<DryRunContext | null> {
  const scope = workerScope(projectId);
  const record = await findDryRun(database(), scope, dryRunId);
  if (!record) return null;
  const { teacherIds, settings, state } = record;
  const [evolver, judge, responder, prices] = await Promise.all([
    findTeacher(database(), scope, teacherIds.evolver),
    findTeacher(database(), scope, teacherIds.judge),
    findTeacher(database(), scope, teacherIds.responder),
    readPrices(database(), scope),
  ]);
  if (!evolver || !judge || !responder) throw new Error(`dry run ${dryRunId} lacks a teacher`);
  return { record, isRunning: state === 'running', rules: settings, teachers: { evolver, judge, responder }, prices };
}
