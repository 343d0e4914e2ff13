/** Puts what a round has open into batches: one file per role and teacher, more where the provider's limits ask for it. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import { type BatchLimits, splitIntoFiles } from '@/lib/core/domain/teacher-batch';
import { next } from '@/lib/core/evolution/machine';
import { database, inTransaction } from '../store/connection';
import { lockRounds } from '../store/evolution-steps';
import { loadEvolutions } from '../store/evolution-work';
import { newId } from '../store/new-id';
import { announceChange } from '../store/notices';
import { createBatch, freeEvolutionIds } from '../store/teacher-batches';
import { lineOf } from './batch-line-of';
import type { RunContext } from './run-contexts';

const PAGE = 1_000;
/** 50,000 evolutions are marked in one statement. */
const MARK_TIMEOUT_MS = 120_000;

type RoundPlace = { projectId: Id; runId: Id; roundId: Id };
type OpenLine = { id: Id; role: TeacherRole; byteLength: number };

/** Batches and their evolutions are stored together, before the provider hears of them: a restart finds both. */
export async function prepareWave(place: RoundPlace, context: RunContext, limits: BatchLimits): Promise<void> {
  const byRole = Map.groupBy(await openLines(place.roundId, context), (line) => line.role);
  for (const [role, lines] of byRole) {
    for (const file of splitIntoFiles(lines, limits)) {
      const batch = { id: newId(), ...place, role, teacherId: context.teachers[role].id };
      const ids = file.map((line) => line.id);
      await inTransaction(
        async (tx) => {
          await lockRounds(tx, [place.roundId]);
          if (await createBatch(tx, batch, ids)) await announceChange(tx, place);
        },
        { timeoutMs: MARK_TIMEOUT_MS },
      );
    }
  }
}

/** Only their sizes are kept: the texts of 50,000 evolutions are many. A role has one teacher in a run. */
async function openLines(roundId: Id, context: RunContext): Promise<OpenLine[]> {
  const lines: OpenLine[] = [];
  for (let after: Id | null = null; ; ) {
    const ids = await freeEvolutionIds(database(), roundId, after, PAGE);
    for (const hand of await loadEvolutions(database(), ids)) {
      const todo = next(hand.work, context.rules);
      if (todo.kind === 'done') continue;
      const { role } = todo.request;
      const byteLength = Buffer.byteLength(lineOf(hand, todo.request, context.teachers[role]));
      lines.push({ id: hand.id, role, byteLength });
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) return lines.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
