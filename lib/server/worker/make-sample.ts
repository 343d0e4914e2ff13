/** Makes the sample project of a new studio by the same calls that people make, and starts its first round; the round itself is a round like any other. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '@/lib/core/domain/person';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { createProject } from '../services/projects';
import { startRun } from '../services/run-control';
import { createRun } from '../services/runs';
import { importSeedFile } from '../services/seeds';
import { listTeachers } from '../services/teachers';
import { tryLock } from '../store/advisory-lock';
import { database, inTransaction } from '../store/connection';
import { listProjects, removeProject } from '../store/projects';
import { findFact, setFact } from '../store/studio-facts';
import { repeatEvery } from './repeat-every';
import { workerScope } from './worker-scope';

const SEED_FILE = join(import.meta.dirname, '../../../prisma/demo/seeds.jsonl');
const RANDOM_SEED = 62;
const LOOK_EVERY_MS = 2_000;
const TIMEOUT_MS = 120_000;

/** Nobody's account: the sample belongs to the studio. */
const STUDIO: Person = { id: 'evol-studio', name: 'Evol Studio', email: '', role: 'owner' };

const DESCRIPTION =
  'Sixty-two seeds of many kinds, evolved for one round by the rehearsal teacher. Look around, review, export; then make a project of your own.';

async function makeProject(): Promise<void> {
  const { id: projectId } = await createProject(STUDIO, {
    name: 'Sample: first steps',
    description: DESCRIPTION,
    isSample: true,
  });
  const [teacher] = await listTeachers(STUDIO, { projectId });
  if (!teacher) throw new Error('The sample project has no rehearsal teacher.');
  const seedSet = await importSeedFile(STUDIO, {
    projectId,
    query: { fileName: 'seeds.jsonl', name: 'Sample seeds', badRows: 'refuse', duplicates: 'keep' },
    bytes: createReadStream(SEED_FILE),
  });
  const run = await createRun(STUDIO, {
    projectId,
    name: 'First steps',
    config: { ...PAPER_CONFIG, randomSeed: RANDOM_SEED },
    seedSetIds: [seedSet.id],
    teacherIds: { evolver: teacher.id, judge: teacher.id, responder: teacher.id },
  });
  await startRun(STUDIO, { projectId, runId: run.id, rounds: 1 });
}

/** What a worker that was killed half-way has left is removed first. */
async function makeSampleOnce(): Promise<void> {
  await inTransaction(
    async (tx) => {
      if (!(await tryLock(tx, 'sample project'))) return;
      if ((await findFact(tx, 'sample_project')) !== 'wanted') return;
      for (const project of await listProjects(database())) {
        if (project.isSample) await removeProject(database(), workerScope(project.id));
      }
      await makeProject();
      await setFact(tx, 'sample_project', 'made');
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** The wish may come after the worker has started; once it is settled there is nothing more to look at. */
export function watchForSampleWish(): { stop: () => void } {
  const repeat = repeatEvery(LOOK_EVERY_MS, 'the sample project', async () => {
    const wish = await findFact(database(), 'sample_project');
    if (wish === 'wanted') await makeSampleOnce();
    else if (wish !== null) repeat.stop();
  });
  return repeat;
}
