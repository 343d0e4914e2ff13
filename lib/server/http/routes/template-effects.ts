/** What template versions bring: which service answers which call. */
import { compareTemplateEffects, readTemplateEffects } from '../../services/template-effects';
import { signedIn } from './frame';

const effects = signedIn.templateEffects;

export const templateEffectRoutes = {
  read: effects.read.handler(({ context, input }) => readTemplateEffects(context.person, input)),
  compare: effects.compare.handler(({ context, input }) => compareTemplateEffects(context.person, input)),
};
