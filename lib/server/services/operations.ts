/** Operations that a project makes for itself: a name that stays, settings that the next run takes, and a template from the first moment. */
import type { OperationView } from '@/lib/core/contract/operations';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import { BUILT_IN_OPERATIONS, type OperationId, operationLabel } from '@/lib/core/domain/operation';
import { whyNotOperationId } from '@/lib/core/domain/own-operation';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { checkTemplate } from '@/lib/core/domain/template';
import { type Db, database, inTransaction, isUniqueViolation } from '../store/connection';
import { announceChange } from '../store/notices';
import * as store from '../store/operations';
import { chooseTemplateVersion, insertTemplateVersion } from '../store/templates';
import { authorise } from './access';

type OneInput = { projectId: Id; operation: OperationId };

const BUILT_IN: OperationView[] = BUILT_IN_OPERATIONS.map(
  ({ id, family, icon, summary, skippedRules, replyLabel }): OperationView => ({
    ...{ operation: id, family, icon, summary, skippedRules: [...(skippedRules ?? [])] },
    ...{ replyLabel: replyLabel ?? null, isBuiltIn: true, isOn: true, createdByName: null, createdAt: null },
  }),
);

export async function listOperations(person: Person, { projectId }: { projectId: Id }): Promise<OperationView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return [...BUILT_IN, ...(await store.listOwnOperations(database(), scope))];
}

type Made = OneInput & { text: string } & store.OperationSettings;

export async function createOperation(person: Person, input: Made): Promise<OperationView> {
  const { projectId, operation, text, ...settings } = input;
  const scope = await authorise(person, projectId, 'templates.edit');
  checkWords(settings);
  const [problem] = checkTemplate(operation, text);
  if (problem) throw new AppError('invalid_input', problem.message, { place: 'text' });
  return inTransaction(async (tx) => {
    const refusal = whyNotOperationId(operation, await store.listOwnOperations(tx, scope));
    if (refusal) throw new AppError('invalid_input', refusal, { place: 'operation' });
    await store.insertOperation(tx, scope, operation, settings, person.id);
    const first = { operation, version: 1, text, note: 'The first version.', authorId: person.id };
    await chooseTemplateVersion(tx, scope, operation, await insertTemplateVersion(tx, scope, first));
    await announceChange(tx, { projectId, nouns: ['operations', 'templates'] });
    return mustFind(tx, scope, operation);
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    const message = `Somebody else made an operation “${operationLabel(operation)}” at the same moment.`;
    throw new AppError('conflict', message, { place: 'operation' });
  });
}

export async function changeOperation(
  person: Person,
  { projectId, operation, ...settings }: OneInput & store.OperationSettings,
): Promise<OperationView> {
  const scope = await authorise(person, projectId, 'templates.edit');
  checkWords(settings);
  return inTransaction(async (tx) => {
    if (!(await store.changeOperation(tx, scope, operation, settings))) throw missing(operation);
    await announceChange(tx, { projectId, nouns: ['operations'] });
    return mustFind(tx, scope, operation);
  });
}

/** Runs that were made with it go on: a run keeps what it was made with. */
export async function switchOffOperation(person: Person, { projectId, operation }: OneInput) {
  const scope = await authorise(person, projectId, 'templates.edit');
  await inTransaction(async (tx) => {
    if (!(await store.changeOperation(tx, scope, operation, { archivedAt: new Date() }))) throw missing(operation);
    await announceChange(tx, { projectId, nouns: ['operations', 'templates'] });
  });
  return {};
}

function checkWords({ summary, replyLabel }: store.OperationSettings): void {
  const problem = whyNotStorable(summary, 'the sentence');
  if (problem) throw new AppError('invalid_input', problem, { place: 'summary' });
  const label = whyNotStorable(replyLabel ?? '', 'the label');
  if (label) throw new AppError('invalid_input', label, { place: 'replyLabel' });
}

function missing(operation: OperationId): AppError {
  return new AppError(
    'not_found',
    `This project has no operation “${operationLabel(operation)}” of its own that is on.`,
    {
      remedy: 'Built-in operations are the same in every project.',
    },
  );
}

async function mustFind(db: Db, scope: Parameters<typeof store.listOwnOperations>[1], operation: OperationId) {
  const found = (await store.listOwnOperations(db, scope)).find((one) => one.operation === operation);
  if (!found) throw missing(operation);
  return found;
}
