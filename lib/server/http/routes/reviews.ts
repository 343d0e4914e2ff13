/** The review room: which service answers which call. */
import { sendReviewEvents } from '../../services/review-decisions';
import { editReviewed } from '../../services/review-edits';
import { leaseItems, releaseItems } from '../../services/review-leases';
import { readReviewDetail, readReviewItem, readReviewQueue } from '../../services/reviews';
import { signedIn } from './frame';

export const reviewRoutes = {
  queue: signedIn.reviews.queue.handler(({ context, input }) => readReviewQueue(context.person, input)),
  lease: signedIn.reviews.lease.handler(({ context, input }) => leaseItems(context.person, input)),
  release: signedIn.reviews.release.handler(({ context, input }) => releaseItems(context.person, input)),
  item: signedIn.reviews.item.handler(({ context, input }) => readReviewItem(context.person, input)),
  detail: signedIn.reviews.detail.handler(({ context, input }) => readReviewDetail(context.person, input)),
  send: signedIn.reviews.send.handler(({ context, input }) => sendReviewEvents(context.person, input)),
  edit: signedIn.reviews.edit.handler(({ context, input }) => editReviewed(context.person, input)),
};
