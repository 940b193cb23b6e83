import { reconcile } from '../../../src/pipeline/reconcile/reconcile.ts';
import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import { CONTACT_ID, contactRecord, jobEvent, onlyRecording } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

const RECONCILE = { afterMinutes: 60, giveUpDays: 7, recordingDays: 0, most: 10 };
const asking = (analyses: string) => ({
  ...onlyRecording,
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'en-US',
  postcallTranscribeComprehendAnalysis: analyses,
});

/** A contact whose transcription has ended, with its event to be delivered. */
async function transcribed(analyses: string) {
  const parts = inMemoryPipeline();
  await sendContactRecords(contactRecord({ Attributes: asking(analyses) }), parts.pipeline);
  const jobName = parts.onlyJob();
  parts.endJob(jobName);
  return {
    ...parts,
    deliver: async () => {
      const [result] = await sendEvents(jobEvent(jobName), parts.pipeline);
      return result;
    },
    fields: () => parts.records.fieldsOf(CONTACT_ID),
    conversation: () =>
      JSON.parse(parts.records.fileOf(CONTACT_ID, 'Conversation.json') ?? 'null') as {
        insights: Record<string, unknown>;
        skipped: { analysis: string }[];
      },
  };
}

describe('the analyses of a call', () => {
  it('are all five on the record, in fields and files', async () => {
    const { deliver, fields, conversation, records } = await transcribed(' SYN,ne, Kw,dl,snt,kw');

    expect(await deliver()).toMatchObject({ outcome: 'done' });

    expect(fields()).toMatchObject({
      Status__c: 'DONE',
      Sentiment__c: 'NEGATIVE',
      CustomerSentiment__c: 'NEGATIVE',
      CustomerKeywords__c: 'invoice',
      AgentKeywords__c: null,
      CustomerDominantLanguage__c: 'en',
      NamedEntities__c: 'OTHER: invoice',
      Syntax__c: expect.stringContaining('NOUN: 1') as string,
    });
    expect(conversation().skipped).toEqual([]);
    expect(JSON.parse(records.fileOf(CONTACT_ID, 'ComprehendSyntax.json') ?? '')).toContainEqual({
      text: 'NOUN:invoice',
      size: 1,
    });
  });

  it('that nobody asked for leave every field and file of theirs alone', async () => {
    const { deliver, records } = await transcribed('kw');

    await deliver();

    const written = records.writes.flatMap(({ fields }) => Object.keys(fields));
    expect(written.filter((name) => /Sentiment|DominantLanguage|Entities|Syntax/.test(name))).toEqual([]);
    expect(records.fileOf(CONTACT_ID, 'ComprehendSyntax.json')).toBeUndefined();
  });

  it('have no file of the syntax where the deployment does not want it', async () => {
    const { pipeline, deliver, records, fields } = await transcribed('syn');
    pipeline.settings.files.syntax = false;

    await deliver();

    expect(records.fileOf(CONTACT_ID, 'ComprehendSyntax.json')).toBeUndefined();
    expect(fields().Syntax__c).toContain('NOUN');
  });

  it('name on the record what nobody knows', async () => {
    const { deliver, fields, conversation } = await transcribed('snt,mood');

    await deliver();

    expect(fields().StatusReason__c).toContain('no analysis called mood');
    expect(conversation().skipped).toMatchObject([{ analysis: 'mood', reason: 'unknown-analysis' }]);
  });
});

describe('an analysis that fails', () => {
  it('leaves transcript and the others on the record, which says so, and is tried again alone', async () => {
    const { deliver, fields, text, records } = await transcribed('snt,kw,syn');
    text.failing.add('keyPhrases');

    const first = await deliver();

    expect(first).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    expect(first?.problem?.message).toContain('kw');
    expect(fields()).toMatchObject({ Status__c: 'ANALYSING', Sentiment__c: 'NEGATIVE' });
    expect(fields().StatusReason__c).toMatch(/transcript is complete[^]*Key phrases[^]*retried/);
    expect(fields()).not.toHaveProperty('Keywords__c');
    expect(records.fileOf(CONTACT_ID, 'CustomerTranscripts.json')).toContain('invoice');

    const syntax = records.fileOf(CONTACT_ID, 'ComprehendSyntax.json');
    text.failing.clear();
    text.asked.length = 0;
    expect(await deliver()).toMatchObject({ outcome: 'done' });

    expect(text.asked).toEqual(['keyPhrases']);
    expect(fields()).toMatchObject({ Status__c: 'DONE', Keywords__c: 'invoice', Sentiment__c: 'NEGATIVE' });
    expect(fields().StatusReason__c).not.toContain('tried again');
    expect(records.fileOf(CONTACT_ID, 'ComprehendSyntax.json')).toBe(syntax);
  });

  it('is found by reconciliation where its message was given up', async () => {
    const { deliver, fields, text, pipeline, records } = await transcribed('kw');
    text.failing.add('keyPhrases');
    await deliver();
    text.failing.clear();
    records.age(CONTACT_ID, '2026-11-20T11:00:00Z', '2026-11-20T10:00:00Z');

    const { records: mended } = await reconcile(RECONCILE, pipeline);

    expect(mended).toMatchObject({ found: 1, mended: 1 });
    expect(fields()).toMatchObject({ Status__c: 'DONE', Keywords__c: 'invoice' });
  });

  it('ends as done with its reason when it has failed for too long', async () => {
    const { deliver, fields, text, pipeline } = await transcribed('snt,kw');
    text.failing.add('keyPhrases');
    await deliver();
    pipeline.now = () => new Date('2026-11-21T14:12:00Z');

    expect(await deliver()).toMatchObject({ outcome: 'done' });

    expect(fields()).toMatchObject({ Status__c: 'DONE', Sentiment__c: 'NEGATIVE' });
    expect(fields().StatusReason__c).toMatch(/Key phrases[^]*only when the contact is reprocessed/);
    text.failing.clear();
    await reprocess(CONTACT_ID, pipeline);
    expect(fields()).toMatchObject({ Status__c: 'DONE', Keywords__c: 'invoice' });
  });

  it('is not run again once it is answered, however often the message comes', async () => {
    const { deliver, fields, text, conversation } = await transcribed('snt,kw,dl,ne,syn');
    await deliver();
    const before = structuredClone(fields());
    const file = conversation();
    text.asked.length = 0;

    expect(await deliver()).toMatchObject({ outcome: 'done' });

    expect(text.asked).toEqual([]);
    expect(fields()).toEqual(before);
    expect(conversation()).toEqual(file);
  });

  it('is run as a whole where the contact is processed again', async () => {
    const { deliver, text, pipeline } = await transcribed('snt,kw');
    await deliver();
    text.asked.length = 0;

    await reprocess(CONTACT_ID, pipeline);

    expect(new Set(text.asked)).toEqual(new Set(['batchSentiment', 'keyPhrases']));
  });

  it('is run on the words as they are now, where they changed', async () => {
    const { deliver, text, pipeline, fields } = await transcribed('kw');
    text.failing.add('keyPhrases');
    await deliver();
    text.failing.clear();

    await reprocess(CONTACT_ID, pipeline, { swapChannels: true });

    expect(fields()).toMatchObject({ AgentKeywords__c: 'invoice', CustomerKeywords__c: null });
  });
});
