/** Guidelines: which service answers which call. */
import { currentGuidelines, guidelinesVersion, listGuidelines, saveGuidelines } from '../../services/guidelines';
import { signedIn } from './frame';

const guidelines = signedIn.guidelines;

export const guidelineRoutes = {
  current: guidelines.current.handler(({ context, input }) => currentGuidelines(context.person, input)),
  list: guidelines.list.handler(({ context, input }) => listGuidelines(context.person, input)),
  version: guidelines.version.handler(({ context, input }) => guidelinesVersion(context.person, input)),
  save: guidelines.save.handler(({ context, input }) => saveGuidelines(context.person, input)),
};
