/** Finds a port of this machine that nobody listens on. */
import { createServer } from 'node:net';

const canListen = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });

/** The preferred port when it is free (so that addresses stay the same from start to start), else any. */
export const freePort = async (preferred?: number): Promise<number> => {
  const port = (preferred ? await canListen(preferred) : null) ?? (await canListen(0));
  if (port === null) throw new Error('No free port could be found on 127.0.0.1.');
  return port;
};
