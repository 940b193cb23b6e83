import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { loadSamples } from '#samples';
import type { Workbench } from './console-visit.ts';

const BUCKET = 'northwind-connect-recordings';
const template = loadSamples()[0]?.contactRecord ?? {};

/** A call of a test's own, which no other test looks at: its contact record, and what is in S3 for it. */
export class OwnCall {
  readonly contactId = randomUUID();
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get #key(): string {
    return `connect/northwind/CallRecordings/2026/11/20/${this.contactId}_20261120T14:03_UTC.wav`;
  }

  /** Puts the recording into S3, or another one in its place. */
  async putRecording(
    body: Buffer | string,
    storageClass?: PutObjectCommandInput['StorageClass'],
  ): Promise<void> {
    const { s3 } = await this.#workbench.status();
    const client = new S3Client({
      region: s3.region,
      endpoint: s3.endpoint,
      forcePathStyle: true,
      credentials: s3,
    });
    await client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: this.#key, Body: body, StorageClass: storageClass }),
    );
    client.destroy();
  }

  /** Sends the contact record, by which the recording is imported; gives the id of the record. */
  async importIt(recording: Record<string, unknown> = {}): Promise<string> {
    await this.#workbench.callMiddleware('/v1/contact-records', {
      ...template,
      ContactId: this.contactId,
      InitialContactId: null,
      Recording: {
        Location: `${BUCKET}/${this.#key}`,
        Status: 'AVAILABLE',
        Type: 'AUDIO',
        DeletionReason: null,
        ...recording,
      },
      Recordings: null,
      Attributes: { postcallRecordingImportEnabled: 'true' },
    });
    return this.#workbench.recordId(this.contactId);
  }
}

const SAMPLE_RATE = 8000;
const CHANNELS = 2;
const HEADER_BYTES = 44;

/** A recording of two tones, one on each channel, as long as a call that does not come over at once. */
export function longRecording(seconds: number): Buffer {
  const samples = seconds * SAMPLE_RATE;
  const wav = Buffer.alloc(HEADER_BYTES + samples * CHANNELS * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(CHANNELS, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * CHANNELS * 2, 28);
  wav.writeUInt16LE(CHANNELS * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * CHANNELS * 2, 40);
  for (let sample = 0; sample < samples; sample += 1) {
    const at = HEADER_BYTES + sample * CHANNELS * 2;
    wav.writeInt16LE(Math.round(8000 * Math.sin(sample / 3)), at);
    wav.writeInt16LE(Math.round(8000 * Math.sin(sample / 5)), at + 2);
  }
  return wav;
}
