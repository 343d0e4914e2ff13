/** Health needs no session: probes and the sign-in page ask it. */
import { getHealth } from '../../services/studio';
import { open } from './frame';

export const studioRoutes = { health: open.studio.health.handler(() => getHealth()) };
