/** What runs and rounds will take before they start. */
import type { z } from 'zod';
import type { RunEstimate, runEstimateInput, SpendingView } from '@/lib/core/contract/runs';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { estimateRun, evolutionsOf, projectRounds } from '@/lib/core/evolution/estimate';
import { estimateSpending } from '@/lib/core/evolution/spending';
import { countDrops, measureLengths } from '../store/call-measures';
import { database } from '../store/connection';
import { tallyCount } from '../store/evolution-tally';
import { countOpenByState } from '../store/evolutions';
import { countParents } from '../store/frontier';
import { readRolePlans } from '../store/role-plans';
import { measureShares } from '../store/round-reports';
import { findOpenRound, listRounds } from '../store/rounds';
import { countSeeds, getRun, type RunRecord } from '../store/runs';
import { authorise } from './access';

export async function estimateRunSize(person: Person, input: z.input<typeof runEstimateInput>): Promise<RunEstimate> {
  const { projectId, seedSetIds, rounds, asksJudge = true, teacherIds, maxTokens, driver = 'live' } = input;
  const { poolPolicy = 'frontier', evolutionsPerInstruction = 1, untilKept = null } = input;
  const scope = await authorise(person, projectId, 'data.read');
  const [seeds, shares] = await Promise.all([
    countSeeds(database(), scope, seedSetIds),
    measureShares(database(), scope),
  ]);
  const loop = { rounds, poolPolicy, evolutionsPerInstruction, untilKept };
  const estimate = estimateRun({ parents: seeds, pool: seeds, kept: 0, ...loop }, shares, asksJudge);
  const asked = { seedSetIds, asksJudge, maxTokens, driver };
  const spend = teacherIds ? await spenderFor(scope, { ...asked, teacherIds }) : null;
  return {
    ...estimate,
    spending: spend?.({ evolutions: evolutionsOf(estimate.rounds), rounds: estimate.rounds.length }) ?? null,
    rounds: estimate.rounds.map((round) => ({
      ...round,
      costUsd: spend?.({ evolutions: round.evolutions, rounds: 1 }).costUsd ?? null,
    })),
  };
}

export async function estimateRounds(
  person: Person,
  { projectId, runId, rounds, of }: { projectId: Id; runId: Id; rounds: number; of: 'next' | 'open' },
): Promise<SpendingView> {
  const scope = await authorise(person, projectId, 'data.read');
  const run = await getRun(database(), scope, runId);
  const spend = await spenderFor(scope, {
    ...{ seedSetIds: run.seedSetIds, teacherIds: run.teacherIds, driver: run.driver },
    asksJudge: run.config.rules.includes('equal'),
    maxTokens: run.config.sampling.maxTokens,
  });
  return spend(of === 'open' ? await restOfRound(run) : await nextRounds(scope, run, rounds));
}

/** From what the next round would begin with now. */
async function nextRounds(
  scope: ProjectScope,
  { id, config, lineageCount }: RunRecord,
  rounds: number,
): Promise<Amount> {
  const db = database();
  const next = (await listRounds(db, [id])).length + 1;
  const { poolPolicy, evolutionsPerInstruction, untilKept } = config;
  const [kept, parents, shares] = await Promise.all([
    tallyCount(db, scope, { runId: id, status: 'kept' }),
    poolPolicy === 'frontier' ? lineageCount : countParents(db, id, next, poolPolicy),
    measureShares(db, scope),
  ]);
  const size = { parents, pool: lineageCount + kept, kept, rounds, poolPolicy, evolutionsPerInstruction, untilKept };
  const projected = projectRounds(size, shares?.failure ?? 0);
  return { evolutions: evolutionsOf(projected), rounds: projected.length };
}

/** What is open of the round under way, less the steps that its evolutions have behind them. */
async function restOfRound({ id }: RunRecord): Promise<Amount> {
  const round = await findOpenRound(database(), id);
  const open = round ? await countOpenByState(database(), round.id) : { planned: 0, evolved: 0, judged: 0 };
  const { planned, evolved, judged } = open;
  return {
    ...{ rounds: 1, evolutions: planned + evolved + judged },
    answered: { evolver: evolved + judged, judge: judged },
  };
}

type Asked = {
  seedSetIds: readonly Id[];
  teacherIds: Record<TeacherRole, Id>;
  asksJudge: boolean;
  maxTokens: number | undefined;
  driver: RunDriver;
};

/** `answered`: how many of the evolutions have each step behind them. */
type Amount = { evolutions: number; rounds: number; answered?: Partial<Record<TeacherRole, number>> };

/** What was measured and set is read once, for any number of amounts. */
async function spenderFor(scope: ProjectScope, asked: Asked): Promise<(amount: Amount) => SpendingView> {
  const db = database();
  const [drops, lengths] = await Promise.all([countDrops(db, scope), measureLengths(db, scope, asked.seedSetIds)]);
  const roles = await readRolePlans(db, scope, { ...asked, lengths });
  return (amount) => estimateSpending({ ...amount, drops, roles, via: asked.driver });
}
