'use client';
/** Who is signed in, and what is theirs: account, people, theme, leaving. */
import { useQuery } from '@tanstack/react-query';
import { CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun, Users } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { queries } from '@/lib/client/api-client';
import type { Theme } from '@/lib/client/theme';
import { useSignOut } from './use-sign-out';
import { useTheme } from './use-theme';

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_LABELS: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function AccountMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const me = useQuery(queries.people.me.queryOptions()).data;
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  const ThemeIcon = THEME_ICONS[theme];
  const entries: MenuEntry[] = [
    { id: 'account', label: 'Account', href: '/account', icon: <CircleUserRound size={14} aria-hidden /> },
    ...(me?.permissions.includes('people.manage')
      ? [{ id: 'people', label: 'People', href: '/people', icon: <Users size={14} aria-hidden /> }]
      : []),
    { id: 'keys', label: 'Keys', shortcut: '?', onSelect: onShowKeys, icon: <Keyboard size={14} aria-hidden /> },
    {
      id: 'theme',
      label: `Theme: ${THEME_LABELS[theme]}`,
      onSelect: () => setTheme(NEXT_THEME[theme]),
      icon: <ThemeIcon size={14} aria-hidden />,
    },
    { kind: 'separator', id: 'line' },
    { id: 'out', label: 'Sign out', onSelect: () => void signOut(), icon: <LogOut size={14} aria-hidden /> },
  ];
  return (
    <Menu
      side="top"
      trigger={
        <Button
          variant="quiet"
          className="w-full justify-start px-2"
          icon={<CircleUserRound size={16} aria-hidden className="shrink-0" />}
        >
          <span className="sr-only">Account: </span>
          <span className="truncate">{me?.name ?? '…'}</span>
        </Button>
      }
      entries={entries}
    />
  );
}
