/** Whether this studio gets the sample project: decided once, at its first start; a worker then makes it. */
import { env } from '../env';
import { inTransaction } from '../store/connection';
import { listProjects } from '../store/projects';
import { findFact, setFact } from '../store/studio-facts';

export async function decideAboutSample(): Promise<void> {
  const { rehearsalUrl, isSampleWanted } = env();
  await inTransaction(async (tx) => {
    if ((await findFact(tx, 'sample_project')) !== null) return;
    const isNew = (await listProjects(tx)).length === 0;
    await setFact(tx, 'sample_project', isNew && isSampleWanted && rehearsalUrl ? 'wanted' : 'unwanted');
  });
}
