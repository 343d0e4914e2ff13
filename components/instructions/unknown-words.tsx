/** Says what in the address the table does not know, instead of showing something else than was asked for. */
import { Button } from '@/components/ui/button';

type UnknownWordsProps = { words: readonly { key: string; value: string }[]; onRemove: () => void };

export function UnknownWords({ words, onRemove }: UnknownWordsProps) {
  if (words.length === 0) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line bg-undecided-soft px-3 py-2 text-sm"
    >
      <p className="min-w-0 wrap-anywhere">
        The address asks for what this table does not know, so it is left out:{' '}
        {words.map(({ key, value }) => (value === '' ? key : `${key}=${value}`)).join(', ')}.
      </p>
      <Button size="sm" onClick={onRemove}>
        Remove from the address
      </Button>
    </div>
  );
}
