'use client';
/** Which rows are selected: some by hand, or all that match. Another filter is another question, so it begins with none. */
import { useState } from 'react';
import type { SelectedInstructions } from '@/lib/client/selected-instructions';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

type Chosen = { under: string; ids: ReadonlySet<Id>; isAll: boolean };

export function useSelection(filter: InstructionFilter, total: number | null) {
  const under = JSON.stringify(filter);
  const [kept, setKept] = useState<Chosen>({ under, ids: new Set(), isAll: false });
  const chosen = kept.under === under ? kept : { under, ids: new Set<Id>(), isAll: false };
  const clear = () => setKept({ under, ids: new Set(), isAll: false });
  const choose = (ids: readonly Id[], isOn: boolean) => {
    const next = new Set(chosen.ids);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setKept({ under, ids: next, isAll: false });
  };
  const selected: SelectedInstructions | null = chosen.isAll
    ? { selection: { kind: 'filter', filter }, count: total, clear }
    : chosen.ids.size > 0
      ? { selection: { kind: 'rows', instructionIds: [...chosen.ids] }, count: chosen.ids.size, clear }
      : null;
  return {
    selected,
    isSelected: (id: Id) => chosen.isAll || chosen.ids.has(id),
    toggle: (id: Id) => choose([id], !(chosen.ids.has(id) && !chosen.isAll)),
    choose,
    chooseAll: () => setKept({ under, ids: new Set(), isAll: true }),
    clear,
    isAll: chosen.isAll,
  };
}

export type Selection = ReturnType<typeof useSelection>;
