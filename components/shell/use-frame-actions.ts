'use client';
/** What can be done from every page: go to another one, find, see the keys, change the theme, leave. */
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type Action, useActions } from '@/lib/client/action';
import { queries } from '@/lib/client/api-client';
import { projectHref } from '@/lib/client/page-links';
import { THEMES } from '@/lib/client/theme';
import { PROJECT_PAGES, pageHref, REVIEW_PAGES } from './navigation';
import { useCurrentProject } from './use-current-project';
import { useSignOut } from './use-sign-out';
import { useTheme } from './use-theme';

type Doors = { openPalette: () => void; openKeys: () => void };

export function useFrameActions({ openPalette, openKeys }: Doors): void {
  const router = useRouter();
  const { projectId, projects } = useCurrentProject();
  const me = useQuery(queries.people.me.queryOptions()).data;
  const [theme, setTheme] = useTheme();
  const signOut = useSignOut();
  const goTo = (id: string, label: string, href: string, key?: string): Action => ({
    id: `go.${id}`,
    label,
    group: 'Go to',
    ...(key ? { key } : {}),
    perform: () => router.push(href),
  });
  const actions: Action[] = [
    ...(projectId
      ? [...PROJECT_PAGES, ...REVIEW_PAGES]
          .filter((page) => page.permission === undefined || me?.permissions.includes(page.permission))
          .map((page) => goTo(page.id, page.label, pageHref(projectId, page), page.key))
      : []),
    goTo('projects', 'All projects', '/projects', 'g p'),
    goTo('account', 'Account', '/account'),
    ...(me?.permissions.includes('people.manage') ? [goTo('people', 'People', '/people')] : []),
    ...(me?.permissions.includes('runs.control') ? [goTo('workers', 'Workers', '/workers', 'g w')] : []),
    ...projects
      .filter((project) => project.id !== projectId)
      .map((project) => ({
        ...goTo(`project.${project.id}`, project.name, projectHref(project.id)),
        group: 'Projects',
      })),
    {
      id: 'palette',
      label: 'Find or do',
      key: 'mod+k',
      group: 'Studio',
      reach: 'everywhere',
      perform: openPalette,
      isPaletteHidden: true,
    },
    { id: 'keys', label: 'Show the keys', key: '?', group: 'Studio', perform: openKeys },
    ...THEMES.filter((one) => one !== theme).map((one) => ({
      id: `theme.${one}`,
      label: `Theme: ${one === 'system' ? 'as the system' : one}`,
      group: 'Studio',
      perform: () => setTheme(one),
    })),
    { id: 'sign-out', label: 'Sign out', group: 'Studio', perform: () => void signOut() },
  ];
  useActions(actions, 'frame');
}
