import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  objectEvent,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

describe('a recording that arrives in S3', () => {
  it('is worked on where its contact record waited for it', async () => {
    const { pipeline, objects, records, speech } = inMemoryPipeline();
    objects.contents.clear();
    await sendContactRecords(contactRecord(), pipeline);
    objects.put(recordingPath(), wavFile());

    const results = await sendEvents(objectEvent(recordingPath()), pipeline);

    expect(results).toEqual([{ index: 0, contactId: CONTACT_ID, outcome: 'done' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      Status__c: 'TRANSCRIBING',
    });
    expect(speech.jobs.size).toBe(1);
  });

  it('is ignored where its contact has no record yet: the contact record will find it', async () => {
    const { pipeline, records } = inMemoryPipeline();

    expect(await sendEvents(objectEvent(recordingPath()), pipeline)).toMatchObject([{ outcome: 'ignored' }]);
    await sendContactRecords(contactRecord(), pipeline);
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
    await sendContactRecords(contactRecord(), pipeline);
    const { reads } = objects;

    expect(await sendEvents(objectEvent(path), pipeline)).toMatchObject([{ outcome: 'ignored' }]);
    expect(objects.reads).toBe(reads);
  });

  it('changes nothing where it was worked on before', async () => {
    const { pipeline, records, objects } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    const before = structuredClone(records.fieldsOf(CONTACT_ID));

    await sendEvents(objectEvent(recordingPath()), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toEqual(before);
    expect(objects.reads).toBe(1);
  });
});

describe('events that cannot be taken', () => {
  it('are told apart, and do not harm the rest', async () => {
    const { pipeline, endJob, onlyJob } = inMemoryPipeline();
    await sendContactRecords(contactRecord(), pipeline);
    endJob(onlyJob());
    const unknown = {
      source: 'aws.ec2',
      'detail-type': 'EC2 Instance State-change Notification',
      detail: {},
    };
    const broken = { ...jobEvent(onlyJob()), detail: { TranscriptionJobName: 7 } };

    const results = await sendEvents([unknown, broken, 'no event', jobEvent(onlyJob())], pipeline);

    expect(results).toMatchObject([
      { outcome: 'ignored', problem: { kind: 'event-unknown', errors: [{ path: 'detail-type' }] } },
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
