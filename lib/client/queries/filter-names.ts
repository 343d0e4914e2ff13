'use client';
/** The names of what a filter of the table holds by its id; only those lists are asked for that it needs. */
import { useQuery } from '@tanstack/react-query';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { queries } from '../api-client';
import type { NameOf } from '../filter-words';
import { useMay } from './permission';

export function useFilterNames(projectId: Id, filter: InstructionFilter): NameOf {
  const input = { projectId };
  const isLead = useMay('review.lead');
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
    enabled: filter.personId !== undefined && isLead,
  });
  const me = useQuery(queries.people.me.queryOptions()).data;
  const named = [runs.data, seedSets.data, teachers.data, me && [me], people.data].flatMap((list) => list ?? []);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  for (const { id, operation, version } of versions.data ?? []) {
    names.set(id, `${operationLabel(operation)} v${version}`);
  }
  return (id) => names.get(id) ?? null;
}
