/** Removes a project with everything in it, and stops what its teachers still work on. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';
import { unseal } from '../secrets';
import { database, inTransaction } from '../store/connection';
import * as store from '../store/projects';
import { type BatchRecord, openBatchesOfProject } from '../store/teacher-batches';
import { findTeacher } from '../store/teachers';
import { connectBatches, type PortFailure } from '../teacher/batch-port';
import { authorise } from './access';

const REMOVAL_TIMEOUT_MS = 120_000;
/** Somebody waits before a dialog. */
const LONGEST_CANCEL_MS = 15_000;
/** A batch that has ended, or that the provider has forgotten, needs no cancelling. */
const NOTHING_TO_CANCEL = [400, 404, 409];

/** `leavesBatches`: also when a batch at a provider cannot be stopped. */
type Removal = { projectId: Id; name: string; leavesBatches?: boolean | undefined };

/** Removing everything asks for the name, so that no slip and no wrong id can do it. */
export async function removeProject(person: Person, { projectId, name, leavesBatches = false }: Removal) {
  const scope = await authorise(person, projectId, 'projects.manage');
  await requireName(scope, name);
  const runs = await store.listRunsAtWork(database(), scope);
  if (runs.length > 0) {
    throw new AppError('conflict', `A round is running in ${runs.join(', ')}.`, {
      remedy: 'Pause or cancel it first; nothing was removed.',
    });
  }
  const goesOn = await cancelBatches(scope);
  if (goesOn.length > 0 && !leavesBatches) {
    throw new AppError('conflict', `A batch cannot be stopped: ${goesOn.join(' ')}`, {
      place: 'leavesBatches',
      remedy: 'It would go on and be billed, and nobody could read its answers. Nothing was removed.',
    });
  }
  await inTransaction((tx) => store.removeProject(tx, scope), { timeoutMs: REMOVAL_TIMEOUT_MS });
  return {};
}

async function requireName(scope: ProjectScope, name: string): Promise<void> {
  const project = await store.findProject(database(), scope);
  if (!project) {
    throw new AppError('not_found', 'There is no such project.', { remedy: 'It may have been removed.' });
  }
  if (project.name === name.trim()) return;
  throw new AppError('invalid_input', 'This is not the name of the project.', {
    place: 'name',
    remedy: `Type “${project.name}”.`,
  });
}

/** Those that could not be cancelled, each as a sentence. */
async function cancelBatches(scope: ProjectScope): Promise<string[]> {
  const batches = await openBatchesOfProject(database(), scope);
  const told = await Promise.all(batches.map((batch) => cancelBatch(scope, batch)));
  return told.filter((sentence) => sentence !== null);
}

async function cancelBatch(scope: ProjectScope, batch: BatchRecord): Promise<string | null> {
  const teacher = await findTeacher(database(), scope, batch.teacherId);
  if (!teacher) return null;
  const failure = await cancelAt({ ...teacher, key: null }, teacher.sealedKey, batch);
  if (!failure || NOTHING_TO_CANCEL.includes(failure.status ?? 0)) return null;
  return `“${teacher.name}”: ${FAILURE_FACTS[failure.kind].label}: ${failure.message.replace(/\.?$/, '.')}`;
}

type Addressed = Parameters<typeof connectBatches>[0];

async function cancelAt(teacher: Addressed, sealedKey: string | null, batch: BatchRecord): Promise<PortFailure | null> {
  const requestTimeoutMs = Math.min(teacher.requestTimeoutMs, LONGEST_CANCEL_MS);
  try {
    const key = sealedKey === null ? null : unseal(sealedKey);
    const port = connectBatches({ ...teacher, key, requestTimeoutMs });
    // Without a name it may have been sent unheard.
    const found = batch.providerId === null && batch.inputFileId ? await port.find(batch.id, batch.createdAt) : null;
    if (found && !found.ok) return found.failure;
    const providerId = batch.providerId ?? found?.value?.id;
    const cancelled = providerId ? await port.cancel(providerId) : null;
    return cancelled && !cancelled.ok ? cancelled.failure : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'authentication', message: error.message, status: null, retryAfterMs: null };
  }
}
