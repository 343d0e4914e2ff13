'use client';
/** Views with a name: to go to, to save, to remove. */
import { Bookmark, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRefusal } from '@/lib/client/queries/me';
import { useRemoveView, useSavedViews, useSaveView } from '@/lib/client/queries/saved-views';
import type { SavedView } from '@/lib/core/contract/saved-views';
import type { Id } from '@/lib/core/domain/identifier';
import type { ListingState } from './use-listing';

type SavedViewsProps = { projectId: Id; state: ListingState };

export function SavedViews({ projectId, state }: SavedViewsProps) {
  const [isOpen, setOpen] = useState(false);
  const views = useSavedViews(projectId, 'instructions').data ?? [];
  return (
    <Popover
      title="Saved views"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Bookmark size={14} aria-hidden />}>
          Views
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-4">
        {views.length === 0 ? (
          <p className="text-sm text-muted">None yet. A view keeps filters, order and columns under a name.</p>
        ) : (
          <ul className="flex flex-col">
            {views.map((view) => (
              <ViewLine key={view.id} projectId={projectId} view={view} onGo={() => setOpen(false)} />
            ))}
          </ul>
        )}
        <SaveForm projectId={projectId} query={state.query} />
      </div>
    </Popover>
  );
}

function ViewLine({ projectId, view, onGo }: { projectId: Id; view: SavedView; onGo: () => void }) {
  const router = useRouter();
  const remove = useRemoveView();
  const refusal = useRefusal('review.lead', 'remove a view of everybody');
  const go = () => {
    router.replace(`${projectHref(projectId, 'instructions')}${view.query === '' ? '' : `?${view.query}`}`);
    onGo();
  };
  return (
    <li className="flex items-center justify-between gap-2">
      <Button variant="quiet" size="sm" onClick={go} className="min-w-0 justify-start">
        <span className="truncate">{view.name}</span>
        {view.isMine ? null : <span className="text-faint">everybody’s</span>}
      </Button>
      <IconButton
        size="sm"
        variant="quiet"
        label={`Remove the view ${view.name}`}
        icon={<Trash2 size={14} aria-hidden />}
        disabledReason={view.isMine ? null : refusal}
        onClick={() => remove.mutate({ projectId, viewId: view.id })}
      />
    </li>
  );
}

function SaveForm({ projectId, query }: { projectId: Id; query: string }) {
  const [name, setName] = useState('');
  const [isForEverybody, setForEverybody] = useState(false);
  const save = useSaveView();
  const refusal = useRefusal('review.lead', 'save a view for everybody');
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const view = { projectId, page: 'instructions', name, query, isForEverybody } as const;
        save.mutate(view, { onSuccess: () => setName('') });
      }}
    >
      <Field label="Save this view as" error={save.isError ? problemOf(save.error).message : null}>
        <Input size="sm" value={name} maxLength={120} required onChange={(event) => setName(event.target.value)} />
      </Field>
      {refusal ? null : <Checkbox label="For everybody" checked={isForEverybody} onCheckedChange={setForEverybody} />}
      <Button type="submit" size="sm" isBusy={save.isPending}>
        Save view
      </Button>
    </form>
  );
}
