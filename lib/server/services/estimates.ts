/** What runs and rounds will take before they start. */
import type { z } from 'zod';
import type { RunEstimate, runEstimateInput, SpendingView } from '@/lib/core/contract/runs';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { estimateRun } from '@/lib/core/evolution/estimate';
import { estimateSpending } from '@/lib/core/evolution/spending';
import { countDrops, measureLengths } from '../store/call-measures';
import { database } from '../store/connection';
import { countOpenByState } from '../store/evolutions';
import { readRolePlans } from '../store/role-plans';
import { measureShares } from '../store/round-reports';
import { findOpenRound, listRounds } from '../store/rounds';
import { countSeeds, getRun, type RunRecord } from '../store/runs';
import { authorise } from './access';

export async function estimateRunSize(person: Person, input: z.input<typeof runEstimateInput>): Promise<RunEstimate> {
  const { projectId, seedSetIds, rounds, asksJudge = true, teacherIds, maxTokens, driver = 'live' } = input;
  const scope = await authorise(person, projectId, 'data.read');
  const [lineages, shares] = await Promise.all([
    countSeeds(database(), scope, seedSetIds),
    measureShares(database(), scope),
  ]);
  const asked = { seedSetIds, teacherIds, rounds, lineages, asksJudge, maxTokens, driver };
  const spending = teacherIds ? await spendingOf(scope, { ...asked, teacherIds }) : null;
  return { ...estimateRun({ lineages, rounds }, shares, asksJudge), spending };
}

export async function estimateRounds(
  person: Person,
  { projectId, runId, rounds, of }: { projectId: Id; runId: Id; rounds: number; of: 'next' | 'open' },
): Promise<SpendingView> {
  const scope = await authorise(person, projectId, 'data.read');
  const run = await getRun(database(), scope, runId);
  return spendingOf(scope, {
    ...{ seedSetIds: run.seedSetIds, teacherIds: run.teacherIds, driver: run.driver },
    ...(of === 'open' ? await restOfRound(run) : { rounds, lineages: await lineagesLeft(run) }),
    asksJudge: run.config.rules.includes('equal'),
    maxTokens: run.config.sampling.maxTokens,
  });
}

/** What is open of the round under way, less the steps that its evolutions have behind them. */
async function restOfRound({ id }: RunRecord) {
  const round = await findOpenRound(database(), id);
  const open = round ? await countOpenByState(database(), round.id) : { planned: 0, evolved: 0, judged: 0 };
  const { planned, evolved, judged } = open;
  return {
    ...{ rounds: 1, lineages: planned + evolved + judged },
    answered: { evolver: evolved + judged, judge: judged },
  };
}

/** Where a failure drops the lineage, the next round has as many as the last one kept. */
async function lineagesLeft({ id, config, lineageCount }: RunRecord): Promise<number> {
  if (config.onFailure.kind !== 'drop') return lineageCount;
  const last = (await listRounds(database(), [id])).at(-1);
  return last ? last.counters.kept : lineageCount;
}

type Asked = {
  seedSetIds: readonly Id[];
  teacherIds: Record<TeacherRole, Id>;
  rounds: number;
  lineages: number;
  asksJudge: boolean;
  maxTokens: number | undefined;
  driver: RunDriver;
  answered?: Partial<Record<TeacherRole, number>>;
};

async function spendingOf(scope: ProjectScope, asked: Asked): Promise<SpendingView> {
  const db = database();
  const [drops, lengths] = await Promise.all([countDrops(db, scope), measureLengths(db, scope, asked.seedSetIds)]);
  const roles = await readRolePlans(db, scope, { ...asked, lengths });
  const { rounds, lineages, driver, answered = {} } = asked;
  return estimateSpending({ evolutions: lineages * rounds, rounds, drops, roles, via: driver, answered });
}
