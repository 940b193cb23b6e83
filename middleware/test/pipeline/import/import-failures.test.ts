import { Readable } from 'node:stream';
import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import { Problem } from '../../../src/ports/problem.ts';
import {
  CONTACT_ID,
  contactRecord,
  CUSTOMER_PHONE,
  onlyRecording,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords } from '../in-memory/send.ts';

const OTHER_ID = '3f0a5c1e-0000-4000-8000-00000000a002';
const secondContact = (changes = {}) => contactRecord({ ContactId: OTHER_ID, ...changes });

describe('a recording that cannot be used', () => {
  it('waits where it is not there yet, and is not transcribed', async () => {
    const { pipeline, objects, records, speech } = inMemoryPipeline();
    objects.contents.clear();

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'waiting' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'IMPORTED',
      WaveformStatus__c: 'PENDING',
    });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('not in S3 yet');
    expect(speech.jobs.size).toBe(0);
  });

  it('is told to be no WAV file, while the other contacts of the batch are done', async () => {
    const { pipeline, objects, records } = inMemoryPipeline();
    objects.put(recordingPath(OTHER_ID), 'this is no audio');
    const attributes = { Attributes: onlyRecording };

    const results = await sendContactRecords(
      [secondContact(attributes), contactRecord(attributes)],
      pipeline,
    );

    expect(results[0]).toMatchObject({
      outcome: 'failed',
      problem: { kind: 'audio-unreadable', errors: [{ path: 'Recording.Location' }] },
    });
    expect(results[1]).toMatchObject({ outcome: 'created' });
    expect(records.fieldsOf(OTHER_ID)).toMatchObject({ WaveformStatus__c: 'FAILED', Status__c: 'DONE' });
    expect(records.fieldsOf(OTHER_ID).WaveformReason__c).toMatch(/\w{3}/);
    expect(records.fieldsOf(OTHER_ID).Waveform__c).toBeUndefined();
    expect(records.fieldsOf(CONTACT_ID).WaveformStatus__c).toBe('READY');
  });

  it('is not read outside the allowed folders; the contact has its record, which says so', async () => {
    const { pipeline, records } = inMemoryPipeline();
    const outside = `elsewhere/${OTHER_ID}_20261120T14:03_UTC.wav`;

    const results = await sendContactRecords(
      [secondContact({ Recording: { Location: outside, Status: 'AVAILABLE' } }), contactRecord()],
      pipeline,
    );

    expect(results[0]).toMatchObject({
      outcome: 'failed',
      problem: { kind: 'recording-not-allowed', errors: [{ path: 'Recording.Location' }] },
    });
    expect(results[1]).toMatchObject({ outcome: 'created' });
    expect(records.fieldsOf(OTHER_ID)).toMatchObject({
      Status__c: 'FAILED',
      WaveformStatus__c: 'FAILED',
      StatusReason__c: expect.stringContaining('is not among the allowed ones') as string,
    });
  });

  it('is worked on when its folder has been allowed and its contact is processed again', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    const elsewhere = `elsewhere/${CONTACT_ID}_20261120T14:03_UTC.wav`;
    objects.put(elsewhere, wavFile());
    await sendContactRecords(contactRecord({ Recording: { Location: elsewhere } }), pipeline);

    pipeline.settings.recordings = [{ bucket: 'elsewhere', prefix: '' }];
    await reprocess(CONTACT_ID, pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ WaveformStatus__c: 'READY' });
    expect(records.fieldsOf(CONTACT_ID).Status__c).not.toBe('FAILED');
  });

  it('is read under any name that the contact record gives it', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    const named = 'northwind-connect-recordings/connect/northwind/CallRecordings/2026/11/20/voicemail 7.wav';
    objects.put(named, wavFile());

    const [result] = await sendContactRecords(
      contactRecord({ Recording: null, Recordings: [{ Location: named, StorageType: 'S3' }] }),
      pipeline,
    );

    expect(result).toMatchObject({ outcome: 'created' });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      RecordingPath__c: named,
      WaveformStatus__c: 'READY',
    });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('its file name is not the contact ID');
  });

  it('is tried again later where the connection broke in the middle of it', async () => {
    const { pipeline, objects, records } = inMemoryPipeline();
    objects.read = () =>
      Promise.resolve(
        Readable.from(
          (function* () {
            yield wavFile().subarray(0, 1000);
            throw new Error('aborted');
          })(),
        ),
      );

    const [result] = await sendContactRecords(contactRecord(), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'IMPORTED',
      WaveformStatus__c: 'PENDING',
    });
  });

  it('does not stop being tried because S3 was out of reach', async () => {
    const { pipeline, objects, records } = inMemoryPipeline();
    objects.failure = new Problem('aws-unavailable', 'Amazon S3 did not do its work.');
    const [first] = await sendContactRecords(contactRecord(), pipeline);
    expect(first).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    objects.failure = undefined;

    await sendContactRecords(contactRecord(), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      Status__c: 'TRANSCRIBING',
    });
  });
});

