'use client';
/** The bottom bar while a child is edited. */
import { ActionButton } from '@/components/shell/action-button';
import type { Action } from '@/lib/client/action';

export function EditBar({ actions, error }: { actions: readonly Action[]; error: string | null }) {
  const save = actions.find((action) => action.id === 'review.save-edit');
  const leave = actions.find((action) => action.id === 'review.leave-edit');
  return (
    <footer className="sticky bottom-0 z-20 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6">
      {save && <ActionButton action={save} variant="primary" />}
      {leave && <ActionButton action={leave} variant="quiet" />}
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
    </footer>
  );
}
