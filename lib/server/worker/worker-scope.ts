/** The worker's way to a ProjectScope: whoever enqueued the job was authorised. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';

export function workerScope(projectId: Id): ProjectScope {
  return { projectId } as ProjectScope;
}
