'use client';
/** One of the icons that an operation can have, in the hue of its family. */
import { OperationIcon } from '@/components/dataset/operation-icon';
import { operationLook } from '@/components/dataset/operation-look';
import { cn } from '@/components/ui/class-names';
import { OPERATION_ICONS, type OperationIcon as OperationIconName } from '@/lib/core/domain/operation-icon';
import type { OwnFamily } from '@/lib/core/domain/own-operation';

type IconChoiceProps = { value: OperationIconName; family: OwnFamily; onChange: (icon: OperationIconName) => void };

/** A person's edit has its own. */
const CHOICES = OPERATION_ICONS.filter((icon) => icon !== 'pencil-line');

export function IconChoice({ value, family, onChange }: IconChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Icon</legend>
      <div className="flex flex-wrap gap-1">
        {CHOICES.map((icon) => {
          const look = operationLook('', { family, icon, summary: '' });
          const name = icon.replaceAll('-', ' ');
          return (
            <label
              key={icon}
              title={name}
              className={cn(
                'flex size-8 cursor-pointer items-center justify-center rounded-md border border-transparent hover:bg-hover has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-focus [&_svg]:size-4',
                look.text,
              )}
            >
              <input
                type="radio"
                name="operation-icon"
                className="sr-only"
                aria-label={name}
                checked={icon === value}
                onChange={() => onChange(icon)}
              />
              <OperationIcon name={icon} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
