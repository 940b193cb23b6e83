import { describeReconciliation, reconcile } from '../../../src/pipeline/reconcile/reconcile.ts';
import type { ReconcileSettings } from '../../../src/pipeline/reconcile/run.ts';
import { CONTACT_ID, contactRecord, recordingPath, wavFile } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords } from '../in-memory/send.ts';

const SETTINGS: ReconcileSettings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 1, most: 100 };
const LONG_AGO = '2026-11-20T10:00:00Z';
const OTHER_ID = '3f0a5c1e-0000-4000-8000-00000000a0ff';

async function stuck(changes: Parameters<typeof contactRecord>[0] = {}, created = LONG_AGO) {
  const parts = inMemoryPipeline();
  if (changes.missing) parts.objects.contents.clear();
  await sendContactRecords(contactRecord(changes), parts.pipeline);
  parts.records.age(CONTACT_ID, LONG_AGO, created);
  return parts;
}

describe('the reconciliation', () => {
  it('writes a transcription that ended unnoticed, once', async () => {
    const { pipeline, records, endJob, onlyJob } = await stuck();
    endJob(onlyJob());

    const first = await reconcile(SETTINGS, pipeline);
    const second = await reconcile(SETTINGS, pipeline);

    expect(first.records).toMatchObject({ found: 1, mended: 1, failures: [] });
    expect(second.records).toMatchObject({ found: 0 });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Sentiment__c: 'NEGATIVE' });
  });

  it('puts the reason of a job that failed unnoticed on the record', async () => {
    const { pipeline, records, speech, onlyJob } = await stuck();
    speech.end(onlyJob(), { status: 'FAILED', failureReason: 'Unsupported audio.' });

    await reconcile(SETTINGS, pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED' });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('Unsupported audio.');
  });

  it('starts a job that a crash left unstarted', async () => {
    const { pipeline, speech, onlyJob } = await stuck();
    const name = onlyJob();
    speech.jobs.clear();

    await reconcile(SETTINGS, pipeline);

    expect([...speech.jobs.keys()]).toEqual([name]);
  });

  it('leaves alone what runs, and what changed a moment ago', async () => {
    const running = await stuck();
    expect((await reconcile(SETTINGS, running.pipeline)).records).toMatchObject({ found: 1, waiting: 1 });

    const fresh = inMemoryPipeline();
    await sendContactRecords(contactRecord(), fresh.pipeline);
    expect((await reconcile(SETTINGS, fresh.pipeline)).records).toMatchObject({ found: 0 });
  });

  it('works on a recording whose event was lost', async () => {
    const { pipeline, records, objects } = await stuck({ missing: true });
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('IMPORTED');
    objects.put(recordingPath(), wavFile());

    await reconcile(SETTINGS, pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      Status__c: 'TRANSCRIBING',
    });
  });

  it('gives up waiting for a recording after days, with the reason on the record', async () => {
    const young = await stuck({ missing: true });
    expect((await reconcile(SETTINGS, young.pipeline)).records).toMatchObject({ waiting: 1, givenUp: 0 });

    const { pipeline, records } = await stuck({ missing: true }, '2026-11-01T10:00:00Z');
    expect((await reconcile(SETTINGS, pipeline)).records).toMatchObject({ waiting: 0, givenUp: 1 });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'FAILED' });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('never arrived in S3');
  });

  it('works on no more records than allowed, and begins with others next time', async () => {
    const { pipeline, records } = inMemoryPipeline();
    await sendContactRecords([contactRecord(), contactRecord({ ContactId: OTHER_ID })], pipeline);
    records.age(CONTACT_ID, '2026-11-20T09:00:00Z');
    records.age(OTHER_ID, LONG_AGO);
    const one = { ...SETTINGS, most: 1 };

    const looked = () => records.writes.slice(-1).map(({ id }) => id);
    await reconcile(one, pipeline);
    expect(looked()).toEqual([CONTACT_ID]);
    await reconcile(one, pipeline);
    expect(looked()).toEqual([OTHER_ID]);
  });

  it('tells what failed without stopping for it', async () => {
    const { pipeline, records } = await stuck();
    records.fieldsOf(CONTACT_ID).WorkPlan__c = 'no plan';

    const done = await reconcile(SETTINGS, pipeline);

    expect(done.records.failures).toMatchObject([{ contactId: CONTACT_ID }]);
    expect(describeReconciliation(done)).toContain(
      `${CONTACT_ID}: The contact's record has no readable work plan`,
    );
  });

  it('counts recordings without a record, and imports them where it is told what their calls asked for', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    objects.put(recordingPath(OTHER_ID), wavFile());
    await sendContactRecords(contactRecord(), pipeline);

    const counted = await reconcile(SETTINGS, pipeline);
    expect(counted.recordings).toMatchObject({ found: 2, withoutRecord: 1, imported: 0 });
    expect(describeReconciliation(counted)).toContain('RECONCILE_ATTRIBUTES');

    const attributes = { postcallRecordingImportEnabled: 'true' };
    const imported = await reconcile({ ...SETTINGS, attributes }, pipeline);
    expect(imported.recordings).toMatchObject({ withoutRecord: 1, imported: 1, failures: [] });
    expect(records.fieldsOf(OTHER_ID)).toMatchObject({
      Status__c: 'DONE',
      WaveformStatus__c: 'READY',
      LastUpdateTimestamp__c: '2026-11-20T14:03:00.000Z',
    });
    expect((await reconcile({ ...SETTINGS, attributes }, pipeline)).recordings).toMatchObject({
      withoutRecord: 0,
    });
  });

  it('passes over recordings that have just come, of other days, and of Contact Lens', async () => {
    const { pipeline, objects } = inMemoryPipeline();
    objects.contents.clear();
    objects.put(recordingPath(OTHER_ID), wavFile());
    objects.lastModified.set(recordingPath(OTHER_ID), new Date('2026-11-20T14:10:00Z'));
    objects.put(recordingPath(CONTACT_ID).replace('2026/11/20', '2026/11/18'), wavFile());
    objects.put(recordingPath(CONTACT_ID).replace('CallRecordings', 'Analysis/Voice/Redacted'), wavFile());

    expect((await reconcile(SETTINGS, pipeline)).recordings).toMatchObject({ found: 0 });
    pipeline.settings.recordings = [{ bucket: 'northwind-connect-recordings', prefix: '' }];
    expect((await reconcile({ ...SETTINGS, recordingDays: 2 }, pipeline)).recordings).toMatchObject({
      found: 1,
    });
  });
});
