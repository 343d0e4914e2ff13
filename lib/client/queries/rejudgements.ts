'use client';
/** Judging again, as the browser asks for it. The event stream says when something moved; the look now and then is for a stream that is down. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RejudgementView } from '@/lib/core/contract/rejudgements';
import type { Id } from '@/lib/core/domain/identifier';
import { isUnderWay } from '@/lib/core/domain/rejudgement';
import { queries } from '../api-client';

const LOOK_AGAIN_MS = 3_000;

export function useRejudgements(projectId: Id, isAllowed: boolean) {
  return useQuery({
    ...queries.rejudgements.list.queryOptions({ input: { projectId } }),
    enabled: isAllowed,
    refetchInterval: ({ state }) => (state.data?.some((one) => isUnderWay(one.state)) ? LOOK_AGAIN_MS : false),
  });
}

function useRejudged() {
  const client = useQueryClient();
  return (made: RejudgementView, { projectId }: { projectId: Id }) => {
    client.setQueryData(queries.rejudgements.list.queryKey({ input: { projectId } }), (known) =>
      known ? [made, ...known.filter((one) => one.id !== made.id)] : [made],
    );
    void client.invalidateQueries({ queryKey: queries.rejudgements.key() });
  };
}

export function usePreviewRejudgement() {
  const changed = useRejudged();
  return useMutation({ ...queries.rejudgements.preview.mutationOptions(), onSuccess: changed });
}

export function useApplyRejudgement() {
  const changed = useRejudged();
  const client = useQueryClient();
  return useMutation({
    ...queries.rejudgements.apply.mutationOptions(),
    onSuccess: (made, input) => {
      changed(made, input);
      void client.invalidateQueries({ queryKey: queries.runs.key() });
    },
  });
}
