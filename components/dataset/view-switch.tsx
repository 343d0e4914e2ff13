'use client';
/** The ways to see a text as small buttons, with the key that goes through them. */
import { cn } from '@/components/ui/class-names';
import { LetterKey } from './letter-key';

type ViewSwitchProps<View extends string> = {
  /** read to those who do not see it: "How the response is shown" */
  label: string;
  views: readonly View[];
  words: Readonly<Record<View, string>>;
  view: View;
  onViewChange: (view: View) => void;
  shortcut: string;
};

export function ViewSwitch<View extends string>(props: ViewSwitchProps<View>) {
  const { label, views, words, view, onViewChange, shortcut } = props;
  return (
    <fieldset className="flex items-center gap-0.5 text-sm text-muted">
      <legend className="sr-only">{label}</legend>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          // The focus stays where it is: Space would press this button again.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onViewChange(one)}
          className={cn('h-6 rounded-sm px-1.5', one === view ? 'bg-selected text-ink' : 'hover:bg-hover')}
        >
          {words[one]}
        </button>
      ))}
      <LetterKey keys={shortcut} className="ml-1 max-sm:hidden" />
    </fieldset>
  );
}
