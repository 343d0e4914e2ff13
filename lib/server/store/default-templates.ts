/** Version 1 of every built-in operation: a new project gets them all, an older one those that came to the studio since. */
import { createHash } from 'node:crypto';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import type { Db } from './connection';
import { newId } from './new-id';

/** In the caller's transaction. Who comes second waits for the first at the unique key, and adds nothing. */
export async function addMissingTemplates(tx: Db, { projectId }: ProjectScope): Promise<void> {
  const rows = await tx.templateVersion.findMany({
    where: { projectId, operation: { in: [...BUILT_IN_IDS] } },
    select: { operation: true },
    distinct: ['operation'],
  });
  const there = new Set(rows.map((row) => row.operation));
  for (const operation of BUILT_IN_IDS) if (!there.has(operation)) await addFirst(tx, projectId, operation);
}

async function addFirst(tx: Db, projectId: string, operation: string): Promise<void> {
  const text = defaultTemplate(operation);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO template_version (id, "projectId", operation, version, text, note, sha256)
      VALUES (${newId()}::uuid, ${projectId}::uuid, ${operation}, 1, ${text}, 'The default of Evol Studio.', ${sha256})
      ON CONFLICT ("projectId", operation, version) DO NOTHING RETURNING id
    )
    INSERT INTO template_choice ("projectId", operation, "templateVersionId")
    SELECT ${projectId}::uuid, ${operation}, made.id FROM made ON CONFLICT DO NOTHING`;
}
