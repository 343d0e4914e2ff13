/** Who reviews what, as leads set it. */
import type { AssignmentView } from '@/lib/core/contract/assignments';
import type { OpenFilter } from '@/lib/core/contract/reviews';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { findPerson, listPeople } from '../store/people';
import * as store from '../store/review-assignments';
import { authorise } from './access';

export async function listAssignments(person: Person, { projectId }: { projectId: Id }) {
  const scope = await authorise(person, projectId, 'review.lead');
  const [people, assignments] = await Promise.all([listPeople(database()), store.listAssignments(database(), scope)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    people: people.map(({ id, name, role }) => ({ id, name, role })),
    assignments: assignments.map((assignment) => ({
      ...assignment,
      personName: names.get(assignment.personId) ?? 'a person who left',
    })),
  };
}

type SetInput = {
  projectId: Id;
  assignmentId: Id;
  personId: Id;
  filter: OpenFilter;
  shareFrom: number;
  shareTo: number;
};

export async function setAssignment(person: Person, input: SetInput): Promise<AssignmentView> {
  const scope = await authorise(person, input.projectId, 'review.lead');
  const { projectId, assignmentId: id, personId, filter, shareFrom, shareTo } = input;
  if (shareFrom >= shareTo) {
    throw new AppError('invalid_input', 'The share ends before it begins.', { place: 'shareTo' });
  }
  const assigned = await findPerson(database(), personId);
  if (!assigned) throw new AppError('invalid_input', 'There is no such person.', { place: 'personId' });
  const assignment = { id, personId, filter, shareFrom, shareTo };
  await inTransaction(async (tx) => {
    if (!(await store.setAssignment(tx, scope, { ...assignment, createdById: person.id }))) {
      throw new AppError('conflict', 'This id belongs to an assignment of another project.', { place: 'assignmentId' });
    }
    await announceChange(tx, { projectId, nouns: ['reviews'] });
  });
  return { ...assignment, personName: assigned.name };
}

export async function removeAssignment(person: Person, input: { projectId: Id; assignmentId: Id }) {
  const scope = await authorise(person, input.projectId, 'review.lead');
  await inTransaction(async (tx) => {
    await store.removeAssignment(tx, scope, input.assignmentId);
    await announceChange(tx, { projectId: input.projectId, nouns: ['reviews'] });
  });
  return {};
}
