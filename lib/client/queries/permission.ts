'use client';
/** What the person at this page may do; apart from the changes to people, because every page asks it. */
import { useQuery } from '@tanstack/react-query';
import { can, type Permission } from '@/lib/core/domain/person';
import { queries } from '../api-client';

/** Whether the person at this page may; the server asks again. */
export function useMay(permission: Permission): boolean {
  const me = useQuery(queries.people.me.queryOptions()).data;
  return me !== undefined && can(me.role, permission);
}
