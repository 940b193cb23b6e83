import type { WriteOutcome } from '../../../src/ports/record-store.ts';
import { Problem } from '../../../src/ports/problem.ts';
import {
  AGENT_USER_ID,
  CONTACT_ID,
  contactRecord,
  CUSTOMER_PHONE,
  onlyRecording,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { QUEUE_ID } from '../in-memory/records.ts';
import { sendContactRecords } from '../in-memory/send.ts';

describe('importing a contact record', () => {
  it('writes the record, its waveform, and starts the transcription', async () => {
    const { pipeline, records, onlyJob, speech } = inMemoryPipeline();

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'created' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      OwnerId: AGENT_USER_ID,
      RecordingPath__c: recordingPath(),
      CustomerEndpointAddress__c: CUSTOMER_PHONE,
      WaveformStatus__c: 'READY',
      AudioDuration__c: 1,
      Status__c: 'TRANSCRIBING',
      TranscribingSince__c: '2026-11-20T14:11:00.000Z',
      TranscriptionJobName__c: onlyJob(),
    });
    expect(String(records.fieldsOf(CONTACT_ID).Waveform__c).length).toBeGreaterThan(100);
    expect(speech.jobs.get(onlyJob())).toMatchObject({
      languageCode: 'en-US',
      channelIdentification: true,
      output: { bucket: 'northwind-contact-analytics', key: `transcripts/${onlyJob()}.json` },
    });
  });

  it('names the job on the record before the job starts, so that its event finds the record', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    const start = speech.start.bind(speech);
    let known: unknown;
    speech.start = async (job) => {
      known = records.fieldsOf(CONTACT_ID).TranscriptionJobName__c;
      return start(job);
    };

    await sendContactRecords(contactRecord(), pipeline);

    expect(known).toBe([...speech.jobs.keys()][0]);
  });

  it('is done after the waveform where no transcription is asked for', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();

    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', WaveformStatus__c: 'READY' });
    expect(speech.jobs.size).toBe(0);
  });

  it('transcribes without a waveform where the recording is not to be imported', async () => {
    const { pipeline, records } = inMemoryPipeline();

    await sendContactRecords(contactRecord({ Attributes: { postcallTranscribeEnabled: 'true' } }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'TRANSCRIBING' });
    expect(records.fieldsOf(CONTACT_ID).Waveform__c).toBeUndefined();
  });

  it('has the speech service tell speakers apart by voice in a recording with one channel', async () => {
    const { pipeline, objects, speech, onlyJob } = inMemoryPipeline();
    objects.put(recordingPath(), wavFile({ channels: 1 }));

    await sendContactRecords(contactRecord(), pipeline);

    expect(speech.jobs.get(onlyJob())?.channelIdentification).toBe(false);
  });

  it('makes no record of a contact that asks for nothing', async () => {
    const { pipeline, records } = inMemoryPipeline();

    const results = await sendContactRecords(
      contactRecord({ Attributes: { customerTier: 'gold' } }),
      pipeline,
    );

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'ignored' }]);
    expect(records.rows.size).toBe(0);
  });

  it('says on the record that a language code is unknown, and still draws the waveform', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    const attributes = {
      ...onlyRecording,
      postcallTranscribeEnabled: 'true',
      postcallTranscribeLanguage: 'xx-YY',
    };

    await sendContactRecords(contactRecord({ Attributes: attributes }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'READY' });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('postcallTranscribeLanguage');
    expect(speech.jobs.size).toBe(0);
  });

  it('tells on the record what the speech service will refuse again', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    speech.failure = new Problem(
      'aws-refused',
      'Amazon Transcribe refused the request (BadRequestException).',
    );

    const [result] = await sendContactRecords(contactRecord(), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-refused' } });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'READY' });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('BadRequestException');
  });

  it('takes a Kinesis event', async () => {
    const { pipeline, records } = inMemoryPipeline();
    const data = Buffer.from(JSON.stringify(contactRecord())).toString('base64');

    const results = await sendContactRecords({ Records: [{ kinesis: { data } }] }, pipeline);

    expect(results).toMatchObject([{ outcome: 'created' }]);
    expect(records.rows.size).toBe(1);
  });
});

