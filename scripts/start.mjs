// `npm start`, `npm run dev`, `npm run worker`: from a fresh clone to a running studio. Old Nodes must be able to parse this file.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`Evol Studio needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
import('./bootstrap/enter.mjs')
  .then(({ enter }) => enter(new URL('./studio/main.ts', import.meta.url).href))
  .catch((error) => {
    console.error(error instanceof Error && error.name === 'StartError' ? `Error: ${error.message}` : error);
    process.exit(1);
  });
