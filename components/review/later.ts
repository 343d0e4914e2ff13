'use client';
/** Parts of the room that nobody needs to decide the first item: loaded when the room is quiet, so that they are there when they are asked for. */
import { useEffect } from 'react';
import { laterPart } from '@/components/ui/later-part';

export const ItemDialogs = laterPart(() => import('./item-dialogs').then((part) => part.ItemDialogs));
export const FilterFields = laterPart(() => import('./filter-fields').then((part) => part.FilterFields));
export const Guidelines = laterPart(() => import('./guidelines').then((part) => part.Guidelines));
export const EditForm = laterPart(() => import('./edit-form').then((part) => part.EditForm));
export const AfterDecision = laterPart(() => import('./after-decision').then((part) => part.AfterDecision));
export const EndOfQueue = laterPart(() => import('./end-of-queue').then((part) => part.EndOfQueue));

const PARTS = [ItemDialogs, FilterFields, Guidelines, EditForm, AfterDecision, EndOfQueue];
const SCRIPTS = [() => import('@/lib/client/decision-answers'), () => import('@/lib/client/api-link')];
const QUIET_MS = 300;

/** Also for a line that breaks later: what is here needs no network. */
export function useLaterParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of PARTS) part.preload();
      for (const load of SCRIPTS) load().catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}
