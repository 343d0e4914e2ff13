/** Makes sure that the port of the web server is free before anything is built or started. */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../bootstrap/start-error.mjs';

type Attempt = { port: number } | { code: string };

const tryPort = (host: string, port: number): Promise<Attempt> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve({ port: typeof address === 'object' && address ? address.port : port }));
    });
  });

const explain = (host: string, port: number, code: string): string => {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Choose another one: PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `Port ${port} may not be used without more rights. Choose one above 1023 with PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is not an address of this machine.`;
  return `Port ${port} on ${host} cannot be used (${code}).`;
};

/** `patienceMs`: how long the parts of a studio that was killed may take to let go of the port. */
export const claimWebPort = async (host: string, port: number, patienceMs: number): Promise<number> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const attempt = await tryPort(host, port);
    if ('port' in attempt) return attempt.port;
    if (attempt.code !== 'EADDRINUSE' || Date.now() > deadline) throw new StartError(explain(host, port, attempt.code));
    await sleep(200);
  }
};
