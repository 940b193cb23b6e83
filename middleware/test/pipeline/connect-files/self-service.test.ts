import { jobEvent, CONTACT_ID } from '../in-memory/contact.ts';
import {
  ANALYSIS,
  call,
  contactLensScene,
  LENS,
  RECORDING,
  REDACTED,
  REDACTED_ANALYSIS,
  REDACTED_RECORDING,
  REDACTED_SELF_SERVICE,
  REDACTED_SELF_SERVICE_RECORDING,
  SELF_SERVICE,
  selfServiceCall,
  TRANSCRIBE,
} from '../in-memory/contact-lens.ts';
import { reconcileConnectFiles } from '../../../src/pipeline/reconcile/reconcile-connect-files.ts';
import { sendEvents } from '../in-memory/send.ts';

const BOT_SUMMARY = 'The customer asked the assistant for a balance.';
const AGENT_SUMMARY = 'The invoice was wrong and was corrected.';
const ENDED = '2026-11-20T14:11:00Z';

describe('self-service before an agent', () => {
  it.each([
    ['first', [SELF_SERVICE, ANALYSIS]],
    ['last', [ANALYSIS, SELF_SERVICE]],
  ])('is kept beside the talk with the agent, each with its summary: it came %s', async (_when, files) => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...RECORDING }));

    for (const file of files) expect(await scene.arrive(file)).toMatchObject({ outcome: 'done' });

    expect(scene.fields()).toMatchObject({
      Status__c: 'DONE',
      ContactLensAnalysisPath__c: ANALYSIS,
      ContactLensSelfServicePath__c: SELF_SERVICE,
      ContactLensSummary__c: AGENT_SUMMARY,
      ContactLensSelfServiceSummary__c: BOT_SUMMARY,
    });
    expect(scene.fields().StatusReason__c).not.toContain('self-service part only');
    expect(scene.conversation()).toMatchObject({
      source: 'CONTACT_LENS',
      insights: { summary: AGENT_SUMMARY, selfServiceSummary: BOT_SUMMARY },
      selfService: {
        participants: [{ role: 'CUSTOMER' }, { role: 'SYSTEM' }],
        turns: [{ text: 'Welcome. How can I help?' }, { text: 'I am Pat Doe, my balance please.' }],
        insights: { categories: [{ text: 'Balance' }] },
      },
    });
    expect(scene.fields().Transcript__c).not.toContain('balance please');
  });

  it('is all that is shown until there is more, and the record says so', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS }));
    await scene.arrive(SELF_SERVICE);

    expect(scene.fields()).toMatchObject({
      Status__c: 'DONE',
      DataSource__c: 'CONTACT_LENS',
      ContactLensSummary__c: BOT_SUMMARY,
      ContactLensSelfServiceSummary__c: BOT_SUMMARY,
    });
    expect(scene.fields()).not.toHaveProperty('ContactLensAnalysisPath__c');
    expect(scene.fields().StatusReason__c).toContain('analyzed the self-service part only');
    expect(scene.conversation()).not.toHaveProperty('selfService');
  });

  it('stays beside the transcript that Amazon Transcribe makes of the talk with the agent', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...TRANSCRIBE, ...RECORDING }));
    await scene.arrive(SELF_SERVICE);
    expect(scene.fields()).toMatchObject({ Status__c: 'TRANSCRIBING' });
    const job = scene.onlyJob();
    scene.endJob(job);
    await sendEvents(jobEvent(job), scene.pipeline);

    expect(scene.fields()).toMatchObject({
      Status__c: 'DONE',
      DataSource__c: 'TRANSCRIBE',
      ContactLensSelfServiceSummary__c: BOT_SUMMARY,
    });
    expect(scene.conversation()).toMatchObject({ source: 'TRANSCRIBE', selfService: { turns: [{}, {}] } });
  });

  it('is shown where the transcription of the talk with the agent fails, with the reason', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...TRANSCRIBE, ...RECORDING }));
    await scene.arrive(SELF_SERVICE);
    const job = scene.onlyJob();
    scene.speech.end(job, { status: 'FAILED', failureReason: 'No speech.' });
    await sendEvents(jobEvent(job, 'FAILED', 'No speech.'), scene.pipeline);

    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
    expect(scene.fields().StatusReason__c).toContain('Transcription failed: No speech.');
    expect(scene.fields().Transcript__c).toContain('balance please');
  });

  it('has its own recording, which does not take the place of the other', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...REDACTED }));
    for (const file of [REDACTED_ANALYSIS, REDACTED_RECORDING, SELF_SERVICE, REDACTED_SELF_SERVICE])
      await scene.arrive(file);

    expect(await scene.arrive(REDACTED_SELF_SERVICE_RECORDING)).toMatchObject({ outcome: 'ignored' });
    expect(scene.fields()).toMatchObject({
      RedactedRecordingPath__c: REDACTED_RECORDING,
      ContactLensSelfServicePath__c: REDACTED_SELF_SERVICE,
    });
    expect(JSON.stringify(scene.conversation())).not.toContain('Pat Doe');
  });

  it('has its personal data taken out where that is asked for, summary included', async () => {
    const scene = contactLensScene();
    scene.text.personal.push({ value: 'Pat Doe', type: 'NAME' }, { value: 'a balance', type: 'ADDRESS' });
    await scene.record(
      call({ ...LENS, ...TRANSCRIBE, ...RECORDING, postcallTranscribeComprehendAnalysis: 'pii' }),
    );
    await scene.arrive(SELF_SERVICE);
    await scene.arrive(ANALYSIS);

    expect(scene.fields()).toMatchObject({
      ContactLensSelfServiceSummary__c: 'The customer asked the assistant for [ADDRESS].',
    });
    expect(scene.conversation()).toMatchObject({
      selfService: { redacted: true, turns: [{}, { text: 'I am [NAME], my balance please.' }] },
    });
    const files = [...scene.records.files.values()].flatMap((own) => [...own.values()]);
    expect(files.join() + JSON.stringify(scene.fields())).not.toContain('Pat Doe');
  });

  it('that cannot be read costs itself alone, and the record says so', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS }));
    await scene.arrive(ANALYSIS);

    expect(await scene.arrive(SELF_SERVICE, '[]')).toMatchObject({ outcome: 'failed' });
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', ContactLensSummary__c: AGENT_SUMMARY });
    expect(scene.fields().StatusReason__c).toContain('The Contact Lens self-service analysis cannot be read');
  });
});

