/** Did a change of a template help: what came of each version in each round, and two versions against one another. */
import type {
  DifficultyJudge,
  EffectCell,
  EffectComparison,
  EffectFilter,
  TemplateEffects,
  VersionEffect,
} from '@/lib/core/contract/template-effects';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import {
  addEffects,
  compareEffects,
  type EffectSums,
  measureEffect,
  NO_EFFECT,
  overlapOf,
} from '@/lib/core/domain/template-effect';
import { database } from '../store/connection';
import { listJudges, listRunRounds, nameVersions, type VersionName } from '../store/effect-frame';
import { countEffects, type EffectRow } from '../store/template-effects';
import { authorise } from './access';

type JudgeWish = {
  judgeTeacherId?: Id | undefined;
  judgeModel?: string | undefined;
  judgePromptVersion?: number | undefined;
};
type Wish = { projectId: Id } & EffectFilter & JudgeWish;

export async function readTemplateEffects(person: Person, wish: Wish): Promise<TemplateEffects> {
  const scope = await authorise(person, wish.projectId, 'data.read');
  const countedAt = new Date().toISOString();
  const { judge, judges } = await chooseJudge(scope, wish);
  const [rows, versions, runs] = await Promise.all([
    countEffects(database(), scope, { ...wish, judge }),
    nameVersions(database(), scope),
    listRunRounds(database(), scope),
  ]);
  const place = new Map(runs.map((run, at) => [run.id, at]));
  const inOrder = rows.toSorted(
    (a, b) => a.roundNumber - b.roundNumber || (place.get(a.runId) ?? 0) - (place.get(b.runId) ?? 0),
  );
  return {
    versions: versions.flatMap((version) => effectOf(version, inOrder) ?? []),
    runs: runs.filter((run) => run.rounds.length > 0),
    ...{ judge, judges, countedAt },
  };
}

export async function compareTemplateEffects(
  person: Person,
  wish: Omit<Wish, 'operation'> & { firstId: Id; secondId: Id },
): Promise<EffectComparison> {
  const scope = await authorise(person, wish.projectId, 'data.read');
  const { firstId, secondId } = wish;
  const versions = await nameVersions(database(), scope);
  const [first, second] = [firstId, secondId].map((id) => versions.find((version) => version.id === id));
  if (!first || !second) throw new AppError('not_found', 'There is no such template version in this project.');
  if (first.operation !== second.operation) {
    throw new AppError('invalid_input', 'These are versions of two operations.', {
      place: 'secondId',
      remedy: 'Choose two versions of the same operation.',
    });
  }
  const { judge } = await chooseJudge(scope, wish);
  const rows = await countEffects(database(), scope, { ...wish, templateVersionIds: [firstId, secondId], judge });
  const [ofFirst, ofSecond] = [firstId, secondId].map((id) => rows.filter((row) => row.templateVersionId === id));
  const [firstRows, secondRows] = [ofFirst ?? [], ofSecond ?? []];
  const [firstRounds, secondRounds] = [roundsOf(firstRows), roundsOf(secondRows)];
  const { kind, shared } = overlapOf(firstRounds, secondRounds);
  return {
    operation: first.operation,
    first: { ...named(first), total: cellOf(together(firstRows)) },
    second: { ...named(second), total: cellOf(together(secondRows)) },
    differences: compareEffects(together(firstRows), together(secondRows)),
    ...{ overlap: kind, firstRounds, secondRounds },
    within: shared.map((roundNumber) => {
      const inRound = (list: readonly EffectRow[]) => together(list.filter((row) => row.roundNumber === roundNumber));
      return { roundNumber, differences: compareEffects(inRound(firstRows), inRound(secondRows)) };
    }),
  };
}

async function chooseJudge(scope: ProjectScope, wish: JudgeWish) {
  const judges = await listJudges(database(), scope);
  const isWanted = ({ teacherId, model, promptVersion }: DifficultyJudge) =>
    teacherId === (wish.judgeTeacherId ?? teacherId) &&
    model === (wish.judgeModel ?? model) &&
    promptVersion === (wish.judgePromptVersion ?? promptVersion);
  return { judges, judge: judges.find(isWanted) ?? null };
}

const named = ({ id, operation, version, note }: VersionName) => ({ templateVersionId: id, operation, version, note });

function effectOf(version: VersionName, rows: readonly EffectRow[]): VersionEffect | null {
  const own = rows.filter((row) => row.templateVersionId === version.id);
  if (own.length === 0) return null;
  return {
    ...named(version),
    total: cellOf(together(own)),
    rounds: own.map(({ runId, roundNumber, sums }) => ({ runId, roundNumber, ...cellOf(sums) })),
  };
}

function roundsOf(rows: readonly EffectRow[]): number[] {
  return [...new Set(rows.map((row) => row.roundNumber))].toSorted((a, b) => a - b);
}

function together(rows: readonly EffectRow[]): EffectSums {
  return rows.reduce((sums, row) => addEffects(sums, row.sums), NO_EFFECT);
}

function cellOf(sums: EffectSums): EffectCell {
  const { kept, dropped, undecided, failed, open, retries, keptNow, drops, people, unpricedCalls, unparsed } = sums;
  return {
    counts: { kept, dropped, undecided, failed, open, retries, keptNow },
    drops: drops.toSorted((a, b) => b.count - a.count || a.rule.localeCompare(b.rule, 'en')),
    people,
    costUsd: sums.cost.over.sum,
    ...{ unpricedCalls, unparsed },
    measures: measureEffect(sums),
  };
}