describe('the owner of a record', () => {
  it('is the queue where no user matches the agent, and the record says so', async () => {
    const { pipeline, records } = inMemoryPipeline();

    await sendContactRecords(contactRecord({ Agent: { Username: 'lee.park@northwind.example' } }), pipeline);

    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(QUEUE_ID);
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain(
      'no active Salesforce user, or more than one, matches',
    );
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).not.toContain('lee.park');
  });

  it('is the queue where the agent may not read the records, and the record says so', async () => {
    const { pipeline, records, onlyJob } = inMemoryPipeline();
    records.withoutRead.add(AGENT_USER_ID);

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'created' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      OwnerId: QUEUE_ID,
      TranscriptionJobName__c: onlyJob(),
    });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('AC_CallRecording');
  });

  it('goes from the queue to the agent once there is a user, but is never taken from anybody else', async () => {
    const { pipeline, records } = inMemoryPipeline();
    records.users.clear();
    await sendContactRecords(contactRecord(), pipeline);
    records.users.set('dana.reyes@northwind.example', AGENT_USER_ID);

    await sendContactRecords(contactRecord(), pipeline);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(AGENT_USER_ID);

    records.fieldsOf(CONTACT_ID).OwnerId = '005000000000009AAA';
    await sendContactRecords(contactRecord(), pipeline);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe('005000000000009AAA');
  });

  it('stays with the queue on a later delivery where the agent still may not read the records', async () => {
    const { pipeline, records } = inMemoryPipeline();
    records.withoutRead.add(AGENT_USER_ID);
    await sendContactRecords(contactRecord(), pipeline);

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'updated' }]);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(QUEUE_ID);
  });

  it.each([
    ['INSUFFICIENT_ACCESS_OR_READONLY', [], 'Transfer Record'],
    ['TRANSFER_REQUIRES_READ', [], 'AC_CallRecording'],
    ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', ['OwnerId'], 'View All Users'],
    ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', [], 'View All Users'],
  ])('stays with the queue where Salesforce refuses the transfer with %s', async (code, fields, said) => {
    const { pipeline, records, objects } = inMemoryPipeline();
    objects.contents.clear();
    records.users.clear();
    await sendContactRecords(contactRecord(), pipeline);
    records.users.set('dana.reyes@northwind.example', AGENT_USER_ID);
    records.transferRefusal = { outcome: 'refused', code, fields };

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'waiting' }]);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(QUEUE_ID);
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain(said);
  });

  it('is the queue where sharing hides all users, and the record says so', async () => {
    const { pipeline, records } = inMemoryPipeline();
    records.users.clear();
    records.usersAreHidden = true;

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'created' }]);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(QUEUE_ID);
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('View All Users');
  });

  it.each<WriteOutcome>([
    { outcome: 'refused', code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', fields: [] },
    { outcome: 'gone' },
  ])('is the queue where a new record is refused with %j and has no other lookup', async (refusal) => {
    const { pipeline, records } = inMemoryPipeline();
    records.refusedTargets.set(AGENT_USER_ID, refusal);

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'created' }]);
    expect(records.fieldsOf(CONTACT_ID).OwnerId).toBe(QUEUE_ID);
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('View All Users');
  });

  it('is not tried again where the record itself cannot be edited', async () => {
    const { pipeline, records } = inMemoryPipeline();
    records.refusals.set(CONTACT_ID, {
      outcome: 'refused',
      code: 'INSUFFICIENT_ACCESS_OR_READONLY',
      fields: [],
    });

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'failed', problem: { kind: 'salesforce-refused' } }]);
    expect(records.calls.filter((call) => call === 'upsert')).toHaveLength(2);
  });
});
