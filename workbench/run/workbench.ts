import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  eventBridgeObjectCreated,
  startAws,
  type Aws,
  type AwsOptions,
  type DeclaredResources,
  type KnownRecording,
} from '#aws';
import { loadChats, loadSamples } from '#samples';
import { administrator } from './administrator.ts';
import { relateToCustomers } from './customer-records.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { feedSamples } from './feed.ts';
import { middlewareEnvironment, startMiddleware, type MiddlewareProcess } from './middleware-process.ts';
import { ACCOUNT, CALL_TAKER, RECORDINGS_BUCKET, REGION, RESULTS_BUCKET } from './northwind.ts';
import { buildConsole, startOrg } from './org-server.ts';
import type { Progress, SampleProgress } from './progress.ts';
import { makeSecrets } from './secrets.ts';
import { workbenchStatus, type WorkbenchStatus } from './status.ts';

export type WorkbenchOptions = {
  /** 0 = any free port. */
  port: number;
  /** Of the middleware's process. */
  logLevel?: string;
  /** What is said in recordings beside the samples, by the SHA-256 of the file in hexadecimal. */
  knownRecordings?: ReadonlyMap<string, KnownRecording>;
  /** What the account has made for Transcribe. */
  transcribeResources?: DeclaredResources;
  /** Entity recognisers of the account, by the ARN of their endpoint in Comprehend. */
  recognizers?: NonNullable<AwsOptions['recognizers']>;
  /** The company's own terms, as a CSV; without it there are none. */
  terms?: string;
  /** Told why a message was given up, as a dead-letter queue would hold it; by default it is printed. */
  onUndelivered?: (reason: string) => void;
  onStage?: (stage: string) => void;
  onStep?: (progress: SampleProgress) => void;
};

export type Workbench = {
  url: string;
  /** Sends the samples; resolves when all are on their records. */
  feed(): Promise<void>;
  /** As `GET /workbench/status` answers. */
  status(): WorkbenchStatus;
  /** What Apex sends to the middleware as its credential. */
  salesforceApiKey: string;
  /** The stand-ins of AWS, to let their next calls fail, or access be denied. */
  aws: Pick<Aws, 's3' | 'transcribe' | 'comprehend'>;
  /** Ends every session in the org, as an administrator can. */
  endSessions(): void;
  /** A further process of the middleware, with other settings where variables are given. */
  startMiddleware(variables?: Readonly<Record<string, string>>): Promise<MiddlewareProcess>;
  /** For the commands that come with the middleware. */
  middlewareEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv;
  /** Whether the events of S3 and Transcribe are delivered, as they are at first; else they are lost. */
  deliverEvents(delivered: boolean): void;
  close(): Promise<void>;
};

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Starts everything on loopback: AWS stand-ins, local org with its console page, and the middleware. */
export async function startWorkbench({
  port,
  logLevel = 'warn',
  knownRecordings = new Map(),
  transcribeResources = {},
  recognizers = new Map(),
  terms,
  onUndelivered = (reason) => {
    console.error(reason);
  },
  onStage = () => undefined,
  onStep = () => undefined,
}: WorkbenchOptions): Promise<Workbench> {
  const secrets = makeSecrets();
  const calls = loadSamples();
  const samples = [...calls, ...loadChats()];
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'contact-channel-analytics-'));
  const progress: Progress = {
    ready: false,
    records: 0,
    samples: samples.map(({ name, title }) => ({ name, title, state: 'waiting', step: 'waiting' })),
  };

  const project = process.env['WORKBENCH_PACKAGE'] ?? PROJECT;
  onStage('Building the page');
  const built = await buildConsole(project, path.join(PROJECT, '.cache', 'page'));

  onStage('Starting S3, Transcribe and Comprehend');
  const running: { queue?: DeliveryQueue; losesEvents?: boolean } = {};
  const deliverEvent = (event: unknown) => {
    if (running.losesEvents) return;
    running.queue?.deliver('/v1/events', event).catch((error: unknown) => {
      onUndelivered(error instanceof Error ? error.message : String(error));
    });
  };
  const aws = await startAws({
    dataFolder,
    buckets: [
      { name: RECORDINGS_BUCKET, cors: [{ origins: ['*'], methods: ['GET', 'HEAD'] }] },
      { name: RESULTS_BUCKET },
    ],
    credentials: secrets.aws,
    region: REGION,
    ...transcribeResources,
    recognizers,
    knownRecordings: new Map([
      ...calls.map(({ words }) => [words.sha256, words] as const),
      ...knownRecordings,
    ]),
    onJobStateChange: deliverEvent,
    onObjectCreated: (created) => {
      if (created.bucket === RECORDINGS_BUCKET)
        deliverEvent(eventBridgeObjectCreated(created, ACCOUNT, REGION));
    },
  });
  const s3 = new S3Client({
    region: REGION,
    endpoint: aws.s3.endpoint,
    forcePathStyle: true,
    credentials: secrets.aws,
  });

  onStage('Starting the local org');
  const org = await startOrg({ project, port, secrets, built, s3Endpoint: aws.s3.endpoint });

  onStage('Starting the middleware');
  const processes: MiddlewareProcess[] = [];
  const processOptions = {
    secrets,
    orgUrl: org.url,
    aws: { s3: aws.s3.endpoint, transcribe: aws.transcribe.endpoint, comprehend: aws.comprehend.endpoint },
    logLevel,
  };
  const ownTerms = terms === undefined ? {} : await storeTerms(s3, terms);
  const startProcess = async (variables: Readonly<Record<string, string>> = {}) => {
    const started = await startMiddleware({ ...processOptions, variables: { ...ownTerms, ...variables } });
    processes.push(started);
    return started;
  };
  const middleware = await startProcess();
  org.routeMiddleware(middleware.url);
  const queue = new DeliveryQueue(middleware.url, secrets.pipelineToken);
  running.queue = queue;
  const status = () =>
    workbenchStatus({
      ready: progress.ready,
      records: org.recordCount(),
      users: org.users(),
      orgUrl: org.url,
      middlewareUrl: middleware.url,
      s3Endpoint: aws.s3.endpoint,
      secrets,
    });
  org.serve({ progress: () => ({ ...progress, records: org.recordCount() }), status });

  return {
    url: org.url,
    status,
    salesforceApiKey: secrets.salesforceApiKey,
    aws,
    endSessions: org.endSessions,
    startMiddleware: startProcess,
    middlewareEnvironment: (variables) =>
      middlewareEnvironment({ ...processOptions, variables: { ...ownTerms, ...variables } }),
    deliverEvents: (delivered) => {
      running.losesEvents = !delivered;
    },
    feed: async () => {
      const alex = administrator(org);
      await feedSamples({
        samples: await relateToCustomers(samples, await alex.userId(CALL_TAKER), alex.create),
        s3,
        queue,
        statusOf: org.statusOf,
        onStep: (step) => {
          progress.samples = progress.samples.map((sample) => (sample.name === step.name ? step : sample));
          onStep(step);
        },
      });
      progress.ready = true;
    },
    close: async () => {
      queue.close();
      await Promise.all(processes.map((started) => started.close()));
      await org.close();
      await aws.close();
      s3.destroy();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Puts the list of terms where the middleware reads it; gives the variable that names it. */
async function storeTerms(s3: S3Client, terms: string): Promise<Record<string, string>> {
  const list = { Bucket: RESULTS_BUCKET, Key: 'settings/terms.csv' };
  await s3.send(new PutObjectCommand({ ...list, Body: terms, ContentType: 'text/csv; charset=utf-8' }));
  return { TERMS_CSV: `${list.Bucket}/${list.Key}` };
}
