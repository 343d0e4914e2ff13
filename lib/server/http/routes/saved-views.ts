/** Saved views: which service answers which call. */
import { listViews, removeView, saveView } from '../../services/saved-views';
import { signedIn } from './frame';

export const savedViewRoutes = {
  list: signedIn.savedViews.list.handler(({ context, input }) => listViews(context.person, input)),
  save: signedIn.savedViews.save.handler(({ context, input }) => saveView(context.person, input)),
  remove: signedIn.savedViews.remove.handler(({ context, input }) => removeView(context.person, input)),
};
