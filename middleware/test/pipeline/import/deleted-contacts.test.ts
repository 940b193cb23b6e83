import { describeReconciliation, reconcile } from '../../../src/pipeline/reconcile/reconcile.ts';
import type { ReconcileSettings } from '../../../src/pipeline/reconcile/run.ts';
import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  objectEvent,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { ANALYSIS, call, contactLensScene, LENS, REDACTED_RECORDING } from '../in-memory/contact-lens.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

const DELETED = { contactId: CONTACT_ID, outcome: 'ignored', problem: { kind: 'contact-deleted' } };
const RECONCILE: ReconcileSettings = {
  afterMinutes: 60,
  giveUpDays: 7,
  recordingDays: 1,
  most: 100,
  attributes: { postcallRecordingImportEnabled: 'true' },
};

async function imported() {
  const parts = inMemoryPipeline();
  await sendContactRecords(contactRecord(), parts.pipeline);
  return parts;
}

describe('a contact that was deleted', () => {
  it('does not come back by a late contact record, and nothing is paid for', async () => {
    const { pipeline, records, speech, objects } = inMemoryPipeline();
    records.deleted.add(CONTACT_ID);
    const read = jest.spyOn(objects, 'read');

    const [result] = await sendContactRecords(contactRecord(), pipeline);

    expect(result).toMatchObject(DELETED);
    expect(result?.problem?.message).toContain('AC Deleted Contacts');
    expect([records.rows.size, speech.jobs.size, read.mock.calls.length]).toEqual([0, 0, 0]);
  });

  it('is told apart from the others of its batch, with one question for all', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    const other = '3f0a5c1e-0000-4000-8000-00000000a0ff';
    objects.put(recordingPath(other), wavFile());
    records.deleted.add(CONTACT_ID);

    const results = await sendContactRecords(
      [contactRecord({ ContactId: CONTACT_ID.toUpperCase() }), contactRecord({ ContactId: other })],
      pipeline,
    );

    expect(results.map(({ outcome }) => outcome)).toEqual(['ignored', 'created']);
    expect(records.calls.filter((name) => name === 'deletedContacts')).toHaveLength(1);
  });

  it('is refused by Salesforce itself where it was deleted after that question', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    records.refusals.set(CONTACT_ID, { outcome: 'deleted' });

    expect(await sendContactRecords(contactRecord(), pipeline)).toMatchObject([DELETED]);
    expect([records.rows.size, speech.jobs.size]).toEqual([0, 0]);
  });

  it('ignores the event of its transcription', async () => {
    const { pipeline, records, text, endJob, onlyJob } = await imported();
    const name = onlyJob();
    endJob(name);
    records.delete(CONTACT_ID);

    expect(await sendEvents(jobEvent(name, 'COMPLETED'), pipeline)).toMatchObject([DELETED]);
    expect([records.rows.size, text.seen.length]).toEqual([0, 0]);
  });

  it('ignores its recording', async () => {
    const { pipeline, records } = await imported();
    records.delete(CONTACT_ID);

    const [result] = await sendEvents(objectEvent(recordingPath()), pipeline);

    expect(result).toMatchObject({ outcome: 'ignored' });
    expect(records.rows.size).toBe(0);
  });

  it.each([ANALYSIS, REDACTED_RECORDING])('lets nothing of Contact Lens wait for it: %s', async (path) => {
    const scene = contactLensScene();
    scene.records.deleted.add(CONTACT_ID);

    expect(await scene.arrive(path)).toMatchObject(DELETED);
    expect(scene.records.rows.size).toBe(0);
  });

  it('is not processed again', async () => {
    const { pipeline, records } = await imported();
    records.delete(CONTACT_ID);

    await expect(reprocess(CONTACT_ID, pipeline)).rejects.toMatchObject({ kind: 'contact-deleted' });
  });

  it('is neither reported nor revived by the reconciliation', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    scene.write(ANALYSIS);
    scene.records.delete(CONTACT_ID);

    const done = await reconcile(RECONCILE, scene.pipeline);

    expect(done.recordings).toMatchObject({ found: 1, withoutRecord: 0, imported: 0, failures: [] });
    expect(done.contactLens).toMatchObject({ withoutRecord: 0, taken: 0, failures: [] });
    expect(describeReconciliation(done)).not.toContain(CONTACT_ID);
    expect(scene.records.rows.size).toBe(0);
  });

  it('comes back whole once its tombstone is gone', async () => {
    const { pipeline, records, speech } = await imported();
    records.delete(CONTACT_ID);
    records.deleted.clear();

    expect(await sendContactRecords(contactRecord(), pipeline)).toMatchObject([{ outcome: 'created' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ WaveformStatus__c: 'READY' });
    expect(speech.jobs.size).toBe(1);
  });
});

describe('a contact that is deleted while it is worked on', () => {
  it('gets no transcription job', async () => {
    const { pipeline, records, objects, speech } = inMemoryPipeline();
    const read = objects.read.bind(objects);
    jest.spyOn(objects, 'read').mockImplementation((location) => {
      records.delete(CONTACT_ID);
      return read(location);
    });

    expect(await sendContactRecords(contactRecord(), pipeline)).toMatchObject([DELETED]);
    expect([records.rows.size, speech.jobs.size]).toEqual([0, 0]);
  });

  it('has no text analyzed', async () => {
    const { pipeline, records, objects, text, endJob, onlyJob } = await imported();
    const name = onlyJob();
    endJob(name);
    const read = objects.read.bind(objects);
    jest.spyOn(objects, 'read').mockImplementation((location) => {
      records.delete(CONTACT_ID);
      return read(location);
    });

    expect(await sendEvents(jobEvent(name, 'COMPLETED'), pipeline)).toMatchObject([DELETED]);
    expect(text.seen).toEqual([]);
  });

  it('gets no files', async () => {
    const { pipeline, records, text, endJob, onlyJob, unforeseen } = await imported();
    const name = onlyJob();
    endJob(name);
    const sentiment = text.batchSentiment.bind(text);
    jest.spyOn(text, 'batchSentiment').mockImplementation((...given) => {
      records.delete(CONTACT_ID);
      return sentiment(...given);
    });

    expect(await sendEvents(jobEvent(name, 'COMPLETED'), pipeline)).toMatchObject([DELETED]);
    expect([records.files.size, unforeseen]).toEqual([0, []]);
  });

  it('is no failure of a reconciliation', async () => {
    const { pipeline, records, objects, endJob, onlyJob } = await imported();
    records.age(CONTACT_ID, '2026-11-20T10:00:00Z');
    endJob(onlyJob());
    const read = objects.read.bind(objects);
    jest.spyOn(objects, 'read').mockImplementation((location) => {
      records.delete(CONTACT_ID);
      return read(location);
    });

    expect((await reconcile(RECONCILE, pipeline)).records).toMatchObject({ found: 1, failures: [] });
    expect(records.rows.size).toBe(0);
  });
});
