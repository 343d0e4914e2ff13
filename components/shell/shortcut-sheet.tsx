'use client';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
/** Every key that works on this page right now. */
import { Link } from '@/components/ui/link';
import { type Action, isOffered } from '@/lib/client/action';
import { isSingleCharacter } from '@/lib/client/key-chord';
import { effectiveKey } from '@/lib/client/key-dispatch';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';
import { groupActions, useCurrentActions } from './use-current-actions';

export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" size="md">
      <SheetContent onLeave={() => onOpenChange(false)} />
    </Dialog>
  );
}

function SheetContent({ onLeave }: { onLeave: () => void }) {
  const all = useCurrentActions();
  const [hasSingleLetters] = useSingleLetterKeys();
  const isHeard = (key: string | null | undefined): key is string =>
    Boolean(key) && (hasSingleLetters || !isSingleCharacter(key?.split(' ')[0] ?? ''));
  const heard = (action: Action) => [effectiveKey(action, all), ...(action.otherKeys ?? [])].filter(isHeard);
  const works = (action: Action) => isOffered(action) && heard(action).length > 0;
  return (
    <div className="flex flex-col gap-5">
      <div className="columns-1 gap-8 sm:columns-2">
        {groupActions(all.filter(works)).map(({ group, actions }) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-sm font-medium text-muted">{group}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id} className="flex min-h-7 items-center justify-between gap-4">
                  <dt>{action.label}</dt>
                  <dd className="flex gap-2">
                    {heard(action).map((key) => (
                      <Kbd key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="text-sm text-muted">
        {hasSingleLetters
          ? 'Single letters are keys. '
          : 'Single letters are switched off, so only keys with Ctrl or Command, arrows, Escape and Enter work. '}
        <Link href="/account" onClick={onLeave} className="text-accent underline">
          Change it on the account page
        </Link>
      </p>
    </div>
  );
}
