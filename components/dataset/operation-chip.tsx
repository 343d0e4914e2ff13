/** The operation of a child: hue of its family, its icon and its name. */
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import { operationLook } from './operation-look';

type OperationChipProps = {
  operation: string;
  /** complicate_input: the format of the data block that it had to add */
  dataFormat?: string | null;
  /** no ground, for dense tables and strips */
  isBare?: boolean;
  className?: string;
};

export function OperationChip({ operation, dataFormat, isBare = false, className }: OperationChipProps) {
  const look = operationLook(operation);
  const icon = <look.icon aria-hidden />;
  const words = dataFormat ? `${look.label}, ${dataFormat}` : look.label;
  if (!isBare) {
    return (
      <Chip tone={look.tone} icon={icon} title={look.summary || undefined} className={className}>
        {words}
      </Chip>
    );
  }
  return (
    <span
      title={look.summary || undefined}
      className={cn(
        'inline-flex items-center gap-1.5 text-sm whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        look.text,
        className,
      )}
    >
      {icon}
      {words}
    </span>
  );
}
