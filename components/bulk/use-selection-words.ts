'use client';
/** What a decision about many is about, in words, with the names of what its filter holds; only those are asked for that it needs. */
import { useQuery } from '@tanstack/react-query';
import { queries } from '@/lib/client/api-client';
import type { BulkSelection } from '@/lib/core/contract/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { selectionWords } from './bulk-words';

export function useSelectionWords(projectId: Id, selection: BulkSelection): string {
  const filter = selection.kind === 'filter' ? selection.filter : {};
  const input = { projectId };
  const runs = useQuery({ ...queries.runs.list.queryOptions({ input }), enabled: filter.runId !== undefined });
  const seedSets = useQuery({
    ...queries.seeds.listSets.queryOptions({ input }),
    enabled: filter.seedSetId !== undefined,
  });
  const versions = useQuery({
    ...queries.templates.list.queryOptions({ input }),
    enabled: filter.templateVersionId !== undefined,
  });
  const teachers = useQuery({
    ...queries.teachers.list.queryOptions({ input }),
    enabled: filter.teacherId !== undefined,
  });
  const people = useQuery({
    ...queries.auditLog.people.queryOptions({ input }),
    enabled: filter.personId !== undefined,
  });
  const named = [runs.data, seedSets.data, teachers.data, people.data].flatMap((list) => list ?? []);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  for (const { id, operation, version } of versions.data ?? [])
    names.set(id, `${operationLabel(operation)} v${version}`);
  return selectionWords(selection, (id) => names.get(id) ?? null);
}
