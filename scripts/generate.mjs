// `npm run generate`: the database client, and the registries of operations and methods.
import { enter } from './bootstrap/enter.mjs';

enter(new URL('./studio/generate.ts', import.meta.url).href).catch((error) => {
  console.error(error instanceof Error && error.name === 'StartError' ? `Error: ${error.message}` : error);
  process.exit(1);
});
