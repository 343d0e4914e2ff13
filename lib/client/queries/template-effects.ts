'use client';
/** What template versions bring, as the browser asks for it. Counting takes a moment in a large project, so it is asked again only when somebody asks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DifficultyJudge } from '@/lib/core/contract/template-effects';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

/** Null: all of them, or whoever judged last. */
export type EffectChoice = {
  runId: Id | null;
  round: number | null;
  operation: string | null;
  judge: Pick<DifficultyJudge, 'teacherId' | 'model' | 'promptVersion'> | null;
};

const STALE_AFTER_MS = 60_000;

function inputOf({ runId, round, judge }: EffectChoice) {
  return {
    ...(runId === null ? {} : { runIds: [runId] }),
    ...(round === null ? {} : { rounds: [round] }),
    ...(judge === null
      ? {}
      : { judgeTeacherId: judge.teacherId, judgeModel: judge.model, judgePromptVersion: judge.promptVersion }),
  };
}

export function useTemplateEffects(projectId: Id, choice: EffectChoice) {
  const { operation } = choice;
  return useQuery({
    ...queries.templateEffects.read.queryOptions({
      input: { projectId, ...inputOf(choice), ...(operation === null ? {} : { operation }) },
    }),
    staleTime: STALE_AFTER_MS,
    placeholderData: keepPreviousData,
  });
}

/** The first less the second. */
export function useEffectComparison(projectId: Id, choice: EffectChoice, firstId: Id, secondId: Id) {
  return useQuery({
    ...queries.templateEffects.compare.queryOptions({ input: { projectId, firstId, secondId, ...inputOf(choice) } }),
    staleTime: STALE_AFTER_MS,
    placeholderData: keepPreviousData,
  });
}
