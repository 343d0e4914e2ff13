/** The gate of every service: may this person do this, and does the project exist? */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { can, type Permission, type Person } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { projectExists } from '../store/projects';

const SENTENCES = {
  'people.manage': 'manage people',
  'projects.manage': 'manage projects',
  'data.read': 'see this',
  'data.write': 'change seeds, teachers or instructions',
  'runs.control': 'control runs',
  'templates.edit': 'edit templates',
  'review.decide': 'decide in reviews',
  'review.lead': 'lead reviews',
  'exports.make': 'make exports',
} as const satisfies Record<Permission, string>;

export function requirePermission(person: Person, permission: Permission): void {
  if (can(person.role, permission)) return;
  throw new AppError('not_allowed', `Your role, ${person.role}, does not allow you to ${SENTENCES[permission]}.`, {
    remedy: 'Ask the owner of this studio for another role.',
  });
}

/** The only way (besides the worker's) to a ProjectScope. */
export async function authorise(person: Person, projectId: Id, permission: Permission): Promise<ProjectScope> {
  requirePermission(person, permission);
  if (!(await projectExists(database(), projectId))) {
    throw new AppError('not_found', 'There is no such project.', { remedy: 'It may have been removed.' });
  }
  return { projectId } as ProjectScope;
}
