import { reconcileRecords } from '../../../src/pipeline/reconcile/reconcile-records.ts';
import { describeReprocessed, reprocessProblem } from '../../../src/pipeline/reprocess/reprocess-problem.ts';
import { Problem } from '../../../src/ports/problem.ts';
import { CONTACT_ID, contactRecord, jobEvent, onlyRecording, recordingPath } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

const DENIED = new Problem('aws-access-denied', 'Amazon S3 denied access.');
const SETTINGS = { afterMinutes: 60, giveUpDays: 7, recordingDays: 0, most: 10 };
const URI_DENIED = "The S3 URI that you provided can't be accessed.";

function scene() {
  const parts = inMemoryPipeline();
  return {
    ...parts,
    fields: () => parts.records.fieldsOf(CONTACT_ID),
    record: async (attributes?: Record<string, string>) =>
      (
        await sendContactRecords(contactRecord(attributes ? { Attributes: attributes } : {}), parts.pipeline)
      )[0],
    /** Reconciliation at a later time, of records that nothing was written to meanwhile. */
    later: async (time = '2026-11-20T18:00:00Z') => {
      parts.records.age(CONTACT_ID, '2026-11-20T14:11:00Z');
      return await reconcileRecords(SETTINGS, { ...parts.pipeline, now: () => new Date(time) });
    },
  };
}

describe('a recording that S3 denies', () => {
  it('keeps the record in progress with the reason, tells the operator, and is taken up again by itself', async () => {
    const { objects, record, fields, later } = scene();
    objects.failure = DENIED;

    expect(await record(onlyRecording)).toMatchObject({
      outcome: 'waiting',
      problem: { kind: 'aws-access-denied' },
    });
    expect(fields()).toMatchObject({ Status__c: 'IMPORTED', Problem__c: 'ACCESS_DENIED' });
    expect(fields().StatusReason__c).toContain('Waiting for access: Amazon S3 denied access.');
    expect(await later()).toMatchObject({ waiting: 1, failures: [] });

    objects.failure = undefined;
    expect(await later()).toMatchObject({ mended: 1 });
    expect(fields()).toMatchObject({ Status__c: 'DONE', WaveformStatus__c: 'READY', Problem__c: null });
    expect(fields().StatusReason__c).not.toContain('Waiting for access');
  });

  it('is given up in the end, as denied and not as missing, and comes back with one command', async () => {
    const { objects, record, fields, later, pipeline } = scene();
    objects.failure = DENIED;
    await record(onlyRecording);
    expect(await later('2026-11-30T18:00:00Z')).toMatchObject({ givenUp: 1 });
    expect(fields()).toMatchObject({ Status__c: 'FAILED', Problem__c: 'ACCESS_DENIED' });
    expect(fields().StatusReason__c).toContain('AWS still denies access');

    objects.failure = undefined;
    const how = { problem: 'ACCESS_DENIED', dryRun: true } as const;
    const counted = await reprocessProblem(how, pipeline);
    expect(describeReprocessed(counted, how)).toContain('ACCESS_DENIED: 1.\nNothing was changed.');
    expect(fields()).toMatchObject({ Status__c: 'FAILED' });
    const run = { ...how, dryRun: false };
    const done = await reprocessProblem(run, pipeline);
    expect(describeReprocessed(done, run)).toBe(
      'Records with the problem ACCESS_DENIED: 1; 1 went on, 0 still wait, 0 failed.',
    );
    expect(fields()).toMatchObject({ Status__c: 'DONE', Problem__c: null });
    expect(await reprocessProblem(run, pipeline)).toMatchObject({ found: 0 });
  });
});

describe('a transcription that is refused for want of access', () => {
  it('keeps the record in progress, and is started by reconciliation once access is there', async () => {
    const { speech, record, fields, later } = scene();
    speech.failure = new Problem('aws-access-denied', "Amazon Transcribe can't read the recording.");

    expect(await record()).toMatchObject({ outcome: 'waiting', problem: { kind: 'aws-access-denied' } });
    expect(fields()).toMatchObject({ Status__c: 'TRANSCRIBING', Problem__c: 'ACCESS_DENIED' });
    expect(fields().StatusReason__c).toContain("Waiting for access: Amazon Transcribe can't read");

    speech.failure = undefined;
    expect(await later()).toMatchObject({ mended: 1 });
    expect(speech.jobs.size).toBe(1);
    expect(fields()).toMatchObject({ Status__c: 'TRANSCRIBING', Problem__c: null });
    expect(fields().StatusReason__c).not.toContain('Waiting for access');
  });

  it('is another than one that is refused for what was asked', async () => {
    const { speech, record, fields } = scene();
    speech.failure = new Problem('aws-refused', 'Amazon Transcribe refused the request.');
    expect(await record()).toMatchObject({ outcome: 'failed' });
    expect(fields()).toMatchObject({ Status__c: 'FAILED', Problem__c: 'TRANSCRIPTION_REFUSED' });
  });

  it('is started anew under another name where the job had been accepted before', async () => {
    const { speech, pipeline, onlyJob, record, fields, later } = scene();
    await record();
    const first = onlyJob();
    speech.end(first, { status: 'FAILED', failureReason: URI_DENIED });
    const [event] = await sendEvents(jobEvent(first, 'FAILED', URI_DENIED), pipeline);

    expect(event).toMatchObject({ outcome: 'done', problem: { kind: 'aws-access-denied' } });
    expect(fields()).toMatchObject({ Status__c: 'TRANSCRIBING', Problem__c: 'ACCESS_DENIED' });
    expect(await later()).toMatchObject({ mended: 1 });
    expect(speech.jobs.size).toBe(2);
    expect(fields().TranscriptionJobName__c).not.toBe(first);
    expect(fields()).toMatchObject({ Status__c: 'TRANSCRIBING', Problem__c: null });
  });

  it('that failed for other reasons has failed', async () => {
    const { speech, pipeline, onlyJob, record, fields } = scene();
    await record();
    speech.end(onlyJob(), { status: 'FAILED', failureReason: 'No speech.' });
    await sendEvents(jobEvent(onlyJob(), 'FAILED', 'No speech.'), pipeline);
    expect(fields()).toMatchObject({ Status__c: 'FAILED', Problem__c: 'TRANSCRIPTION_FAILED' });
  });
});

describe('the problem of a record', () => {
  it.each([
    ['RECORDING_NOT_ALLOWED', { Recording: { Location: 'other/k.wav', Status: 'AVAILABLE' } }],
    [
      'LANGUAGE_INVALID',
      { Attributes: { postcallTranscribeEnabled: 'true', postcallTranscribeLanguage: 'xx' } },
    ],
  ])('names why it failed: %s', async (problem, changes) => {
    const { pipeline, records } = inMemoryPipeline();
    await sendContactRecords(contactRecord(changes), pipeline);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Problem__c: problem });
  });

  it('names audio that cannot be read, and a recording that never came', async () => {
    const unreadable = scene();
    unreadable.objects.put(recordingPath(), 'no audio');
    await unreadable.record(onlyRecording);
    expect(unreadable.fields()).toMatchObject({ Problem__c: 'AUDIO_UNREADABLE' });

    const missing = scene();
    missing.objects.contents.clear();
    await missing.record(onlyRecording);
    await missing.later('2026-11-30T18:00:00Z');
    expect(missing.fields()).toMatchObject({ Status__c: 'FAILED', Problem__c: 'RECORDING_MISSING' });
  });
});
