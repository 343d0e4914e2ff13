'use client';
/** Parts of the room that nobody needs to decide the first item: loaded when the room is quiet, so that they are there when they are asked for. */
import { useEffect } from 'react';
import { laterPart } from '@/components/ui/later-part';

const parts = {
  itemDialogs: () => import('./item-dialogs').then((part) => part.ItemDialogs),
  filterFields: () => import('./filter-fields').then((part) => part.FilterFields),
  guidelines: () => import('./guidelines').then((part) => part.Guidelines),
  editForm: () => import('./edit-form').then((part) => part.EditForm),
  afterDecision: () => import('./after-decision').then((part) => part.AfterDecision),
  endOfQueue: () => import('./end-of-queue').then((part) => part.EndOfQueue),
  decisionAnswers: () => import('@/lib/client/decision-answers'),
  calls: () => import('@/lib/client/api-link'),
};

export const ItemDialogs = laterPart(parts.itemDialogs);
export const FilterFields = laterPart(parts.filterFields);
export const Guidelines = laterPart(parts.guidelines);
export const EditForm = laterPart(parts.editForm);
export const AfterDecision = laterPart(parts.afterDecision);
export const EndOfQueue = laterPart(parts.endOfQueue);

const QUIET_MS = 300;

/** Also for a line that breaks later: what is here needs no network. */
export function useLaterParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What cannot be loaded now is asked for again where it is needed, and says so there.
      for (const load of Object.values(parts)) load().catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}
