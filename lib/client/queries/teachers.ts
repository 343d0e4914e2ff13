'use client';
/** Teachers as the browser asks for them, changes them and tries them. */
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useTeachers(projectId: Id) {
  return useSuspenseQuery(queries.teachers.list.queryOptions({ input: { projectId } })).data;
}

function useTeachersChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      // A new model has no price yet.
      [queries.teachers.list.key(), queries.prices.key()].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

export function useCreateTeacher() {
  const changed = useTeachersChanged();
  return useMutation({ ...queries.teachers.create.mutationOptions(), onSuccess: changed });
}

export function useUpdateTeacher() {
  const changed = useTeachersChanged();
  return useMutation({ ...queries.teachers.update.mutationOptions(), onSuccess: changed });
}

export function useArchiveTeacher() {
  const changed = useTeachersChanged();
  return useMutation({ ...queries.teachers.archive.mutationOptions(), onSuccess: changed });
}

export function useRestoreTeacher() {
  const changed = useTeachersChanged();
  return useMutation({ ...queries.teachers.restore.mutationOptions(), onSuccess: changed });
}

/** One real call; changes nothing. */
export function useTestTeacher() {
  return useMutation(queries.teachers.test.mutationOptions());
}
