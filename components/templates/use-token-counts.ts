'use client';
/** Tokens of some texts, a moment after they have settled; null while they are being counted, and where the tables cannot be had. */
import { useEffect, useState } from 'react';
import { countTokens } from '@/lib/client/count-tokens';

const SETTLE_MS = 250;
const SEPARATOR = '\0';

export function useTokenCounts(texts: readonly string[]): readonly number[] | null {
  const joined = texts.join(SEPARATOR);
  const [counted, setCounted] = useState<{ of: string; counts: number[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      Promise.all(joined.split(SEPARATOR).map(countTokens)).then(
        (counts) => isCurrent && setCounted({ of: joined, counts }),
        // The tables could not be loaded: the preview stands without a count.
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [joined]);
  return counted?.of === joined ? counted.counts : null;
}
