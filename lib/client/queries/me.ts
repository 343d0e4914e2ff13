'use client';
/** Who is signed in, as far as buttons need it: the server checks every call again. */
import { useQuery } from '@tanstack/react-query';
import type { Permission } from '@/lib/core/domain/person';
import { queries } from '../api-client';

/** Why the person may not; null when they may, or while nobody knows yet. */
export function useRefusal(permission: Permission, doing: string): string | null {
  const me = useQuery(queries.people.me.queryOptions()).data;
  if (!me || me.permissions.includes(permission)) return null;
  return `Your role, ${me.role}, does not allow you to ${doing}.`;
}
