'use client';
'use no memo';
/** A way to another page. What it leads to is fetched when somebody comes near, not when it is seen: the side bar alone would ask for twenty pages before the one that was opened has its first item. */
import NextLink from 'next/link';
import { type ComponentProps, useRef, useState } from 'react';

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>;

/** A pointer that only passes by does not stay so long. */
const PASSING_MS = 60;

export function Link({ onPointerEnter, onPointerLeave, onFocus, ...rest }: LinkProps) {
  const [isNear, setNear] = useState(false);
  const timer = useRef<number>(undefined);
  return (
    <NextLink
      {...rest}
      prefetch={isNear ? null : false}
      onPointerEnter={(event) => {
        timer.current = window.setTimeout(() => setNear(true), PASSING_MS);
        onPointerEnter?.(event);
      }}
      onPointerLeave={(event) => {
        window.clearTimeout(timer.current);
        onPointerLeave?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
