'use client';
'use no memo';
/** What surrounds every page for a signed-in person. */
import { type ReactNode, useState } from 'react';
import { laterPart } from '@/components/ui/later-part';
import { KeyListener } from './key-listener';
import { Sidebar } from './sidebar';
import { SmallScreenBar } from './small-screen-bar';
import { useFrameActions } from './use-frame-actions';
import { useWaitingDecisions } from './use-waiting-decisions';

const HealthBanner = laterPart(() => import('./health-banner').then((part) => part.HealthBanner));
const Palette = laterPart(() => import('./palette').then((part) => part.Palette));
const ShortcutSheet = laterPart(() => import('./shortcut-sheet').then((part) => part.ShortcutSheet));

type Sheet = 'none' | 'palette' | 'keys';

export function StudioFrame({ children }: { children: ReactNode }) {
  const [sheet, setSheet] = useState<Sheet>('none');
  const [wasOpened, setWasOpened] = useState({ palette: false, keys: false });
  const open = (next: 'palette' | 'keys') => {
    setWasOpened((before) => ({ ...before, [next]: true }));
    setSheet(next);
  };
  const change = (which: Sheet) => (isOpen: boolean) => setSheet(isOpen ? which : 'none');
  return (
    <>
      <FrameActions onPalette={() => open('palette')} onKeys={() => open('keys')} />
      <a
        href="#page"
        className="skip-link top-2 left-2 z-60 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent"
      >
        Skip to the page
      </a>
      <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
        <aside aria-label="Studio" className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line md:block">
          <Sidebar onFind={() => open('palette')} onShowKeys={() => open('keys')} />
        </aside>
        <div className="flex min-w-0 flex-col">
          <SmallScreenBar onFind={() => open('palette')} onShowKeys={() => open('keys')} />
          <HealthBanner />
          <main id="page" tabIndex={-1} className="grow outline-none">
            {children}
          </main>
        </div>
      </div>
      <KeyListener />
      {wasOpened.palette && <Palette open={sheet === 'palette'} onOpenChange={change('palette')} />}
      {wasOpened.keys && <ShortcutSheet open={sheet === 'keys'} onOpenChange={change('keys')} />}
    </>
  );
}

/** On its own, so that a change in the table does not draw the frame again. */
function FrameActions({ onPalette, onKeys }: { onPalette: () => void; onKeys: () => void }) {
  useFrameActions({ openPalette: onPalette, openKeys: onKeys });
  useWaitingDecisions();
  return null;
}
