/** What the global set-up tells the journeys, through the environment of their processes. */
import type { Browser } from './browser';

export const OWNER = { email: 'owner@example.test', password: 'owner-password-1' };

export const SETTING = 'EVOL_STUDIO_E2E';

export type StudioSetting = { url: string; home: string; stateFile: string; browser: Browser };

export const studioSetting = (): StudioSetting => {
  const text = process.env[SETTING];
  if (!text) throw new Error('Journeys need the studio of the global set-up: run them with `npx playwright test`.');
  return JSON.parse(text);
};
