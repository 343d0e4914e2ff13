'use client';
'use no memo';
/** On a small screen the sidebar is a drawer behind this bar. */
import { Menu as MenuIcon, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { IconButton } from '@/components/ui/icon-button';
import { Sidebar } from './sidebar';
import { useCurrentProject } from './use-current-project';

const SmallScreenDrawer = lazy(() =>
  import('./small-screen-drawer').then((part) => ({ default: part.SmallScreenDrawer })),
);

export function SmallScreenBar({ onFind, onShowKeys }: { onFind: () => void; onShowKeys: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const { project } = useCurrentProject();
  const closeAnd = (perform: () => void) => () => {
    setIsOpen(false);
    perform();
  };
  return (
    <header className="sticky top-0 z-30 flex h-12 [@media(height<24rem)]:static items-center gap-2 border-b border-line bg-canvas px-2 md:hidden">
      <button
        type="button"
        aria-label="Open the menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={buttonStyle('quiet', 'md', true)}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
      >
        <MenuIcon size={18} aria-hidden />
      </button>
      {wasOpened && (
        <Suspense>
          <SmallScreenDrawer open={isOpen} onOpenChange={setIsOpen}>
            <Sidebar onFind={closeAnd(onFind)} onShowKeys={closeAnd(onShowKeys)} onNavigate={() => setIsOpen(false)} />
          </SmallScreenDrawer>
        </Suspense>
      )}
      <span className="min-w-0 grow truncate font-medium">{project?.name ?? 'Evol Studio'}</span>
      <IconButton label="Find or do" icon={<Search size={18} aria-hidden />} onClick={onFind} />
    </header>
  );
}
