// `npm test` and `npm run check`: everything that must hold before a change is taken, stage by stage, ending at the first that fails.
import { enter } from './bootstrap/enter.mjs';

enter(new URL('./studio/test-stages.ts', import.meta.url).href).catch((error) => {
  console.error(error instanceof Error && error.name === 'StartError' ? `Error: ${error.message}` : error);
  process.exit(1);
});
