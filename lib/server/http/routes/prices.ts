/** Prices of models: which service answers which call. */
import { listPrices, removePrice, setPrice } from '../../services/prices';
import { signedIn } from './frame';

const prices = signedIn.prices;

export const priceRoutes = {
  list: prices.list.handler(({ context, input }) => listPrices(context.person, input)),
  set: prices.set.handler(({ context, input }) => setPrice(context.person, input)),
  remove: prices.remove.handler(({ context, input }) => removePrice(context.person, input)),
};
