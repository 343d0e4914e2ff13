'use client';
/** On a small screen the sidebar is a drawer behind this bar. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { IconButton } from '@/components/ui/icon-button';
import { Sidebar } from './sidebar';
import { useCurrentProject } from './use-current-project';

export function SmallScreenBar({ onFind, onShowKeys }: { onFind: () => void; onShowKeys: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const { project } = useCurrentProject();
  const closeAnd = (perform: () => void) => () => {
    setIsOpen(false);
    perform();
  };
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-canvas px-2 md:hidden">
      <Base.Root open={isOpen} onOpenChange={(next) => setIsOpen(next)}>
        <Base.Trigger aria-label="Open the menu" className={buttonStyle('quiet', 'md', true)}>
          <MenuIcon size={18} aria-hidden />
        </Base.Trigger>
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
          <Base.Popup className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto border-r border-line bg-canvas shadow-panel outline-none transition-transform data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
            <Base.Title className="sr-only">Menu</Base.Title>
            <Sidebar onFind={closeAnd(onFind)} onShowKeys={closeAnd(onShowKeys)} onNavigate={() => setIsOpen(false)} />
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
      <span className="min-w-0 grow truncate font-medium">{project?.name ?? 'Evol Studio'}</span>
      <IconButton label="Find or do" icon={<Search size={18} aria-hidden />} onClick={onFind} />
    </header>
  );
}