describe('bad items and broken services', () => {
  it('names what is wrong with a record without ContactId, and does the rest', async () => {
    const { pipeline } = inMemoryPipeline();

    const results = await sendContactRecords([{ Channel: 'VOICE' }, contactRecord()], pipeline);

    expect(results[0]).toMatchObject({
      index: 0,
      contactId: null,
      outcome: 'failed',
      problem: { kind: 'contact-record-invalid', errors: [{ path: 'ContactId' }] },
    });
    expect(results[1]).toMatchObject({ index: 1, outcome: 'created' });
  });

  it('refuses a body that holds no contact records', async () => {
    const { pipeline } = inMemoryPipeline();

    await expect(sendContactRecords('hello', pipeline)).rejects.toMatchObject({ kind: 'body-unreadable' });
  });

  it('tells of one record that Salesforce refuses, and does the rest', async () => {
    const { pipeline, records } = inMemoryPipeline();
    records.refusals.set(OTHER_ID, { outcome: 'refused', code: 'STRING_TOO_LONG', fields: ['QueueName__c'] });

    const results = await sendContactRecords([secondContact(), contactRecord()], pipeline);

    expect(results[0]).toMatchObject({
      outcome: 'failed',
      problem: { kind: 'salesforce-refused', errors: [{ path: 'QueueName__c', message: 'STRING_TOO_LONG' }] },
    });
    expect(results[1]).toMatchObject({ outcome: 'created' });
  });

  it.each(['findMany', 'usersByAgent', 'upsert', 'update'] as const)(
    'fails every item where Salesforce is out of reach at %s, and does it all on the next delivery',
    async (call) => {
      const { pipeline, records, unforeseen } = inMemoryPipeline();
      records.failures.set(
        call,
        new Problem('salesforce-unavailable', 'Salesforce did not respond in time.'),
      );
      const [first] = await sendContactRecords([contactRecord()], pipeline);
      expect(first).toMatchObject({ outcome: 'failed', problem: { kind: 'salesforce-unavailable' } });
      records.failures.clear();

      await sendContactRecords([contactRecord()], pipeline);

      expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
        Status__c: 'TRANSCRIBING',
        WaveformStatus__c: 'READY',
      });
      expect(unforeseen).toEqual([]);
    },
  );

  it('reports an error that nobody foresaw and does not repeat its words', async () => {
    const { pipeline, records, unforeseen } = inMemoryPipeline();
    const bug = new TypeError(`cannot read ${CUSTOMER_PHONE}`);
    records.failures.set('upsert', bug);

    const [result] = await sendContactRecords([contactRecord()], pipeline);

    expect(result?.problem?.kind).toBe('internal');
    expect(result?.problem?.message).not.toContain(CUSTOMER_PHONE);
    expect(unforeseen).toEqual([bug]);
  });

  it('asks Salesforce for a whole batch in a handful of calls', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    const ids = Array.from(
      { length: 30 },
      (_slot, index) => `3f0a5c1e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    for (const id of ids) objects.put(recordingPath(id), wavFile());

    await sendContactRecords(
      ids.map((id) => contactRecord({ ContactId: id })),
      pipeline,
    );

    expect(records.rows.size).toBe(30);
    expect(records.calls).toEqual([
      'findMany',
      'deletedContacts',
      'usersByAgent',
      'unassignedOwner',
      'searchPhones',
      'upsert',
      'update',
    ]);
  });
});
