import { importContactRecords } from '../../../src/pipeline/import/import-contact-records.ts';
import { handleEvents } from '../../../src/pipeline/events/handle-events.ts';
import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  objectEvent,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';

describe('a recording that arrives in S3', () => {
  it('is worked on where its contact record waited for it', async () => {
    const { pipeline, objects, records, speech } = inMemoryPipeline();
    objects.contents.clear();
    await importContactRecords(contactRecord(), pipeline);
    objects.put(recordingPath(), wavFile());

    const results = await handleEvents(objectEvent(recordingPath()), pipeline);

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'done' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      Status__c: 'TRANSCRIBING',
    });
    expect(speech.jobs.size).toBe(1);
  });

  it('is ignored where its contact has no record yet: the contact record will find it', async () => {
    const { pipeline, records } = inMemoryPipeline();

    expect(await handleEvents(objectEvent(recordingPath()), pipeline)).toMatchObject([
      { outcome: 'ignored' },
    ]);
    await importContactRecords(contactRecord(), pipeline);
    expect(records.fieldsOf(CONTACT_ID).WaveformStatus__c).toBe('READY');
  });

  it.each([
    [
      'it is not the recording that the contact record names',
      `northwind-connect-recordings/copies/${CONTACT_ID}_1.wav`,
    ],
    ['it is no recording', 'northwind-contact-analytics/transcripts/x.json'],
  ])('is ignored where %s', async (_case, path) => {
    const { pipeline, objects } = inMemoryPipeline();
    await importContactRecords(contactRecord(), pipeline);
    const { reads } = objects;

    expect(await handleEvents(objectEvent(path), pipeline)).toMatchObject([{ outcome: 'ignored' }]);
    expect(objects.reads).toBe(reads);
  });

  it('changes nothing where it was worked on before', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    await importContactRecords(contactRecord(), pipeline);
    const before = structuredClone(records.fieldsOf(CONTACT_ID));

    await handleEvents(objectEvent(recordingPath()), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
    expect(objects.reads).toBe(1);
  });
});

describe('events that cannot be taken', () => {
  it('are told apart, and do not harm the rest', async () => {
    const { pipeline, endJob, onlyJob } = inMemoryPipeline();
    await importContactRecords(contactRecord(), pipeline);
    endJob(onlyJob());
    const unknown = {
      source: 'aws.ec2',
      'detail-type': 'EC2 Instance State-change Notification',
      detail: {},
    };
    const broken = { ...jobEvent(onlyJob()), detail: { TranscriptionJobName: 7 } };

    const results = await handleEvents([unknown, broken, 'no event', jobEvent(onlyJob())], pipeline);

    expect(results).toMatchObject([
      { outcome: 'failed', problem: { kind: 'event-unknown', errors: [{ path: 'detail-type' }] } },
      {
        outcome: 'failed',
        problem: {
          kind: 'event-invalid',
          errors: [{ path: 'detail.TranscriptionJobName' }, { path: 'detail.TranscriptionJobStatus' }],
        },
      },
      { outcome: 'failed', problem: { kind: 'event-invalid' } },
      { outcome: 'done', contactId: CONTACT_ID },
    ]);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });
});
