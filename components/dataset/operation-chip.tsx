import { cn } from '@/components/ui/class-names';
import { operationLook } from './operation-look';

type OperationChipProps = {
  operation: string;
  /** complicate_input: the format of the data block that it had to add */
  dataFormat?: string | null;
  /** no ground, for dense tables and axes */
  isBare?: boolean;
  className?: string;
};

export function OperationChip({ operation, dataFormat, isBare = false, className }: OperationChipProps) {
  const look = operationLook(operation);
  const Icon = look.icon;
  return (
    <span
      title={look.summary || undefined}
      className={cn(
        'inline-flex items-center gap-1 whitespace-nowrap text-sm',
        look.text,
        !isBare && ['h-6 rounded-sm px-1.5', look.soft],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {look.label}
      {dataFormat ? <span className="font-mono text-xs">{dataFormat}</span> : null}
    </span>
  );
}
