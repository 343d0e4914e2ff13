/** What reviews leave behind: differences of the tally are added up, leases that ran out are forgotten. */
import { database } from '../store/connection';
import { foldTallies } from '../store/evolution-tally';
import { forgetOldLeases } from '../store/review-leases';

export async function tidyReviews(): Promise<void> {
  await foldTallies(database());
  await forgetOldLeases(database());
}
