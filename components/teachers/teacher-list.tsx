'use client';
/** The teachers of a project: those in use, and those archived below. */
import { GraduationCap, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { type Action, useActions } from '@/lib/client/action';
import { useRefusal } from '@/lib/client/queries/me';
import { useTeachers } from '@/lib/client/queries/teachers';
import type { TeacherView } from '@/lib/core/contract/teachers';
import type { Id } from '@/lib/core/domain/identifier';
import { PriceSection } from './price-section';
import { TeacherDialog } from './teacher-dialog';
import { TeacherRow } from './teacher-row';

type Editing = { teacher: TeacherView | null };

export function TeacherList({ projectId }: { projectId: Id }) {
  const teachers = useTeachers(projectId);
  const reasonAgainst = useRefusal('data.write', 'change teachers');
  const [editing, setEditing] = useState<Editing | null>(null);
  const add = useMemo<Action>(
    () => ({
      id: 'teachers.add',
      label: 'Add a teacher',
      key: 'n',
      group: 'Teachers',
      when: () => reasonAgainst ?? true,
      perform: () => setEditing({ teacher: null }),
    }),
    [reasonAgainst],
  );
  useActions(useMemo(() => [add], [add]));
  const inUse = teachers.filter((teacher) => teacher.archivedAt === null);
  const archived = teachers.filter((teacher) => teacher.archivedAt !== null);
  const rows = (shown: readonly TeacherView[]) =>
    shown.map((teacher) => (
      <TeacherRow
        key={teacher.id}
        projectId={projectId}
        teacher={teacher}
        reasonAgainst={reasonAgainst}
        onEdit={() => setEditing({ teacher })}
      />
    ));
  return (
    <PageFrame
      title="Teachers"
      description="The models that evolve, judge and answer, each behind an OpenAI-compatible API."
      actions={<ActionButton action={add} variant="primary" icon={<Plus size={16} aria-hidden />} />}
    >
      {inUse.length === 0 ? (
        <EmptyState title="No teacher yet" icon={<GraduationCap size={20} aria-hidden />}>
          Add the base URL and the model of a server that speaks the OpenAI API; a run can then use it.
        </EmptyState>
      ) : (
        <ul aria-label="Teachers" className="border-t border-line">
          {rows(inUse)}
        </ul>
      )}
      {archived.length > 0 && (
        <details>
          <summary className="rounded-sm font-medium">
            Archived <span className="font-normal text-faint tabular">{archived.length}</span>
          </summary>
          <p className="mt-1 text-sm text-muted">Kept, because rounds were made with them; not offered to new runs.</p>
          <ul aria-label="Archived teachers" className="mt-3 border-t border-line">
            {rows(archived)}
          </ul>
        </details>
      )}
      <PriceSection projectId={projectId} reasonAgainst={reasonAgainst} />
      {editing && <TeacherDialog projectId={projectId} teacher={editing.teacher} onClose={() => setEditing(null)} />}
    </PageFrame>
  );
}
