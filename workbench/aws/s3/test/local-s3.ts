import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CorsRule } from '../cors.ts';
import { DeniedRights } from '../denied-rights.ts';
import type { ObjectCreated } from '../object-created.ts';
import { ObjectStore } from '../object-store.ts';
import { startS3 } from '../s3-server.ts';

export const CREDENTIALS = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };
export const REGION = 'us-east-1';
export const BUCKET = 'recordings';
export const OTHER_BUCKET = 'results';

const CORS: CorsRule[] = [
  {
    origins: ['http://console.example', 'https://*.lightning.example'],
    methods: ['GET', 'HEAD'],
    headers: ['range', 'x-amz-*'],
    exposeHeaders: ['ETag', 'Content-Range'],
    maxAgeSeconds: 300,
  },
];

export type LocalS3 = {
  endpoint: string;
  folder: string;
  store: ObjectStore;
  client: S3Client;
  created: ObjectCreated[];
  rights: DeniedRights;
  newClient(config?: S3ClientConfig): S3Client;
  presignGet(key: string, options?: PresignOptions): Promise<string>;
  close(): Promise<void>;
};
type PresignOptions = {
  bucket?: string;
  expiresIn?: number;
  signingDate?: Date;
  contentDisposition?: string;
};

/** A running S3 in a folder of its own, with a client of the real SDK. */
export async function startLocalS3(folder?: string): Promise<LocalS3> {
  const ownFolder = folder ?? (await mkdtemp(join(tmpdir(), 's3-test-')));
  const store = await ObjectStore.open(ownFolder, [BUCKET, OTHER_BUCKET]);
  const created: ObjectCreated[] = [];
  const rights = new DeniedRights();
  const server = await startS3({
    store,
    cors: new Map([[BUCKET, CORS]]),
    credentials: CREDENTIALS,
    region: REGION,
    accountId: '111122223333',
    rights,
    onObjectCreated: (event) => void created.push(event),
  });
  const clients: S3Client[] = [];
  const newClient = (config: S3ClientConfig = {}) => {
    const client = new S3Client({
      endpoint: server.endpoint,
      region: REGION,
      credentials: CREDENTIALS,
      forcePathStyle: true,
      maxAttempts: 1,
      ...config,
    });
    clients.push(client);
    return client;
  };
  const client = newClient();
  return {
    endpoint: server.endpoint,
    folder: ownFolder,
    store,
    client,
    created,
    rights,
    newClient,
    presignGet: (key, { bucket = BUCKET, expiresIn = 300, signingDate, contentDisposition } = {}) =>
      getSignedUrl(
        client,
        new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition: contentDisposition }),
        { expiresIn, signingDate },
      ),
    close: async () => {
      clients.forEach((each) => each.destroy());
      await server.close();
      if (!folder) await rm(ownFolder, { recursive: true, force: true });
    },
  };
}

/** The code of an S3 error document. */
export async function errorCode(response: Response): Promise<string | undefined> {
  return /<Code>([^<]+)<\/Code>/.exec(await response.text())?.[1];
}
