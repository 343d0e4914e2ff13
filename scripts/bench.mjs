// `npm run bench -- NAME`: measures the teacher runtime; bench/main.ts lists the names.
import { enter } from './bootstrap/enter.mjs';

enter(new URL('./studio/run-bench.ts', import.meta.url).href).catch((error) => {
  console.error(error instanceof Error && error.name === 'StartError' ? `Error: ${error.message}` : error);
  process.exit(1);
});
