import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createAwsClients, type AwsClients } from '../../middleware/src/aws/clients.ts';
import { createObjectStore } from '../../middleware/src/aws/object-store.ts';
import { createSpeechService } from '../../middleware/src/aws/speech-service.ts';
import { reconcile } from '../../middleware/src/pipeline/reconcile/reconcile.ts';
import {
  CONTACT_ID,
  contactRecord,
  recordingPath,
  wavFile,
} from '../../middleware/test/pipeline/in-memory/contact.ts';
import { inMemoryPipeline, RESULTS_BUCKET } from '../../middleware/test/pipeline/in-memory/pipeline.ts';
import { startAws, type Aws, type JobStateChange, type KnownRecording } from '#aws';
import { sendContactRecords, sendEvents } from '../../middleware/test/pipeline/in-memory/send.ts';

const RECORDINGS = 'northwind-connect-recordings';
const CREDENTIALS = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };
const word = (text: string, start: number) => ({ text, start, end: start + 0.4, confidence: 0.9 });
const SPOKEN: KnownRecording = {
  languageCode: 'en-US',
  durationSeconds: 1,
  channels: [
    { words: [word('my', 0), word('name', 0.5), word('is', 1), word('John', 1.5), word('Smith', 2)] },
    { words: [word('damn', 3), word('right', 3.5)] },
  ],
};
const STEREO = wavFile();
const MONO = wavFile({ channels: 1 });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The pipeline and the clients that ship, before the local S3 and Transcribe. */
describe('transcription through the local services', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'transcription-'));
  const variables = { ...process.env };
  const events: JobStateChange[] = [];
  let aws: Aws;
  let clients: AwsClients;

  beforeAll(async () => {
    aws = await startAws({
      dataFolder: folder,
      buckets: [{ name: RECORDINGS }, { name: RESULTS_BUCKET }],
      credentials: CREDENTIALS,
      region: 'us-east-1',
      knownRecordings: new Map([STEREO, MONO].map((bytes) => [sha256(bytes), SPOKEN])),
      vocabularies: { products: 'en-US' },
      vocabularyFilters: { swearing: { languageCode: 'en-US', words: ['damn'] } },
      jobMilliseconds: 5,
      onJobStateChange: (event) => void events.push(event),
    });
    process.env.AWS_ENDPOINT_URL_S3 = aws.s3.endpoint;
    process.env.AWS_ENDPOINT_URL_TRANSCRIBE = aws.transcribe.endpoint;
    process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey;
    clients = createAwsClients({ region: 'us-east-1', forcePathStyle: true, attempts: 1 });
  });
  afterAll(async () => {
    process.env = variables;
    for (const client of Object.values(clients)) client.destroy();
    await aws.close();
    rmSync(folder, { recursive: true });
  });

  let contacts = 0;
  async function call(recording: Uint8Array, language: string, languages = {}, candidates: string[] = []) {
    const parts = inMemoryPipeline();
    contacts += 1;
    const contactId = `${CONTACT_ID.slice(0, -4)}b${String(contacts).padStart(3, '0')}`;
    parts.pipeline.objects = createObjectStore(clients.s3);
    parts.pipeline.speech = createSpeechService(clients.transcribe);
    parts.pipeline.settings.transcription = { candidates, languages };
    const Key = recordingPath(contactId).slice(RECORDINGS.length + 1);
    await clients.s3.send(new PutObjectCommand({ Bucket: RECORDINGS, Key, Body: recording }));
    const Attributes = { postcallTranscribeEnabled: 'true', postcallTranscribeLanguage: language };
    const [imported] = await sendContactRecords(
      contactRecord({ ContactId: contactId, Attributes }),
      parts.pipeline,
    );
    const fields = () => parts.records.fieldsOf(contactId);
    return {
      ...parts,
      contactId,
      imported,
      fields,
      text: () => String(fields().Transcript__c),
      /** Delivers events until the record has come to its end. */
      async end() {
        while (fields().Status__c !== 'DONE' && fields().Status__c !== 'FAILED') {
          await pause(10);
          await sendEvents(events.splice(0), parts.pipeline);
        }
      },
    };
  }

  it('masks the words of a filter, with a vocabulary that the account has', async () => {
    const languages = {
      'en-US': { vocabulary: 'products', vocabularyFilter: { name: 'swearing', method: 'mask' as const } },
    };
    const made = await call(STEREO, 'en-US', languages);
    await made.end();

    expect(made.fields()).toMatchObject({ Status__c: 'DONE', Redacted__c: false });
    expect(made.text()).toContain('*** right');
  });

  it('names the vocabulary on the record where the account has none of that name', async () => {
    const made = await call(STEREO, 'en-US', { 'en-US': { vocabulary: 'unheard-of' } });

    expect(made.imported).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-refused' } });
    expect(made.fields()).toMatchObject({ Status__c: 'FAILED' });
    expect(made.fields().StatusReason__c).toContain('vocabulary unheard-of');
  });

  it('takes personal data out, of an identified language by a second job', async () => {
    const languages = { 'en-US': { redaction: ['NAME' as const] } };
    const given = await call(STEREO, 'en-US', languages);
    await given.end();
    const identified = await call(STEREO, 'auto', languages, ['en-US', 'es-US']);
    await identified.end();

    for (const made of [given, identified]) {
      expect(made.fields()).toMatchObject({ Status__c: 'DONE', Redacted__c: true });
      expect(made.text()).toContain('my name is [PII]');
      expect(made.text()).not.toContain('Smith');
    }
  });

  it('tells speakers of a mono recording apart by voice, and says so', async () => {
    const made = await call(MONO, 'en-US');
    await made.end();

    expect(made.fields()).toMatchObject({
      Status__c: 'DONE',
      AudioChannelCount__c: 1,
      DataSource__c: 'TRANSCRIBE',
    });
    expect(made.fields().StatusReason__c).toContain('The recording has one channel');
    expect(JSON.parse(made.records.fileOf(made.contactId, 'Conversation.json') ?? '')).toMatchObject({
      speakersBy: 'VOICE',
      participants: [{ role: 'UNKNOWN' }, { role: 'UNKNOWN' }],
    });
  });

  it('is found by the reconciliation where the event of its end was lost', async () => {
    const made = await call(STEREO, 'en-US');
    while (events.length === 0) await pause(10);
    events.length = 0;
    made.records.age(made.contactId, '2026-11-20T10:00:00Z');

    const settings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 0, most: 10 };
    const done = await reconcile(settings, made.pipeline);

    expect(done.records).toMatchObject({ found: 1, mended: 1, failures: [] });
    expect(made.fields()).toMatchObject({ Status__c: 'DONE' });
  });
});
