import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { INTEGRATION_USERNAME, RECORDINGS_BUCKET, REGION, RESULTS_BUCKET } from './northwind.ts';
import type { Secrets } from './secrets.ts';

const START_MS = 20_000;

export type MiddlewareProcess = { url: string; close(): Promise<void> };

type ProcessOptions = {
  secrets: Secrets;
  orgUrl: string;
  aws: { s3: string; transcribe: string; comprehend: string };
  logLevel: string;
  /** Added to the environment, or in the place of what the workbench sets. */
  variables?: Readonly<Record<string, string>>;
};

/** Starts the middleware as it ships: its own process, its own environment, its own exit. */
export async function startMiddleware(options: ProcessOptions): Promise<MiddlewareProcess> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [path.resolve(import.meta.dirname, '../../middleware/src/server.ts')],
    {
      env: middlewareEnvironment(options, port),
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${String(port)}`;
  await answering(`${url}/healthz`, child);
  return {
    url,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** The whole environment of the middleware, and of the commands that come with it. */
export function middlewareEnvironment(
  { secrets, orgUrl, aws, logLevel, variables }: ProcessOptions,
  port = 0,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: logLevel,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: secrets.aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secrets.aws.secretAccessKey,
    AWS_ENDPOINT_URL_S3: aws.s3,
    AWS_ENDPOINT_URL_TRANSCRIBE: aws.transcribe,
    AWS_ENDPOINT_URL_COMPREHEND: aws.comprehend,
    S3_FORCE_PATH_STYLE: 'true',
    CONNECT_RECORDINGS_BUCKETS: RECORDINGS_BUCKET,
    RESULTS_BUCKET,
    SALESFORCE_LOGIN_URL: orgUrl,
    SALESFORCE_CLIENT_ID: secrets.client.id,
    SALESFORCE_USERNAME: INTEGRATION_USERNAME,
    SALESFORCE_PRIVATE_KEY: secrets.client.privateKeyPem,
    PIPELINE_API_KEYS: secrets.pipelineToken,
    SALESFORCE_API_KEYS: secrets.salesforceApiKey,
    ...variables,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The middleware ended with code ${String(child.exitCode)}.`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error('The middleware did not answer in time.');
}
