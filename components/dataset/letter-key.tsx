'use client';
/** The print of a key that is one letter: gone where somebody has switched such keys off. */
import { Kbd } from '@/components/ui/kbd';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';

type LetterKeyProps = { keys: string; isHidden?: boolean; className?: string };

export function LetterKey(props: LetterKeyProps) {
  const [hasSingleLetters] = useSingleLetterKeys();
  return hasSingleLetters ? <Kbd {...props} /> : null;
}
