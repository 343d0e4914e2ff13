'use client';
/** The operations, each with the version that the next round will use. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { cn } from '@/components/ui/class-names';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import { compareOperations, type OperationId } from '@/lib/core/domain/operation';
import { layDesk } from './template-desk';

type OperationListProps = {
  versions: readonly TemplateVersionView[];
  current: OperationId;
  changed: readonly OperationId[];
  onChoose: (operation: OperationId) => void;
};

export function OperationList({ versions, current, changed, onChoose }: OperationListProps) {
  const operations = [...new Set(versions.map((version) => version.operation))].sort(compareOperations);
  return (
    <nav aria-label="Operations" className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1 lg:flex-col lg:overflow-visible">
      {operations.map((operation) => {
        const isCurrent = operation === current;
        const isChanged = changed.includes(operation);
        return (
          <button
            key={operation}
            type="button"
            aria-current={isCurrent ? 'true' : undefined}
            onClick={() => onChoose(operation)}
            className={cn(
              'flex h-8 shrink-0 items-center justify-between gap-3 rounded-md px-2 text-left',
              isCurrent ? 'bg-selected font-medium' : 'hover:bg-hover',
            )}
          >
            <OperationChip operation={operation} isBare />
            {isChanged ? (
              <span className="text-sm text-caution">not saved</span>
            ) : (
              <span className="text-sm text-faint tabular">v{layDesk(versions, operation)?.chosen.version ?? 0}</span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
