import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AwsJsonService } from './aws-json/aws-json-service.ts';
import type { CustomRecognizer } from './comprehend/custom-recognizer.ts';
import { startComprehend } from './comprehend/comprehend-service.ts';
import type { LoopbackServer } from './loopback.ts';
import { notify } from './notify.ts';
import type { CorsRule } from './s3/cors.ts';
import { DeniedRights } from './s3/denied-rights.ts';
import type { ObjectCreated } from './s3/object-created.ts';
import { ObjectStore } from './s3/object-store.ts';
import { startS3 } from './s3/s3-server.ts';
import { writeJsonObject } from './s3/write-object.ts';
import type { SigningCredentials } from './signature/verify-signature.ts';
import type { DeclaredResources } from './transcribe/declared-resources.ts';
import type { JobStateChange } from './transcribe/job-state-change.ts';
import type { KnownRecording } from './transcribe/spoken-words.ts';
import { startTranscribe, type TranscribeService } from './transcribe/transcribe-service.ts';

export { eventBridgeObjectCreated, type ObjectCreated } from './s3/object-created.ts';
export type { CorsRule } from './s3/cors.ts';
export type { JobStateChange } from './transcribe/job-state-change.ts';
export type { KnownRecording } from './transcribe/spoken-words.ts';

export type AwsOptions = DeclaredResources & {
  /** Where S3 keeps its objects; they are found again when it is started on the same folder. */
  dataFolder: string;
  buckets: { name: string; cors?: CorsRule[] }[];
  /** The one key pair that signs for everything here. */
  credentials: SigningCredentials;
  region: string;
  /** Twelve digits; by default the account of AWS's own examples. */
  accountId?: string;
  /** What is said in which audio, by the SHA-256 of the file in hexadecimal. */
  knownRecordings: ReadonlyMap<string, KnownRecording>;
  /** Entity recognisers that are trained and served for Comprehend, by the ARN of their endpoint; none by default. */
  recognizers?: ReadonlyMap<string, CustomRecognizer>;
  /** How long a transcription job takes; 300 by default. */
  jobMilliseconds?: number;
  onJobStateChange?: (event: JobStateChange) => void | Promise<void>;
  onObjectCreated?: (created: ObjectCreated) => void | Promise<void>;
  /** 0 or none: any free port. */
  ports?: { s3?: number; transcribe?: number; comprehend?: number };
};

type Disturbance = 'failNext' | 'failNoMore' | 'limitRate';

export type Aws = {
  s3: Pick<LoopbackServer, 'endpoint'> & {
    /** What the one key pair may not do, to let access be missing for a while. */
    rights: DeniedRights;
  };
  transcribe: Pick<TranscribeService, 'endpoint' | 'limitJobs' | Disturbance>;
  comprehend: Pick<AwsJsonService, 'endpoint' | Disturbance>;
  close(): Promise<void>;
};

const EXAMPLE_ACCOUNT = '111122223333';

/** Starts S3, Transcribe and Comprehend on 127.0.0.1, for the real SDK clients to talk to. */
export async function startAws(options: AwsOptions): Promise<Aws> {
  const { buckets, credentials, region, accountId = EXAMPLE_ACCOUNT, ports = {} } = options;
  const store = await ObjectStore.open(
    join(options.dataFolder, 's3'),
    buckets.map(({ name }) => name),
  );
  const cors = new Map(buckets.map((bucket) => [bucket.name, bucket.cors ?? []]));
  const { onObjectCreated } = options;
  const started: LoopbackServer[] = [];
  const keep = <T extends LoopbackServer>(server: T): T => {
    started.push(server);
    return server;
  };
  const close = async () => void (await Promise.all(started.map((server) => server.close())));
  const writeOutput = async (bucket: string, key: string, text: string) => {
    const { size, eTag, lastModified } = await writeJsonObject(store, bucket, key, text);
    const created = { bucket, key, size, eTag, reason: 'PutObject', time: lastModified } as const;
    notify('the creation of an S3 object', onObjectCreated, { ...created, requestId: randomUUID() });
  };
  try {
    const rights = new DeniedRights();
    const shared = { credentials, region, accountId, store, rights };
    const s3 = keep(await startS3({ ...shared, cors, onObjectCreated, port: ports.s3 }));
    const transcribe = keep(
      await startTranscribe({ ...options, ...shared, writeOutput, port: ports.transcribe }),
    );
    const comprehend = keep(
      await startComprehend({ ...shared, recognizers: options.recognizers, port: ports.comprehend }),
    );
    return { s3: { endpoint: s3.endpoint, rights }, transcribe, comprehend, close };
  } catch (error) {
    await close();
    throw error;
  }
}
