'use client';
/** Short news in the corner: something was done, and can perhaps be undone. Failures belong where the person looks, not here. */
import { Toaster as Base, toast } from 'sonner';

type News = { description?: string; action?: { label: string; perform: () => void }; id?: string };

export function showToast(title: string, { description, action, id }: News = {}): void {
  toast(title, {
    ...(description ? { description } : {}),
    ...(action ? { action: { label: action.label, onClick: action.perform } } : {}),
    ...(id ? { id } : {}),
  });
}

export function Toaster() {
  return (
    <Base
      position="bottom-right"
      gap={8}
      containerAriaLabel="News"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 font-sans text-base text-ink shadow-raised',
          content: 'grow',
          description: 'text-sm text-muted',
          actionButton: 'rounded-sm px-1.5 py-0.5 text-sm font-medium text-accent hover:bg-hover',
        },
      }}
    />
  );
}
