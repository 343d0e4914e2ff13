'use client';
/** The verdict of an audited item, asked for before deciding: the same event as in the review room, and recorded like it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { Id } from '@/lib/core/domain/identifier';
import { api, queries } from '../api-client';

type Revealing = { evolutionId: Id; shownAt: string };

export function useReveal(projectId: Id) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ evolutionId, shownAt }: Revealing): Promise<void> => {
      const event = { eventId: v7(), evolutionId, kind: 'reveal' as const, shownAt };
      const { results } = await api.reviews.send({
        projectId,
        events: [{ ...event, decidedAt: new Date().toISOString() }],
      });
      const [result] = results;
      if (result?.outcome === 'refused') throw new Error(result.message);
    },
    onSuccess: () =>
      Promise.all(
        [queries.instructions, queries.lineages, queries.dryRuns, queries.auditLog, queries.work].map((noun) =>
          client.invalidateQueries({ queryKey: noun.key() }),
        ),
      ),
  });
}
