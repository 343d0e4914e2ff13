'use client';
/** The place of the toasts, loaded after the page: there is no news before anybody has done anything. */
import dynamic from 'next/dynamic';

export const Toaster = dynamic(() => import('./toast').then((part) => part.Toaster), { ssr: false });
