import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { loadSamples } from '#samples';
import { OBJECT, Workbench } from './console-visit.ts';

const workbench = new Workbench();
const URN = 'urn:contact-channel-analytics:';
const template = loadSamples()[0]?.contactRecord ?? {};

function contactRecord(contactId: string, location: string): object {
  const recording = { Location: location, Status: 'AVAILABLE', Type: 'AUDIO', DeletionReason: null };
  return {
    ...template,
    ContactId: contactId,
    InitialContactId: null,
    Recording: recording,
    Recordings: null,
    Attributes: { postcallRecordingImportEnabled: 'true' },
  };
}
const locationOf = (contactId: string) =>
  `northwind-connect-recordings/connect/northwind/CallRecordings/2026/11/20/${contactId}_20261120T14:03_UTC.wav`;

async function put(location: string, body: string): Promise<void> {
  const { s3 } = await workbench.status();
  const client = new S3Client({
    region: s3.region,
    endpoint: s3.endpoint,
    forcePathStyle: true,
    credentials: s3,
  });
  const [bucket = '', ...key] = location.split('/');
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key.join('/'), Body: body }));
  client.destroy();
}

describe('bad input', () => {
  it('answers a body that is not JSON with a problem', async () => {
    const { status, body } = await workbench.callMiddleware('/v1/contact-records', '{"ContactId": ');
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: `${URN}body-unreadable`, status: 400 });
    expect(JSON.stringify(body)).not.toContain('at JSON.parse');
  });

  it('names the field of a record without ContactId and takes the rest of the batch', async () => {
    const contactId = randomUUID();
    const { ContactId: _, ...nameless } = template;
    const { status, body } = await workbench.callMiddleware('/v1/contact-records', [
      nameless,
      { ...contactRecord(contactId, locationOf(contactId)), Recording: null },
    ]);
    expect(status).toBe(200);
    expect(body.results?.[0]?.problem).toMatchObject({
      type: `${URN}contact-record-invalid`,
      errors: [expect.objectContaining({ path: 'ContactId' })],
    });
    expect(body.results?.[1]).toMatchObject({ contactId, outcome: 'created' });
    await expect(workbench.recordId(contactId)).resolves.toMatch(/^\w{18}$/);
  });

  it('says of an event of an unknown kind that it is unknown', async () => {
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Something Else',
      source: 'aws.else',
      detail: {},
    };
    const { status, body } = await workbench.callMiddleware('/v1/events', event);
    expect(status).toBe(200);
    expect(body.results?.[0]?.problem?.type).toBe(`${URN}event-unknown`);
  });

  it('keeps a WAV that is not one out of the record, says why, and leaves the rest unharmed', async () => {
    const contactId = randomUUID();
    await put(locationOf(contactId), 'This is not sound.');
    const { body } = await workbench.callMiddleware(
      '/v1/contact-records',
      contactRecord(contactId, locationOf(contactId)),
    );
    expect(body.results?.[0]?.problem?.type).toBe(`${URN}audio-unreadable`);
    const [record] = await workbench.query<Record<string, string | null>>(
      'administrator',
      `SELECT Waveform__c, WaveformStatus__c, WaveformReason__c, RecordingPath__c, AgentUsername__c FROM ${OBJECT} WHERE ContactId__c = '${contactId}'`,
    );
    expect(record).toMatchObject({
      Waveform__c: null,
      WaveformStatus__c: 'FAILED',
      RecordingPath__c: locationOf(contactId),
    });
    expect(record?.WaveformReason__c).toMatch(/WAV|RIFF/);
    expect(record?.AgentUsername__c).toBe('dana.reyes@northwind.example');
  });

  it('names the field that leads to a bucket that is not allowed, on the record as well', async () => {
    const [refused, taken] = [randomUUID(), randomUUID()];
    const { status, body } = await workbench.callMiddleware('/v1/contact-records', [
      contactRecord(refused, `somebody-elses-bucket/${refused}_20261120T14:03_UTC.wav`),
      { ...contactRecord(taken, locationOf(taken)), Recording: null },
    ]);
    expect(status).toBe(200);
    expect(body.results?.[0]).toMatchObject({
      contactId: refused,
      problem: { type: `${URN}recording-not-allowed`, errors: [{ path: 'Recording.Location' }] },
    });
    expect(body.results?.[1]).toMatchObject({ contactId: taken, outcome: 'created' });
    const [row] = await workbench.query<Record<string, string>>(
      'administrator',
      `SELECT Status__c, StatusReason__c FROM ${OBJECT} WHERE ContactId__c = '${refused}'`,
    );
    expect(row).toMatchObject({ Status__c: 'FAILED' });
    expect(row?.StatusReason__c).toMatch(/not among the allowed ones/);
  });

  it('lets the pipeline’s credential not ask for links', async () => {
    const { status, body } = await workbench.callMiddleware('/v1/playback', {
      contactId: randomUUID(),
      recordingPath: 'a/b',
    });
    expect(status).toBe(403);
    expect(body.type).toBe(`${URN}not-allowed`);
  });

  it('turns away who has no credential', async () => {
    const { status, body } = await workbench.callMiddleware('/v1/contact-records', template, 'wrong');
    expect(status).toBe(401);
    expect(body.type).toBe(`${URN}not-authenticated`);
  });
});
