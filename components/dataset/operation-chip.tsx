'use client';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import { factsOf } from '@/lib/core/domain/operation';
/** The operation of a child: hue of its family, its icon and its name. */
import { OperationIcon } from './operation-icon';
import { type OperationLook, operationLook } from './operation-look';
import { useOperationLook } from './use-operation-look';

type OperationChipProps = {
  operation: string;
  /** complicate_input: the format of the data block that it had to add */
  dataFormat?: string | null;
  /** no ground, for dense tables and strips */
  isBare?: boolean;
  className?: string;
};

/** A built-in one costs no query, so that a table of a thousand rows has none. */
export function OperationChip(props: OperationChipProps) {
  if (factsOf(props.operation)) return <LookChip {...props} look={operationLook(props.operation)} />;
  return <OwnChip {...props} />;
}

function OwnChip(props: OperationChipProps) {
  return <LookChip {...props} look={useOperationLook(props.operation)} />;
}

function LookChip({ look, dataFormat, isBare = false, className }: OperationChipProps & { look: OperationLook }) {
  const icon = <OperationIcon name={look.icon} />;
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
        'inline-flex items-baseline gap-1.5 text-sm whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0 [&>svg]:self-center',
        look.text,
        className,
      )}
    >
      {icon}
      {words}
    </span>
  );
}
