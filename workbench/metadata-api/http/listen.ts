import { once } from 'node:events';
import type { Express } from 'express';

/** Longer than a deployment keeps the process busy, so that no connection is closed while it is used again. */
const KEEP_ALIVE_MS = 240_000;

/** Listens on a free port of loopback. */
export async function listenLocally(app: Express): Promise<{ url: string; close: () => Promise<void> }> {
  const server = app.listen(0, '127.0.0.1');
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The org has no port.');
  return {
    url: `http://localhost:${String(address.port)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
