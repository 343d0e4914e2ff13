/** Templates: which service answers which call. */
import { chooseTemplate, listTemplates, sampleParent, saveTemplate } from '../../services/templates';
import { signedIn } from './frame';

const templates = signedIn.templates;

export const templateRoutes = {
  list: templates.list.handler(({ context, input }) => listTemplates(context.person, input)),
  save: templates.save.handler(({ context, input }) => saveTemplate(context.person, input)),
  choose: templates.choose.handler(({ context, input }) => chooseTemplate(context.person, input)),
  sampleParent: templates.sampleParent.handler(({ context, input }) => sampleParent(context.person, input)),
};
