'use client';
/** Runs as the browser asks for them and changes them. The event stream keeps `get`, `list` and `round` fresh under the same keys. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { RunView, runEstimateInput } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { api, queries } from '../api-client';

export function useRuns(projectId: Id) {
  return useQuery(queries.runs.list.queryOptions({ input: { projectId } }));
}

export function useRun(projectId: Id, runId: Id) {
  return useQuery(queries.runs.get.queryOptions({ input: { projectId, runId } }));
}

/** `number` null: no round is made yet, nothing is asked. */
export function useRoundReport(projectId: Id, runId: Id, number: number | null) {
  const options = queries.runs.round.queryOptions({ input: { projectId, runId, number: number ?? 0 } });
  return useQuery({ ...options, enabled: number !== null });
}

export type EstimateInput = z.input<typeof runEstimateInput>;

/** The figures of the last choice stay while the next ones are on their way. */
export function useRunEstimate(input: EstimateInput) {
  const isAskable = input.seedSetIds.length > 0 && Number.isInteger(input.rounds) && input.rounds >= 1;
  return useQuery({
    ...queries.runs.estimate.queryOptions({ input }),
    enabled: isAskable,
    placeholderData: keepPreviousData,
  });
}

/** What is still open of the round under way will take. */
export function useOpenSpending(projectId: Id, runId: Id) {
  return useQuery(queries.runs.spending.queryOptions({ input: { projectId, runId, of: 'open' } }));
}

/** What the next rounds of a run will take. */
export function useRoundsSpending(projectId: Id, runId: Id, rounds: number, isEnabled = true) {
  return useQuery({
    ...queries.runs.spending.queryOptions({ input: { projectId, runId, rounds } }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}

function useRunChanged() {
  const client = useQueryClient();
  return async (run: RunView) => {
    client.setQueryData(queries.runs.get.queryKey({ input: { projectId: run.projectId, runId: run.id } }), run);
    await Promise.all(
      [queries.runs.list.key(), queries.runs.round.key(), queries.runs.spending.key(), queries.projects.key()].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

export function useCreateRun() {
  const changed = useRunChanged();
  return useMutation({ ...queries.runs.create.mutationOptions(), onSuccess: changed });
}

export function useSetCap() {
  const changed = useRunChanged();
  return useMutation({ ...queries.runs.setCap.mutationOptions(), onSuccess: changed });
}

export function useSetWeights() {
  const changed = useRunChanged();
  return useMutation({ ...queries.runs.setWeights.mutationOptions(), onSuccess: changed });
}

export type RunCommand =
  | { kind: 'start'; rounds: number }
  | { kind: 'pause' }
  | { kind: 'resume' }
  | { kind: 'retryFailed' }
  | { kind: 'cancel' };

/** One mutation for all of them, so that the page shows one error in one place. */
export function useRunCommand(projectId: Id, runId: Id) {
  const changed = useRunChanged();
  const input = { projectId, runId };
  return useMutation({
    mutationFn: (command: RunCommand): Promise<RunView> =>
      command.kind === 'start' ? api.runs.start({ ...input, rounds: command.rounds }) : api.runs[command.kind](input),
    onSuccess: changed,
  });
}
