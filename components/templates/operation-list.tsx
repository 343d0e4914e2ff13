'use client';
/** The operations in their groups, each with the version that the next round will use. */
import { useEffect, useRef } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { cn } from '@/components/ui/class-names';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { OperationId } from '@/lib/core/domain/operation';
import type { OperationGroup } from './operation-groups';
import { layDesk } from './template-desk';

type OperationListProps = {
  versions: readonly TemplateVersionView[];
  groups: readonly OperationGroup[];
  current: OperationId;
  changed: readonly OperationId[];
  onChoose: (operation: OperationId) => void;
};

export function OperationList({ versions, groups, current, changed, onChoose }: OperationListProps) {
  return (
    <nav
      aria-label="Operations"
      className="-mx-1 flex gap-4 overflow-x-auto px-1 py-1 lg:pt-2 lg:flex-col lg:gap-3 lg:overflow-visible"
    >
      {groups.map(({ label, operations }) => (
        <fieldset key={label} className="flex shrink-0 flex-col gap-0.5">
          <legend className="px-2 pb-0.5 text-xs text-muted">{label}</legend>
          <div className="flex gap-1 lg:flex-col lg:gap-0.5">
            {operations.map((operation) => (
              <OperationButton
                key={operation}
                operation={operation}
                version={layDesk(versions, operation)?.chosen.version ?? 0}
                isCurrent={operation === current}
                isChanged={changed.includes(operation)}
                onChoose={() => onChoose(operation)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </nav>
  );
}

type OperationButtonProps = {
  operation: OperationId;
  version: number;
  isCurrent: boolean;
  isChanged: boolean;
  onChoose: () => void;
};

function OperationButton({ operation, version, isCurrent, isChanged, onChoose }: OperationButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // On a phone the list is one line, and the current one may stand beyond its end.
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onChoose}
      className={cn(
        'flex h-8 shrink-0 items-center justify-between gap-3 rounded-md px-2 text-left',
        isCurrent ? 'bg-selected font-medium' : 'hover:bg-hover',
      )}
    >
      <OperationChip operation={operation} isBare />
      {isChanged ? (
        <span className="text-sm text-caution">not saved</span>
      ) : (
        <span className="text-sm text-faint tabular">v{version}</span>
      )}
    </button>
  );
}
