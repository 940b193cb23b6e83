import { Problem } from '../../../src/ports/problem.ts';
import { CONTACT_ID, contactRecord, onlyRecording, recordingPath } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords } from '../in-memory/send.ts';

describe('a contact record that comes again', () => {
  it('changes nothing and starts nothing new', async () => {
    const { pipeline, records, objects, speech } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    const before = structuredClone(records.fieldsOf(CONTACT_ID));

    const results = await sendContactRecords(contactRecord(), pipeline);

    expect(results).toMatchObject([{ outcome: 'updated' }]);
    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
    expect(speech.jobs.size).toBe(1);
    expect(objects.reads).toBe(1);
  });

  it.each(['TRANSCRIBING', 'ANALYSING', 'DONE', 'FAILED'])('does not take %s back', async (status) => {
    const { pipeline, records } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    Object.assign(records.fieldsOf(CONTACT_ID), { Status__c: status, StatusReason__c: 'as it ended' });

    await sendContactRecords(contactRecord(), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: status, StatusReason__c: 'as it ended' });
  });

  it('starts the job that a crash left unstarted', async () => {
    const { pipeline, speech } = inMemoryPipeline();
    speech.failure = new Problem('aws-unavailable', 'Amazon Transcribe did not do its work.');
    const [first] = await sendContactRecords(contactRecord(), pipeline);
    expect(first).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    speech.failure = undefined;

    const [second] = await sendContactRecords(contactRecord(), pipeline);

    expect(second).toMatchObject({ outcome: 'updated' });
    expect(speech.jobs.size).toBe(1);
  });

  it('finishes a job whose event never came', async () => {
    const { pipeline, records, endJob, onlyJob } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    endJob(onlyJob());

    await sendContactRecords(contactRecord(), pipeline);

    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('DONE');
  });

  it('is superseded where a newer one is stored, and touches nothing', async () => {
    const { pipeline, records, speech, objects } = inMemoryPipeline();
    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);
    const before = structuredClone(records.fieldsOf(CONTACT_ID));

    const results = await sendContactRecords(
      contactRecord({ LastUpdateTimestamp: '2026-11-20T14:09:00Z', DisconnectReason: 'OLD' }),
      pipeline,
    );

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'superseded' }]);
    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
    expect(speech.jobs.size).toBe(0);
    expect(objects.reads).toBe(1);
  });

  it('keeps the recording that an earlier one named', async () => {
    const { pipeline, records, endJob, onlyJob } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);

    await sendContactRecords(
      contactRecord({ LastUpdateTimestamp: '2026-11-21T00:00:00Z', Recording: null }),
      pipeline,
    );

    expect(records.fieldsOf(CONTACT_ID).RecordingPath__c).toBe(recordingPath());
    endJob(onlyJob());
    await sendContactRecords(contactRecord({ LastUpdateTimestamp: '2026-11-21T00:00:00Z' }), pipeline);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Sentiment__c: 'NEGATIVE' });
  });

  it('works on a recording that only a later one names', async () => {
    const { pipeline, records } = inMemoryPipeline();
    await sendContactRecords(contactRecord({ Recording: null }), pipeline);
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('IMPORTED');

    await sendContactRecords(contactRecord({ LastUpdateTimestamp: '2026-11-20T14:12:00Z' }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'TRANSCRIBING',
      WaveformStatus__c: 'READY',
    });
  });

  it('starts another job where it asks for another language', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    const attributes = {
      ...onlyRecording,
      postcallTranscribeEnabled: 'true',
      postcallTranscribeLanguage: 'es-US',
    };

    await sendContactRecords(
      contactRecord({ LastUpdateTimestamp: '2026-11-21T00:00:00Z', Attributes: attributes }),
      pipeline,
    );

    const [, second] = [...speech.jobs.values()];
    expect(second?.languageCode).toBe('es-US');
    expect(records.fieldsOf(CONTACT_ID).TranscriptionJobName__c).toBe(second?.name);
  });

  it('may come twice in one batch: the newer one counts', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    const newer = contactRecord({ LastUpdateTimestamp: '2026-11-20T14:12:00Z', DisconnectReason: 'NEWER' });
    const older = contactRecord({ DisconnectReason: 'OLDER', Recording: null });
    records.upsert = inOrderOfTime(records.upsert);

    const results = await sendContactRecords([newer, older], pipeline);

    expect(results.map(({ outcome }) => outcome)).toEqual(['updated', 'created']);
    expect(records.fieldsOf(CONTACT_ID).DisconnectReason__c).toBe('NEWER');
    expect(speech.jobs.size).toBe(1);
  });

  it.each([
    ['the older first', [0, 1]],
    ['the newer first', [1, 0]],
  ])('ends in one batch, %s, as one after the other', async (_order, order) => {
    const sent = [
      contactRecord(),
      contactRecord({ LastUpdateTimestamp: '2026-11-20T14:12:00Z', Recording: null }),
    ];
    const { pipeline: onePipeline, records: one } = inMemoryPipeline();
    for (const body of sent) await sendContactRecords(body, onePipeline);
    const { pipeline, records } = inMemoryPipeline();
    records.upsert = inOrderOfTime(records.upsert);

    await sendContactRecords(
      order.map((place) => sent[place]),
      pipeline,
    );

    expect(records.fieldsOf(CONTACT_ID)).toEqual(one.fieldsOf(CONTACT_ID));
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ RecordingPath__c: recordingPath() });
  });

  it('counts in the order of the batch where both are of one time', async () => {
    const { pipeline, records } = inMemoryPipeline();
    await sendContactRecords(
      [contactRecord({ DisconnectReason: 'FIRST' }), contactRecord({ DisconnectReason: 'SECOND' })],
      pipeline,
    );
    expect(records.fieldsOf(CONTACT_ID).DisconnectReason__c).toBe('SECOND');
  });
});

/** The port promises to write the older contact record first. */
function inOrderOfTime<R, W extends { fields: Readonly<Record<string, unknown>> }>(
  upsert: (records: W[]) => Promise<R[]>,
) {
  return async (records: W[]): Promise<R[]> => {
    const order = records
      .map((record, index) => ({ index, time: String(record.fields.LastUpdateTimestamp__c) }))
      .sort((a, b) => (a.time < b.time ? -1 : 1));
    const outcomes = await upsert(order.flatMap(({ index }) => records[index] ?? []));
    return records.flatMap(
      (_record, index) => outcomes[order.findIndex((entry) => entry.index === index)] ?? [],
    );
  };
}
