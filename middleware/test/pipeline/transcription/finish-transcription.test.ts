import { Problem } from '../../../src/ports/problem.ts';
import { CONTACT_ID, contactRecord, jobEvent, onlyRecording } from '../in-memory/contact.ts';
import { inMemoryPipeline, RESULTS_BUCKET } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

/** A contact whose transcription is under way. */
async function transcribing(attributes?: Record<string, string>) {
  const parts = inMemoryPipeline();
  await sendContactRecords(contactRecord(attributes ? { Attributes: attributes } : {}), parts.pipeline);
  return { ...parts, jobName: parts.onlyJob() };
}
const transcribeOnly = {
  ...onlyRecording,
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'en-US',
};

describe('a transcription that has ended', () => {
  it('brings transcript, statistics, findings and files to the record', async () => {
    const { pipeline, records, endJob, jobName } = await transcribing();
    endJob(jobName);

    const results = await sendEvents(jobEvent(jobName), pipeline);

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'done' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'DONE',
      DataSource__c: 'TRANSCRIBE',
      Sentiment__c: 'NEGATIVE',
      SentimentNegative__c: expect.closeTo(0.8) as number,
      Keywords__c: expect.stringContaining('invoice') as string,
      DominantLanguage__c: 'en',
      CustomerTalkShare__c: expect.any(Number) as number,
    });
    expect(JSON.parse(records.fileOf(CONTACT_ID, 'Conversation.json') ?? '')).toMatchObject({
      contactId: CONTACT_ID,
      languageCode: 'en-US',
      turns: [{ participant: 'customer' }, { participant: 'agent' }],
    });
    expect(records.fileOf(CONTACT_ID, 'CustomerTranscripts.json')).toContain('invoice');
    expect(records.fileOf(CONTACT_ID, 'AgentTranscripts.json')).toContain('sorry');
  });

  it('writes the files before the record says that it is done', async () => {
    const { pipeline, records, endJob, jobName } = await transcribing();
    endJob(jobName);
    records.failures.set(
      'putFiles',
      new Problem('salesforce-unavailable', 'Salesforce did not respond in time.'),
    );

    const [result] = await sendEvents(jobEvent(jobName), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'salesforce-unavailable' } });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'ANALYSING' });
    records.failures.clear();
    await sendEvents(jobEvent(jobName), pipeline);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE' });
  });

  it('ends the same when its event comes twice', async () => {
    const { pipeline, records, endJob, jobName } = await transcribing();
    endJob(jobName);
    await sendEvents(jobEvent(jobName), pipeline);
    const before = structuredClone(records.fieldsOf(CONTACT_ID));
    const file = records.fileOf(CONTACT_ID, 'Conversation.json');

    await sendEvents([jobEvent(jobName), jobEvent(jobName)], pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
    expect(records.fileOf(CONTACT_ID, 'Conversation.json')).toBe(file);
  });

  it('leaves alone what nobody asked for', async () => {
    const { pipeline, records, text, endJob, jobName } = await transcribing(transcribeOnly);
    endJob(jobName);
    Object.assign(records.fieldsOf(CONTACT_ID), { Sentiment__c: 'MIXED', Keywords__c: 'kept' });

    await sendEvents(jobEvent(jobName), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'DONE',
      Sentiment__c: 'MIXED',
      Keywords__c: 'kept',
    });
    expect(text.seen).toEqual([]);
  });

  it('tells on the record why the job failed, and harms nothing else', async () => {
    const { pipeline, records, jobName } = await transcribing();
    const waveform = records.fieldsOf(CONTACT_ID).Waveform__c;

    const results = await sendEvents(
      jobEvent(jobName, 'FAILED', 'The media format is not supported.'),
      pipeline,
    );

    expect(results).toMatchObject([{ outcome: 'done' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'READY' });
    expect(records.fieldsOf(CONTACT_ID).Waveform__c).toBe(waveform);
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('The media format is not supported.');
  });

  it('keeps the line about the owner in the reason', async () => {
    const parts = inMemoryPipeline();
    parts.records.users.clear();
    await sendContactRecords(contactRecord(), parts.pipeline);
    const jobName = parts.onlyJob();
    parts.endJob(jobName);

    await sendEvents(jobEvent(jobName), parts.pipeline);

    expect(parts.records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE' });
    expect(parts.records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('Owner: the AC Unassigned queue');
  });

  it('is tried again later where its output is not in the results bucket', async () => {
    const { pipeline, records, jobName } = await transcribing();

    const [result] = await sendEvents(jobEvent(jobName), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('TRANSCRIBING');
  });

  it.each(['no JSON', '{"results": 7}'])(
    'fails on the record where its output is unreadable: %s',
    async (output) => {
      const { pipeline, objects, records, jobName } = await transcribing();
      objects.put(`${RESULTS_BUCKET}/transcripts/${jobName}.json`, output);

      const [result] = await sendEvents(jobEvent(jobName), pipeline);

      expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'transcript-unreadable' } });
      expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'READY' });
    },
  );

  it('does not bring back a record that was deleted meanwhile', async () => {
    const { pipeline, records, endJob, jobName, objects } = await transcribing();
    endJob(jobName);
    const read = objects.read.bind(objects);
    objects.read = (location) => {
      records.rows.clear();
      return read(location);
    };

    await sendEvents(jobEvent(jobName), pipeline);

    expect(records.rows.size).toBe(0);
  });
});

describe('a job that is not the record’s current one', () => {
  it.each([
    ['an older job of the contact', `${CONTACT_ID}-00000000`],
    ['a job of a contact without a record', '3f0a5c1e-0000-4000-8000-00000000ffff-00000000'],
    ['a job that somebody else started', 'quarterly-report'],
  ])('is ignored: %s', async (_case, name) => {
    const { pipeline, records } = await transcribing();
    const before = structuredClone(records.fieldsOf(CONTACT_ID));

    const results = await sendEvents(jobEvent(name), pipeline);

    expect(results).toMatchObject([{ outcome: 'ignored' }]);
    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
  });

  it('is ignored while it is under way', async () => {
    const { pipeline, jobName } = await transcribing();

    expect(await sendEvents(jobEvent(jobName, 'IN_PROGRESS'), pipeline)).toMatchObject([
      { outcome: 'ignored' },
    ]);
  });
});
