/** Playwright's global set-up: a studio for the whole run, and a browser. */
import { findBrowser } from './browser';
import { openStudio } from './own-studio';
import { SETTING } from './studio-setting';

/** Nearly every journey waits for a round; those that need a slow teacher start one of their own. */
const QUICK_TEACHER = { REHEARSAL_LATENCY_MS: '50' };

const setUp = async () => {
  // While a journey is being written: a studio that runs already, such as that of `npm run dev`.
  const given = process.env['E2E_STUDIO'];
  const { url, home, stateFile, close } = await openStudio({ given, env: QUICK_TEACHER });
  process.env[SETTING] = JSON.stringify({ url, home, stateFile, browser: await findBrowser() });
  return close;
};

export default setUp;
