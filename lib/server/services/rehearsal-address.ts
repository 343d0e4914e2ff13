/** The rehearsal teacher's port can change between two starts (another program took it): the teachers that stand for it follow. */
import { env } from '../env';
import { inTransaction } from '../store/connection';
import { findFact, setFact } from '../store/studio-facts';
import { moveTeachers } from '../store/teachers';

/** Only teachers at the address that this studio itself gave are moved; one that somebody typed in stays. */
export async function followRehearsalAddress(): Promise<void> {
  const { rehearsalUrl } = env();
  if (!rehearsalUrl) return;
  await inTransaction(async (tx) => {
    const before = await findFact(tx, 'rehearsal_url');
    if (before === rehearsalUrl) return;
    if (typeof before === 'string') await moveTeachers(tx, before, rehearsalUrl);
    await setFact(tx, 'rehearsal_url', rehearsalUrl);
  });
}
