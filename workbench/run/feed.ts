import { createReadStream, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ChatSample, Sample, SampleObject } from '#samples';
import type { DeliveryQueue } from './delivery-queue.ts';
import { stepOf, type SampleProgress } from './progress.ts';

const SAMPLE_MS = 60_000;
const LOOK_EVERY_MS = 100;

export type Feed = {
  samples: readonly (Sample | ChatSample)[];
  s3: S3Client;
  queue: DeliveryQueue;
  /** `Status__c` of the contact's record, `undefined` where there is none. */
  statusOf(contactId: string): string | undefined;
  onStep(progress: SampleProgress): void;
};

/**
 * Sends the samples as Amazon Connect would: the recording, and what Contact Lens wrote, into S3, then the
 * contact record to the middleware; one contact after the other, each watched until it is on its record.
 */
export async function feedSamples(feed: Feed): Promise<void> {
  for (const sample of feed.samples) {
    const tell = (state: SampleProgress['state'], step: string) => {
      feed.onStep({ name: sample.name, title: sample.title, state, step });
    };
    tell('working', 'recording' in sample ? 'recording into S3' : 'transcript into S3');
    if ('recording' in sample) await putRecording(feed.s3, sample);
    for (const object of sample.objects) await putObject(feed.s3, object);
    tell('working', stepOf(undefined));
    await feed.queue.deliver('/v1/contact-records', sample.contactRecord);
    const status = await watch(feed, sample, tell);
    tell(status === 'DONE' ? 'done' : 'failed', stepOf(status));
  }
}

export async function putRecording(s3: S3Client, { recording }: Sample): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: recording.bucket,
      Key: recording.key,
      Body: createReadStream(recording.file),
      ContentLength: statSync(recording.file).size,
      ContentType: 'audio/wav',
    }),
  );
}

export async function putObject(s3: S3Client, object: SampleObject): Promise<void> {
  const { bucket: Bucket, key: Key, contentType: ContentType } = object;
  await s3.send(new PutObjectCommand({ Bucket, Key, ContentType, Body: object.content() }));
}

async function watch(
  { statusOf }: Feed,
  { contactRecord, name }: Sample | ChatSample,
  tell: (state: 'working', step: string) => void,
): Promise<string> {
  const until = Date.now() + SAMPLE_MS;
  let seen: string | undefined;
  while (Date.now() < until) {
    const status = statusOf(String(contactRecord.ContactId));
    if (status === 'DONE' || status === 'FAILED') return status;
    if (status !== seen) tell('working', stepOf(status));
    seen = status;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`The sample ${name} did not come to its end in time; it was ${stepOf(seen)}.`);
}
