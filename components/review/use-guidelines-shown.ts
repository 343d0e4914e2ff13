'use client';
/** Whether the guidelines stand beside the item; remembered, so that who wants them has them in every sitting. */
import { useCallback } from 'react';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';

const CHOICE = 'review-guidelines';

export function useGuidelinesShown() {
  const areShown = useStoredChoice(CHOICE, 'hidden') === 'shown';
  const toggle = useCallback(() => storeChoice(CHOICE, areShown ? 'hidden' : 'shown'), [areShown]);
  return { areShown, toggle };
}
