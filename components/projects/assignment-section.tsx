'use client';
/** Who reviews what: each person's share of the evolutions, or a part of them by operation. */
import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { problemOf } from '@/lib/client/problem';
import { useAssignments, useRemoveAssignment, useSetAssignment } from '@/lib/client/queries/assignments';
import type { AssignmentView } from '@/lib/core/contract/assignments';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { AssignmentForm } from './assignment-form';
import { equalShares } from './equal-shares';
import { shortShares } from './short-shares';

type AssignmentSectionProps = { projectId: Id; overlap: number };

export function AssignmentSection({ projectId, overlap }: AssignmentSectionProps) {
  const found = useAssignments(projectId, true);
  const setting = useSetAssignment();
  const error = found.error ?? setting.error;
  const share = () => {
    if (!found.data) return;
    for (const part of equalShares(found.data.people, overlap)) {
      setting.mutate({ projectId, assignmentId: crypto.randomUUID(), filter: {}, ...part });
    }
  };
  return (
    <Section
      title="Who reviews what"
      description="Without an assignment everybody is handed everything. With some, whoever has none is handed what is assigned to nobody."
      className="border-t border-line pt-6"
      actions={
        found.data?.assignments.length === 0 && (
          <Button isBusy={setting.isPending} onClick={share}>
            Share equally
          </Button>
        )
      }
    >
      {error && <ErrorState problem={problemOf(error)} />}
      {found.data ? (
        <>
          <AssignmentTable projectId={projectId} assignments={found.data.assignments} />
          <TooFewPeople overlap={overlap} assignments={found.data.assignments} peopleCount={found.data.people.length} />
          <AssignmentForm projectId={projectId} people={found.data.people} />
        </>
      ) : (
        !error && <Skeleton className="h-24" />
      )}
    </Section>
  );
}

function AssignmentTable({ projectId, assignments }: { projectId: Id; assignments: AssignmentView[] }) {
  const removing = useRemoveAssignment();
  if (assignments.length === 0) {
    return (
      <EmptyState title="Nothing is assigned">
        Everybody works on one queue; nobody is handed what another has in hand.
      </EmptyState>
    );
  }
  return (
    <>
      {removing.error && <ErrorState problem={problemOf(removing.error)} />}
      <Table label="Assignments">
        <TableHead>
          <TableRow>
            <TableHeader>Person</TableHeader>
            <TableHeader>Operation</TableHeader>
            <TableHeader isNumeric>Share</TableHeader>
            <TableHeader>
              <span className="sr-only">Remove</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {assignments.map((assignment) => (
            <TableRow key={assignment.id}>
              <TableCell>{assignment.personName}</TableCell>
              <TableCell>{operationOf(assignment)}</TableCell>
              <TableCell isNumeric>{`${assignment.shareFrom}–${assignment.shareTo} %`}</TableCell>
              <TableCell className="text-right">
                <IconButton
                  label={`Remove the assignment of ${assignment.personName}`}
                  icon={<X aria-hidden size={14} />}
                  size="sm"
                  isBusy={removing.isPending && removing.variables.assignmentId === assignment.id}
                  onClick={() => removing.mutate({ projectId, assignmentId: assignment.id })}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

type TooFewPeopleProps = { overlap: number; assignments: AssignmentView[]; peopleCount: number };

/** Nobody in the room could see it: there it waits for somebody else. */
function TooFewPeople({ overlap, assignments, peopleCount }: TooFewPeopleProps) {
  const short = shortShares(assignments, { overlap, peopleCount });
  if (short.length === 0) return null;
  const isAlone = !assignments.some(({ filter }) => filter.operation);
  const parts = short.map(({ operation, hundredths }) => {
    const whole = operation ? operationLabel(operation) : isAlone ? 'everything' : 'the other operations';
    return hundredths === 100 ? whole : `${hundredths} % of ${whole}`;
  });
  return (
    <p role="status" className="max-w-3xl rounded-sm bg-caution-soft px-2 py-1 text-caution">
      {overlap === 1 ? 'One person decides' : `${overlap} people decide`} about each evolution, but fewer have this in
      their share, so it stays open: {parts.join(', ')}.
    </p>
  );
}

function operationOf({ filter }: AssignmentView): string {
  return filter.operation ? operationLabel(filter.operation) : 'every operation';
}
