/** Lineages as trees: what was made of a seed, what hangs on a node, and the pruning of a branch. */
import type { BulkJobView } from '@/lib/core/contract/bulk';
import type { Consequences, LineageTree } from '@/lib/core/contract/lineages';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { startBulk } from '../jobs/start-bulk';
import { database, inTransaction } from '../store/connection';
import { findConsequences, findLineageTree } from '../store/lineage-trees';
import { blindAmong } from '../store/review-blind';
import { authorise } from './access';

const NO_EVOLUTION = 'There is no such evolution in this project.';

export async function readLineageTree(person: Person, input: { projectId: Id; seedId: Id }): Promise<LineageTree> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const tree = await findLineageTree(database(), scope, person.id, input.seedId);
  if (tree) return tree;
  throw new AppError('not_found', 'There is no such seed in this project.', {
    remedy: 'Look for it in the table of instructions.',
  });
}

type NodeInput = { projectId: Id; evolutionId: Id };

export async function readConsequences(person: Person, input: NodeInput): Promise<Consequences> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const consequences = await findConsequences(database(), scope, person.id, input.evolutionId);
  if (!consequences) throw new AppError('not_found', NO_EVOLUTION);
  return consequences;
}

type DropInput = NodeInput & { bulkId: Id; hasRoot: boolean; reason: string | null };

export async function dropDescendants(person: Person, input: DropInput): Promise<BulkJobView> {
  const scope = await authorise(person, input.projectId, 'review.lead');
  const { evolutionId, hasRoot, bulkId } = input;
  const reason = input.reason || null;
  if ((await blindAmong(database(), person.id, [evolutionId])).size > 0) {
    throw new AppError('conflict', 'It waits for your blind decision, so what hangs on it is not told yet.', {
      remedy: 'Decide about it, or show its verdict, then prune the branch.',
    });
  }
  const unstorable = whyNotStorable(reason ?? '', 'the reason');
  if (unstorable) throw new AppError('invalid_input', unstorable, { place: 'reason' });
  const selection = { kind: 'branch', evolutionId, hasRoot } as const;
  const job = { id: bulkId, personId: person.id, kind: 'reject', reason, selection, withDescendants: false } as const;
  return inTransaction((tx) => startBulk(tx, scope, job));
}
