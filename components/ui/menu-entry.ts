/** What a menu offers. */
import type { ReactNode } from 'react';

export type MenuEntry =
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; label: string }
  | {
      kind?: 'item';
      id: string;
      label: ReactNode;
      icon?: ReactNode;
      shortcut?: string;
      href?: string;
      onSelect?: () => void;
      isDanger?: boolean;
      isCurrent?: boolean;
      disabledReason?: string | null;
    };
