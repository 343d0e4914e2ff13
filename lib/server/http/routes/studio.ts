/** Health needs no session: probes and the sign-in page ask it. */
import { getHealth, getWorkers } from '../../services/studio';
import { open, signedIn } from './frame';

export const studioRoutes = {
  health: open.studio.health.handler(() => getHealth()),
  workers: signedIn.studio.workers.handler(({ context }) => getWorkers(context.person)),
};
