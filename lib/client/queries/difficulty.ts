'use client';
/** Judged difficulty as the browser asks for it. The event stream says when something moved; the look now and then is for a stream that is down. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DifficultyJobView } from '@/lib/core/contract/difficulty';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import type { EffectChoice } from './template-effects';

const LOOK_AGAIN_MS = 3_000;

export function useDifficultyJobs(projectId: Id) {
  return useQuery({
    ...queries.difficulty.list.queryOptions({ input: { projectId } }),
    refetchInterval: ({ state }) => (state.data?.some((job) => job.state === 'running') ? LOOK_AGAIN_MS : false),
  });
}

export function difficultyInput(
  projectId: Id,
  { runId, round, operation }: EffectChoice,
  { teacherId, perVersion }: { teacherId: Id; perVersion: number },
) {
  return {
    ...{ projectId, teacherId, perVersion },
    ...(runId === null ? {} : { runIds: [runId] }),
    ...(round === null ? {} : { rounds: [round] }),
    ...(operation === null ? {} : { operation }),
  };
}

type DifficultyInput = ReturnType<typeof difficultyInput>;

export function useDifficultyEstimate(input: DifficultyInput, isAskable: boolean) {
  return useQuery({
    ...queries.difficulty.estimate.queryOptions({ input }),
    enabled: isAskable,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

function useJobChanged() {
  const client = useQueryClient();
  return (job: DifficultyJobView, { projectId }: { projectId: Id }) => {
    client.setQueryData(queries.difficulty.list.queryKey({ input: { projectId } }), (known) =>
      known ? [job, ...known.filter((one) => one.id !== job.id)] : [job],
    );
    void client.invalidateQueries({ queryKey: queries.difficulty.key() });
  };
}

export function useStartDifficulty() {
  const changed = useJobChanged();
  return useMutation({ ...queries.difficulty.start.mutationOptions(), onSuccess: changed });
}

export function useCancelDifficulty() {
  const changed = useJobChanged();
  return useMutation({ ...queries.difficulty.cancel.mutationOptions(), onSuccess: changed });
}

export function useResumeDifficulty() {
  const changed = useJobChanged();
  return useMutation({ ...queries.difficulty.resume.mutationOptions(), onSuccess: changed });
}
