import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComprehendClient, DetectSentimentCommand } from '@aws-sdk/client-comprehend';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { StartTranscriptionJobCommand, TranscribeClient } from '@aws-sdk/client-transcribe';
import { loadSamples } from '#samples';
import {
  eventBridgeObjectCreated,
  startAws,
  type Aws,
  type JobStateChange,
  type ObjectCreated,
} from './aws.ts';

/** What is read here of the service's output. */
type Transcript = {
  results: {
    channel_labels: { channels: { items: { type: string; alternatives: { content: string }[] }[] }[] };
  };
};

const [sample] = loadSamples();
const RECORDINGS = sample?.recording.bucket ?? '';
const credentials = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };
const region = 'us-east-1';

describe('the AWS stand-ins together', () => {
  let folder: string;
  let aws: Aws;
  let s3: S3Client;
  const created: ObjectCreated[] = [];
  let jobEnded: Promise<JobStateChange>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aws-test-'));
    let tell: (event: JobStateChange) => void;
    jobEnded = new Promise((resolve) => {
      tell = resolve;
    });
    aws = await startAws({
      dataFolder: folder,
      buckets: [{ name: RECORDINGS, cors: [{ origins: ['*'], methods: ['GET'] }] }, { name: 'results' }],
      credentials,
      region,
      knownRecordings: new Map(loadSamples().map(({ words }) => [words.sha256, words])),
      jobMilliseconds: 1,
      onJobStateChange: (event) => tell(event),
      onObjectCreated: (object) => void created.push(object),
    });
    s3 = new S3Client({ endpoint: aws.s3.endpoint, region, credentials, forcePathStyle: true });
  });
  afterAll(async () => {
    s3.destroy();
    await aws.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('turn a recording in S3 into a transcript in S3', async () => {
    const { bucket = '', key = '', file = '' } = sample?.recording ?? {};
    const { size } = await stat(file);
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: createReadStream(file), ContentLength: size }),
    );
    const transcribe = new TranscribeClient({ endpoint: aws.transcribe.endpoint, region, credentials });
    await transcribe.send(
      new StartTranscriptionJobCommand({
        TranscriptionJobName: 'sample',
        Media: { MediaFileUri: `s3://${bucket}/${key}` },
        LanguageCode: 'en-US',
        OutputBucketName: 'results',
        OutputKey: 'transcripts/sample.json',
        Settings: { ChannelIdentification: true },
      }),
    );
    expect((await jobEnded).detail).toEqual({
      TranscriptionJobName: 'sample',
      TranscriptionJobStatus: 'COMPLETED',
    });
    const found = await s3.send(new GetObjectCommand({ Bucket: 'results', Key: 'transcripts/sample.json' }));
    const { results } = JSON.parse((await found.Body?.transformToString()) ?? '') as Transcript;
    const spoken = results.channel_labels.channels.map(({ items }) =>
      items.filter(({ type }) => type === 'pronunciation').map(({ alternatives: [best] }) => best?.content),
    );
    expect(spoken).toEqual(sample?.words.channels.map(({ words }) => words.map(({ text }) => text)));
    expect(created.map((object) => [object.key, object.reason])).toEqual([
      [key, 'PutObject'],
      ['transcripts/sample.json', 'PutObject'],
    ]);
    transcribe.destroy();
  });

  it('describe a new object as EventBridge would, its key as it is', () => {
    const object: ObjectCreated = {
      bucket: 'recordings',
      key: 'calls/a b+c_20261120T14:03_UTC.wav',
      size: 4,
      eTag: 'abc',
      reason: 'PutObject',
      requestId: 'R1',
      time: '2026-11-20T14:03:00.123Z',
    };
    expect(eventBridgeObjectCreated(object, '111122223333', region)).toMatchObject({
      version: '0',
      source: 'aws.s3',
      'detail-type': 'Object Created',
      account: '111122223333',
      time: '2026-11-20T14:03:00Z',
      resources: ['arn:aws:s3:::recordings'],
      detail: {
        bucket: { name: 'recordings' },
        object: { key: 'calls/a b+c_20261120T14:03_UTC.wav', size: 4, etag: 'abc' },
        reason: 'PutObject',
      },
    });
  });

  it('share their credentials', async () => {
    const comprehend = new ComprehendClient({ endpoint: aws.comprehend.endpoint, region, credentials });
    const call = comprehend.send(
      new DetectSentimentCommand({ Text: 'Great, thank you!', LanguageCode: 'en' }),
    );
    await expect(call).resolves.toMatchObject({ Sentiment: 'POSITIVE' });
    comprehend.destroy();
  });

  it('listen on loopback only', () => {
    for (const { endpoint } of [aws.s3, aws.transcribe, aws.comprehend]) {
      expect(new URL(endpoint).hostname).toBe('127.0.0.1');
    }
  });

  it('start all or nothing: where a port is taken they say so and free the others', async () => {
    const port = Number(new URL(aws.comprehend.endpoint).port);
    const options = { buckets: [], credentials, region, knownRecordings: new Map() };
    const again = (ports: { s3?: number; comprehend?: number }) =>
      startAws({ ...options, dataFolder: join(folder, 'again'), ports });
    const first = await again({});
    const s3Port = Number(new URL(first.s3.endpoint).port);
    await first.close();
    await expect(again({ s3: s3Port, comprehend: port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const second = await again({ s3: s3Port });
    expect(second.s3.endpoint).toBe(first.s3.endpoint);
    await second.close();
  });
});
