'use client';
/** A button for an action of the table: its label, its key and the reason against it come from there. */
import { Button, type ButtonProps } from '@/components/ui/button';
import { type Action, isOffered, reasonAgainst } from '@/lib/client/action';
import { isSingleCharacter } from '@/lib/client/key-chord';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';

type ActionButtonProps = Omit<ButtonProps, 'onClick' | 'shortcut' | 'disabledReason'> & { action: Action };

export function ActionButton({ action, children, ...rest }: ActionButtonProps) {
  const [hasSingleLetters] = useSingleLetterKeys();
  if (!isOffered(action)) return null;
  const isKeyOff = !action.key || (!hasSingleLetters && isSingleCharacter(action.key));
  return (
    <Button
      {...rest}
      {...(action.key && !isKeyOff ? { shortcut: action.key } : {})}
      disabledReason={reasonAgainst(action)}
      onClick={(event) => action.perform(event.timeStamp)}
    >
      {children ?? action.label}
    </Button>
  );
}