describe('self-service without an agent', () => {
  it('is the transcript of its recording, which Amazon Transcribe does not replace', async () => {
    const scene = contactLensScene();
    await scene.record(selfServiceCall({ ...LENS, ...TRANSCRIBE, ...RECORDING }));
    await scene.arrive(SELF_SERVICE);
    const job = scene.onlyJob();
    scene.endJob(job);
    await sendEvents(jobEvent(job), scene.pipeline);

    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
    expect(scene.fields().Transcript__c).toContain('System: Welcome. How can I help?');
    expect(scene.conversation()).not.toHaveProperty('selfService');
  });

  it('is found in S3 by its contact record, and by reconciliation where its event was lost', async () => {
    const found = contactLensScene();
    found.write(SELF_SERVICE);
    await found.record(selfServiceCall({ ...LENS }));
    expect(found.fields()).toMatchObject({ Status__c: 'DONE', ContactLensSelfServicePath__c: SELF_SERVICE });

    const lost = contactLensScene();
    await lost.record(call({ ...LENS }));
    await lost.arrive(ANALYSIS);
    lost.write(SELF_SERVICE);
    const settings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 1, most: 10 };
    const run = () =>
      reconcileConnectFiles(settings, { ...lost.pipeline, now: () => new Date('2026-11-20T18:00:00Z') });
    expect(await run()).toMatchObject({ taken: 1, failures: [] });
    expect(lost.fields()).toMatchObject({ ContactLensSelfServicePath__c: SELF_SERVICE });
    expect(await run()).toMatchObject({ taken: 0, failures: [] });
  });

  it('that a process named and did not come to read is read by reconciliation', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS }));
    scene.write(SELF_SERVICE);
    Object.assign(scene.fields(), { ContactLensSelfServicePath__c: SELF_SERVICE });
    scene.records.age(CONTACT_ID, ENDED);
    const { reconcileRecords } = await import('../../../src/pipeline/reconcile/reconcile-records.ts');
    const settings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 1, most: 10 };
    const later = { ...scene.pipeline, now: () => new Date('2026-11-20T18:00:00Z') };
    expect(await reconcileRecords(settings, later)).toMatchObject({ found: 1, mended: 1 });
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
  });
});
