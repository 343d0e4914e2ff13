/** Who uses the studio, and what each role may do. */
import type { Id } from './identifier';

export const ROLES = ['owner', 'researcher', 'annotator'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: string | null): value is Role {
  return (ROLES as readonly (string | null)[]).includes(value);
}

export type Person = { id: Id; name: string; email: string; role: Role };

/** What a service call asks for before it does anything. */
export const PERMISSIONS = [
  'people.manage',
  'projects.manage',
  'data.read',
  'data.write',
  'runs.control',
  'templates.edit',
  'review.decide',
  'review.lead',
  'exports.make',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: PERMISSIONS,
  researcher: PERMISSIONS.filter((permission) => permission !== 'people.manage'),
  annotator: ['data.read', 'review.decide'],
};

export function can(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
