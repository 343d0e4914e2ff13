'use client';
/** Lineages as the browser asks for them: the tree, what hangs on a node, and what a person does with one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { Id } from '@/lib/core/domain/identifier';
import type { Decision } from '@/lib/core/domain/review';
import { api, queries } from '../api-client';

export function useLineageTree(projectId: Id, seedId: Id) {
  return useQuery(queries.lineages.tree.queryOptions({ input: { projectId, seedId } }));
}

/** `evolutionId` null: nothing is asked. */
export function useConsequences(projectId: Id, evolutionId: Id | null) {
  return useQuery({
    ...queries.lineages.consequences.queryOptions({ input: { projectId, evolutionId: evolutionId ?? '' } }),
    enabled: evolutionId !== null,
  });
}

export function useAttemptOffer(projectId: Id, evolutionId: Id, isEnabled: boolean) {
  return useQuery({
    ...queries.lineages.attemptOffer.queryOptions({ input: { projectId, evolutionId } }),
    enabled: isEnabled,
  });
}

function useLineagesChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [queries.lineages.key(), queries.bulk.key(), queries.instructions.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

export function useDropDescendants() {
  const changed = useLineagesChanged();
  return useMutation({ ...queries.lineages.dropDescendants.mutationOptions(), onSuccess: changed });
}

export function useRegenerate() {
  const changed = useLineagesChanged();
  return useMutation({ ...queries.lineages.regenerate.mutationOptions(), onSuccess: changed });
}

export type NodeDecision = { evolutionId: Id } & (
  | { kind: Exclude<Decision, 'unsure'>; eventId: Id; isBlind: boolean; shownAt: string }
  | { kind: 'undo'; undoesId: Id; shownAt: string }
);

/** A decision outside the review room: one event, sent at once. Answers why it was refused; null when it is stored. */
export function useDecideNode(projectId: Id) {
  const changed = useLineagesChanged();
  return useMutation({
    mutationFn: async ({ evolutionId, shownAt, ...decision }: NodeDecision): Promise<string | null> => {
      const decidedAt = new Date().toISOString();
      const event = decision.kind === 'undo' ? { ...decision, eventId: v7() } : { ...decision, undoesId: null };
      const { results } = await api.reviews.send({
        projectId,
        events: [{ ...event, evolutionId, shownAt, decidedAt }],
      });
      const [result] = results;
      return result?.outcome === 'refused' ? result.message : null;
    },
    onSuccess: changed,
  });
}
