/** Editing an operation's prompt: a save adds a version and chooses it; a round that has started keeps the versions it started with. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import { type OperationId, operationLabel } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { checkTemplate } from '@/lib/core/domain/template';
import { database, inTransaction, isUniqueViolation } from '../store/connection';
import { addMissingTemplates } from '../store/default-templates';
import { announceChange } from '../store/notices';
import { requireOperations } from '../store/operations';
import { drawHead, drawSeed, findParent } from '../store/sample-parents';
import * as store from '../store/templates';
import { authorise } from './access';

export async function listTemplates(person: Person, { projectId }: { projectId: Id }) {
  const scope = await authorise(person, projectId, 'data.read');
  await inTransaction((tx) => addMissingTemplates(tx, scope));
  return store.listTemplateVersions(database(), scope);
}

/** Null: the project has no seed yet, or the run no lineage. */
export async function sampleParent(person: Person, { projectId, runId }: { projectId: Id; runId?: Id | undefined }) {
  const scope = await authorise(person, projectId, 'data.read');
  const db = database();
  const id = runId ? await drawHead(db, scope, runId) : await drawSeed(db, scope);
  return id === null ? null : findParent(db, scope, id);
}

export type SaveTemplateInput = {
  projectId: Id;
  operation: OperationId;
  text: string;
  note: string;
  basedOnVersion: number;
};

export async function saveTemplate(person: Person, input: SaveTemplateInput) {
  const scope = await authorise(person, input.projectId, 'templates.edit');
  await requireOperations(database(), scope, [input.operation], () => 'operation');
  const [problem] = checkTemplate(input.operation, input.text);
  if (problem) throw new AppError('invalid_input', problem.message, { place: 'text' });
  const unstorable = whyNotStorable(input.note, 'the note');
  if (unstorable) throw new AppError('invalid_input', unstorable, { place: 'note' });
  const { operation, text, note } = input;
  const saved = await inTransaction(async (tx) => {
    const newest = await store.newestVersion(tx, scope, operation);
    if ((newest?.version ?? 0) !== input.basedOnVersion) throw somebodyWasFirst(operation, newest?.version);
    if (newest?.text === text) {
      throw new AppError('invalid_input', `This is the same text as version ${newest.version}.`, { place: 'text' });
    }
    const version = input.basedOnVersion + 1;
    const id = await store.insertTemplateVersion(tx, scope, { operation, version, text, note, authorId: person.id });
    await store.chooseTemplateVersion(tx, scope, operation, id);
    await announceChange(tx, { projectId: input.projectId, nouns: ['templates'] });
    return store.findTemplateVersion(tx, scope, id);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? somebodyWasFirst(operation) : error;
  });
  if (!saved) throw new AppError('not_found', 'The version is gone.');
  return saved;
}

export async function chooseTemplate(
  person: Person,
  { projectId, operation, templateVersionId }: { projectId: Id; operation: OperationId; templateVersionId: Id },
) {
  const scope = await authorise(person, projectId, 'templates.edit');
  await inTransaction(async (tx) => {
    const version = await store.findTemplateVersion(tx, scope, templateVersionId);
    if (version?.operation !== operation) {
      throw new AppError('not_found', `There is no such version of ${operationLabel(operation)}.`);
    }
    await store.chooseTemplateVersion(tx, scope, operation, templateVersionId);
    await announceChange(tx, { projectId, nouns: ['templates'] });
  });
  return {};
}

function somebodyWasFirst(operation: OperationId, version?: number): AppError {
  const name = version === undefined ? 'A newer version' : `Version ${version}`;
  return new AppError('conflict', `${name} of ${operationLabel(operation)} was saved while you were editing.`, {
    place: 'basedOnVersion',
    remedy: 'Nothing was saved. Look at the newer version, then save yours on top of it.',
  });
}
