/** A filter that is on; pressed, it is off. */
import { X } from 'lucide-react';

export function ActiveChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove the filter ${name}`}
      onClick={onRemove}
      className="inline-flex h-6 items-center gap-1 rounded-sm bg-selected px-1.5 text-xs hover:bg-hover"
    >
      {name}
      <X aria-hidden className="size-3 text-muted" />
    </button>
  );
}
