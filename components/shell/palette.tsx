'use client';
/** Every page and every action by name. Loaded when it is first asked for. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Kbd } from '@/components/ui/kbd';
import { type Action, isOffered, reasonAgainst } from '@/lib/client/action';
import { effectiveKey } from '@/lib/client/key-dispatch';
import { groupActions, useCurrentActions } from './use-current-actions';

export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-panel outline-none">
          <Base.Title className="sr-only">Find or do</Base.Title>
          <PaletteContent onDone={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const headingStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint';

function PaletteContent({ onDone }: { onDone: () => void }) {
  const all = useCurrentActions();
  const shown = all.filter((action) => !action.isPaletteHidden && isOffered(action));
  return (
    <Command label="Find or do" loop className="flex flex-col">
      <Command.Input
        autoFocus
        placeholder="A page, a project or an action"
        className="h-11 border-b border-line bg-transparent px-4 text-reading outline-none placeholder:text-faint"
      />
      <Command.List className={`max-h-[50vh] overflow-y-auto p-2 ${headingStyle}`}>
        <Command.Empty className="px-2 py-6 text-center text-muted">Nothing here has that name.</Command.Empty>
        {groupActions(shown).map(({ group, actions }) => (
          <Command.Group key={group} heading={group}>
            {actions.map((action) => (
              <Entry key={action.id} action={action} shownKey={effectiveKey(action, all)} onDone={onDone} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function Entry({ action, shownKey, onDone }: { action: Action; shownKey: string | null; onDone: () => void }) {
  const reason = reasonAgainst(action);
  const perform = () => {
    onDone();
    action.perform();
  };
  return (
    <Command.Item
      value={action.id}
      keywords={[action.label, action.group ?? '', action.keywords ?? '']}
      disabled={reason !== null}
      onSelect={perform}
      className="flex min-h-8 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 data-[disabled=true]:cursor-default data-[disabled=true]:text-faint data-[selected=true]:bg-hover"
    >
      <span className="min-w-0 grow truncate">{action.label}</span>
      {reason && <span className="truncate text-sm text-faint">{reason}</span>}
      {shownKey && !reason && <Kbd keys={shownKey} />}
    </Command.Item>
  );
}
