'use client';
/** Where the tree of an instruction's lineage is, and the key that leads there. */
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { type Action, useActions } from '@/lib/client/action';
import { lineageHref } from '@/lib/client/page-links';
import type { InstructionView } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

/** Open at this node; there the same key leads back. */
export function useTreeKey(projectId: Id, { id, lineage, evolution }: InstructionView): string {
  const router = useRouter();
  const href = lineageHref(projectId, lineage[0]?.instructionId ?? id, evolution?.id ?? null);
  const actions = useMemo<Action[]>(
    () => [
      {
        ...{ id: 'instruction.tree', label: 'Lineage tree', key: 'l', group: 'Instruction' },
        perform: () => router.push(href),
      },
    ],
    [router, href],
  );
  useActions(actions);
  return href;
}
