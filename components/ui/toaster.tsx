'use client';
/** The place of the toasts, loaded after the page: there is no news before anybody has done anything. */
import { useSyncExternalStore } from 'react';
import { laterPart } from './later-part';

const Toasts = laterPart(() => import('./toast').then((part) => part.Toaster));

const nothingToFollow = () => () => undefined;

export function Toaster() {
  const isInBrowser = useSyncExternalStore(
    nothingToFollow,
    () => true,
    () => false,
  );
  return isInBrowser ? <Toasts /> : null;
}
