'use client';
/** The open part of a menu, with all that moves the focus in it; loaded when a menu is about to be opened. */
import { Menu as Base } from '@base-ui/react/menu';
import type { RefObject } from 'react';
import { cn } from './class-names';
import { Kbd } from './kbd';
import { Link } from './link';
import type { MenuEntry } from './menu-entry';

type MenuPopupProps = {
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  entries: readonly MenuEntry[];
  align: 'start' | 'center' | 'end';
  side: 'top' | 'bottom';
};

export function MenuPopup({ open, onOpenChange, anchor, entries, align, side }: MenuPopupProps) {
  return (
    <Base.Root modal={false} open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            finalFocus={anchor}
            className="min-w-48 max-w-80 rounded-md border border-line bg-raised p-1 shadow-raised outline-none"
          >
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemStyle =
  'flex w-full items-center gap-2 rounded-sm px-2 py-1 text-base outline-none select-none data-disabled:text-faint data-highlighted:bg-hover';

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className="my-1 h-px bg-line" />;
  if (entry.kind === 'heading') return <p className="px-2 py-1 text-xs text-faint">{entry.label}</p>;
  const content = (
    <>
      {entry.icon && <span className="text-muted">{entry.icon}</span>}
      <span className="min-w-0 grow truncate">
        {entry.label}
        {entry.disabledReason && <span className="block text-sm text-faint">{entry.disabledReason}</span>}
      </span>
      {entry.shortcut && <Kbd keys={entry.shortcut} />}
    </>
  );
  const className = cn(itemStyle, entry.isDanger && 'text-danger', entry.isCurrent && 'font-medium');
  const isDisabled = Boolean(entry.disabledReason);
  if (entry.href && !isDisabled) {
    return (
      <Base.LinkItem
        closeOnClick
        className={className}
        render={<Link href={entry.href} aria-current={entry.isCurrent ? 'page' : undefined} />}
      >
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item disabled={isDisabled} className={className} onClick={() => entry.onSelect?.()}>
      {content}
    </Base.Item>
  );
}
