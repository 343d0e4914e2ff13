'use client';
/** Scores of rounds, as the browser enters them; they stand on the run, which the event stream keeps fresh. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '../api-client';

function useRunsChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all([queries.runs.key(), queries.projects.key()].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useSetScore() {
  const changed = useRunsChanged();
  return useMutation({ ...queries.roundScores.set.mutationOptions(), onSuccess: changed });
}

export function useSetEvolStop() {
  const changed = useRunsChanged();
  return useMutation({ ...queries.roundScores.configure.mutationOptions(), onSuccess: changed });
}
