import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { ConfigError, loadConfig, type Environment } from './config.ts';
import { createPorts } from './create-ports.ts';
import { describeError } from './http/request-log.ts';

export type RunningServer = {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no new requests and waits for those under way. */
  close(): Promise<void>;
};

/** Requests under way get so long to end when the process is told to stop. */
const DRAIN_MILLISECONDS = 25_000;

/** Starts the middleware from its environment. Throws a `ConfigError` that lists all that is wrong with it. */
export async function startServer(env: Environment = process.env): Promise<RunningServer> {
  const config = loadConfig(env);
  const logger = pino({ level: config.logLevel, serializers: { err: describeError } });
  const server = createServer(createApp({ config, ports: createPorts(config), logger }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  logger.info({ url }, 'the middleware is listening');
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          server.closeAllConnections();
        }, DRAIN_MILLISECONDS);
        server.close(() => {
          clearTimeout(cut);
          logger.info('the middleware has stopped');
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function main(): Promise<void> {
  try {
    const server = await startServer();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // Connections kept open for reuse would hold the process for a while.
        void server.close().then(() => process.exit());
      });
    }
  } catch (error) {
    const words =
      error instanceof ConfigError ? error.message : `The middleware cannot start: ${String(error)}`;
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  }
}

if (import.meta.main) void main();
