import { transcriptLocation } from '../../../src/pipeline/sources/transcript-location.ts';
import { CONTACT_ID, contactRecord, jobEvent } from '../in-memory/contact.ts';
import { inMemoryPipeline, RESULTS_BUCKET } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';
import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import type { WorkPlan } from '../../../src/contacts/work-plan.ts';

const DAY = 'transcripts/2026/11/20/';

async function scene(dateFolders: boolean) {
  const parts = inMemoryPipeline();
  const dated = { ...parts.pipeline, settings: { ...parts.pipeline.settings, jobs: { dateFolders: true } } };
  await sendContactRecords(contactRecord(), dateFolders ? dated : parts.pipeline);
  const job = parts.onlyJob();
  parts.endJob(job);
  await sendEvents(jobEvent(job, 'COMPLETED'), dateFolders ? dated : parts.pipeline);
  const plan = JSON.parse(String(parts.records.fieldsOf(CONTACT_ID).WorkPlan__c)) as WorkPlan;
  return { ...parts, job, dated, plan };
}

describe('the output of a transcription', () => {
  it('lies below the day of the recording where the deployment says so', async () => {
    const { job, records, speech, dated, plan } = await scene(true);
    expect(speech.jobs.get(job)?.output).toEqual({ bucket: RESULTS_BUCKET, key: `${DAY}${job}.json` });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
    expect(await transcriptLocation(job, plan, dated)).toMatchObject({ key: `${DAY}${job}.json` });
  });

  it('is found where it was before there were folders by day, and no second job is paid for', async () => {
    const { job, speech, dated, plan } = await scene(false);
    expect(await transcriptLocation(job, plan, dated)).toMatchObject({ key: `transcripts/${job}.json` });
    expect(await reprocess(CONTACT_ID, dated)).toMatchObject({ outcome: 'done' });
    expect([...speech.jobs.keys()]).toEqual([job]);
  });

  it('is looked for below the day where it is nowhere yet', async () => {
    const { job, objects, dated, plan } = await scene(false);
    objects.contents.clear();
    expect(await transcriptLocation(job, plan, dated)).toMatchObject({ key: `${DAY}${job}.json` });
  });
});
