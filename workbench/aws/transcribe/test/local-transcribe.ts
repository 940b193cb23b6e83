import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  GetTranscriptionJobCommand,
  StartTranscriptionJobCommand,
  TranscribeClient,
  type StartTranscriptionJobCommandInput,
  type TranscribeClientConfig,
} from '@aws-sdk/client-transcribe';
import { ObjectStore } from '../../s3/object-store.ts';
import { writeJsonObject } from '../../s3/write-object.ts';
import type { JobStateChange } from '../job-state-change.ts';
import type { KnownRecording } from '../spoken-words.ts';
import { startTranscribe } from '../transcribe-service.ts';

export const CREDENTIALS = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };
export const MEDIA_KEY = 'calls/call_20261120T14:03_UTC.wav';
export const MEDIA = `s3://recordings/${MEDIA_KEY}`;

/** A short call: the agent speaks first, the customer talks over the end of it. */
export const CALL: KnownRecording = {
  languageCode: 'en-US',
  durationSeconds: 6,
  channels: [
    {
      words: [
        { text: 'Hello', start: 1.9, end: 2.25, confidence: 0.998, punctuation: ',' },
        { text: 'Dana', start: 2.3, end: 2.7, confidence: 1, punctuation: '.' },
        { text: 'Help', start: 4, end: 4.3333, confidence: 0.61, punctuation: '!' },
      ],
    },
    {
      words: [
        { text: 'Northwind', start: 1, end: 1.5, confidence: 0.99, punctuation: ',' },
        { text: 'Dana', start: 1.55, end: 2, confidence: 0.99, punctuation: '.' },
      ],
    },
  ],
};

/** A WAV header (8 kHz, 16 bit) with some bytes after it, so that each content has a SHA-256 of its own. */
export function wav(content: string, channels = 2): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(8000, 24);
  return Buffer.concat([header, Buffer.from(content)]);
}

export type LocalTranscribe = Awaited<ReturnType<typeof startLocalTranscribe>>;

/** A running Transcribe that knows one call, as stereo and as mono, with a client of the real SDK. */
export async function startLocalTranscribe() {
  const folder = await mkdtemp(join(tmpdir(), 'transcribe-test-'));
  const store = await ObjectStore.open(folder, ['recordings', 'results']);
  const events: JobStateChange[] = [];
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const service = await startTranscribe({
    store,
    accountId: '111122223333',
    knownRecordings: new Map([
      [sha(wav('the call')), CALL],
      [sha(wav('the call', 1)), CALL],
    ]),
    vocabularies: { products: 'en-US', productos: 'es-US' },
    languageModels: { furniture: 'en-US', muebles: 'es-US' },
    kmsKeys: ['alias/results'],
    vocabularyFilters: { names: { languageCode: 'en-US', words: ['dana'] } },
    credentials: CREDENTIALS,
    region: 'us-east-1',
    writeOutput: async (bucket, key, text) => void (await writeJsonObject(store, bucket, key, text)),
    jobMilliseconds: 5,
    onJobStateChange: (event) => void events.push(event),
  });
  const client = (config: TranscribeClientConfig = {}) =>
    new TranscribeClient({
      endpoint: service.endpoint,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      maxAttempts: 1,
      ...config,
    });
  const transcribe = client();
  const putMedia = async (key: string, bytes: Buffer, storageClass: 'STANDARD' | 'GLACIER' = 'STANDARD') => {
    const file = store.newFile();
    await writeFile(file, bytes);
    const draft = { size: bytes.length, eTag: 'x', headers: {}, metadata: {}, storageClass };
    await store.put('recordings', key, file, draft);
  };
  const start = (more: Partial<StartTranscriptionJobCommandInput> = {}) =>
    transcribe.send(
      new StartTranscriptionJobCommand({
        TranscriptionJobName: `job-${Math.random()}`,
        Media: { MediaFileUri: MEDIA },
        LanguageCode: 'en-US',
        OutputBucketName: 'results',
        OutputKey: 'transcripts/call.json',
        Settings: { ChannelIdentification: true },
        ...more,
      }),
    );
  const job = async (name: string) =>
    (await transcribe.send(new GetTranscriptionJobCommand({ TranscriptionJobName: name }))).TranscriptionJob;
  return {
    service,
    store,
    events,
    client,
    putMedia,
    start,
    job,
    /** Starts a job and waits for its end. */
    run: async (more: Partial<StartTranscriptionJobCommandInput> = {}) => {
      const { TranscriptionJob: started } = await start(more);
      const name = started?.TranscriptionJobName ?? '';
      for (;;) {
        const state = await job(name);
        if (!/QUEUED|IN_PROGRESS/.test(state?.TranscriptionJobStatus ?? '')) return state;
        await wait(5);
      }
    },
    output: async (key = 'transcripts/call.json'): Promise<Output> => {
      const file = store.find('results', key)?.file ?? '';
      return JSON.parse(await readFile(join(folder, 'buckets', 'results', 'data', file), 'utf8')) as Output;
    },
    close: async () => {
      transcribe.destroy();
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Item = {
  id: number;
  type: string;
  start_time?: string;
  alternatives: { content: string }[];
  vocabularyFilterMatch?: boolean;
};
export type Output = {
  jobName: string;
  accountId: string;
  status: string;
  isRedacted?: boolean;
  results: {
    transcripts: { transcript: string }[];
    items: Item[];
    channel_labels?: { channels: { channel_label: string; items: Item[] }[]; number_of_channels: number };
    speaker_labels?: { segments: { speaker_label: string; start_time: string }[]; speakers: number };
    audio_segments: { transcript: string; items: number[] }[];
    language_code?: string;
  };
};
