import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  onlyRecording,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline, RESULTS_BUCKET } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

async function imported(attributes?: Record<string, string>) {
  const parts = inMemoryPipeline();
  await sendContactRecords(contactRecord(attributes ? { Attributes: attributes } : {}), parts.pipeline);
  return parts;
}

describe('reprocessing a contact', () => {
  it('draws the waveform again', async () => {
    const { pipeline, records, objects } = await imported(onlyRecording);
    objects.put(recordingPath(), wavFile({ seconds: 2 }));

    expect(await reprocess(CONTACT_ID, pipeline)).toEqual({ outcome: 'done' });

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ AudioDuration__c: 2, Status__c: 'DONE' });
  });

  it('takes the output of a job that has ended, without paying for another', async () => {
    const { pipeline, records, speech, endJob, onlyJob } = await imported();
    endJob(onlyJob());

    expect(await reprocess(CONTACT_ID, pipeline)).toEqual({ outcome: 'done' });

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Sentiment__c: 'NEGATIVE' });
    expect(speech.jobs.size).toBe(1);
  });

  it('repeats a failed job under another name, and a repeated contact record leaves that alone', async () => {
    const { pipeline, records, speech, onlyJob } = await imported();
    const failed = onlyJob();
    speech.end(failed, { status: 'FAILED', failureReason: 'Service error.' });
    await sendEvents(jobEvent(failed, 'FAILED', 'Service error.'), pipeline);

    await reprocess(CONTACT_ID, pipeline);

    const [, second] = [...speech.jobs.keys()];
    expect(speech.jobs.size).toBe(2);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'TRANSCRIBING',
      TranscriptionJobName__c: second,
    });

    await sendContactRecords(contactRecord(), pipeline);
    expect(speech.jobs.size).toBe(2);
    expect(records.fieldsOf(CONTACT_ID).TranscriptionJobName__c).toBe(second);
  });

  it('transcribes again where the output of the job is gone', async () => {
    const { pipeline, objects, speech, endJob, onlyJob } = await imported();
    const name = onlyJob();
    endJob(name);
    objects.contents.delete(`${RESULTS_BUCKET}/transcripts/${name}.json`);

    await reprocess(CONTACT_ID, pipeline);

    expect(speech.jobs.size).toBe(2);
  });

  it('starts another job where the work plan on the record names another language', async () => {
    const { pipeline, records, speech } = await imported();
    const plan = String(records.fieldsOf(CONTACT_ID).WorkPlan__c).replace('"en-US"', '"es-US"');
    records.fieldsOf(CONTACT_ID).WorkPlan__c = plan;

    await reprocess(CONTACT_ID, pipeline);

    expect([...speech.jobs.values()].map(({ languageCode }) => languageCode)).toEqual(['en-US', 'es-US']);
  });

  it('waits where the recording is gone, and keeps the waveform that is there', async () => {
    const { pipeline, records, objects } = await imported(onlyRecording);
    objects.contents.clear();

    expect(await reprocess(CONTACT_ID, pipeline)).toEqual({ outcome: 'waiting' });

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ WaveformStatus__c: 'READY', Status__c: 'DONE' });
  });

  it('refuses a contact without a record', async () => {
    const { pipeline } = inMemoryPipeline();

    await expect(reprocess(CONTACT_ID, pipeline)).rejects.toMatchObject({ kind: 'contact-unknown' });
  });

  it.each([null, 'no JSON', '{}'])('refuses a record whose work plan is %s', async (plan) => {
    const { pipeline, records } = await imported();
    records.fieldsOf(CONTACT_ID).WorkPlan__c = plan;

    await expect(reprocess(CONTACT_ID, pipeline)).rejects.toMatchObject({ kind: 'contact-unknown' });
  });
});
