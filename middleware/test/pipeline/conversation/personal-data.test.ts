import { CONTACT_ID, contactRecord, jobEvent, recordingPath } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

const VALUE = 'invoice is wrong';
const attributes = (analyses: string, language = 'en-US') => ({
  postcallRecordingImportEnabled: 'true',
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: language,
  postcallTranscribeComprehendAnalysis: analyses,
});

/** A transcribed contact that asks for redaction, in whose transcript some words count as personal data. */
async function transcribed(given: Record<string, string> = attributes('snt, kw, PII')) {
  const parts = inMemoryPipeline();
  parts.text.personal.push({ value: VALUE, type: 'NAME' });
  await sendContactRecords(contactRecord({ Attributes: given }), parts.pipeline);
  const jobName = parts.onlyJob();
  parts.endJob(jobName);
  /** Everything that Salesforce holds of the contact, as text. */
  const shared = () => {
    const { rows, files } = parts.records;
    const row = rows.get(CONTACT_ID.toLowerCase());
    return JSON.stringify([row?.fields, [...(files.get(row?.id ?? '') ?? [])]]);
  };
  return { ...parts, shared, end: () => sendEvents(jobEvent(jobName), parts.pipeline) };
}

describe('a transcript that is to be without personal data', () => {
  it('has none in any field or file, and says so', async () => {
    const { records, shared, end } = await transcribed();

    expect(await end()).toMatchObject([{ outcome: 'done' }]);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'DONE',
      Redacted__c: true,
      Transcript__c: expect.stringContaining('My [NAME] and I am') as string,
      StatusReason__c: expect.stringContaining('personal data redaction') as string,
    });
    expect(shared()).not.toContain(VALUE);
    expect(JSON.parse(records.fileOf(CONTACT_ID, 'Conversation.json') ?? '')).toMatchObject({
      redacted: true,
      turns: [{ redactions: [{ from: 3, to: 9, category: 'NAME' }] }, {}],
    });
    expect(records.fileOf(CONTACT_ID, 'CustomerTranscripts.json')).toContain('[NAME]');
  });

  it('is analysed as it is written', async () => {
    const { text, end } = await transcribed();

    await end();

    const [sent, ...analysed] = text.seen;
    expect(sent).toContain(VALUE);
    expect(analysed.length).toBeGreaterThan(0);
    expect(analysed.join()).not.toContain(VALUE);
  });

  it('is not kept as it was unless the deployment keeps originals', async () => {
    const { records, end } = await transcribed();

    await end();

    expect(records.originals.size).toBe(0);
  });

  it('stays as it is where nobody asks for redaction', async () => {
    const { records, text, end } = await transcribed(attributes('kw'));

    await end();

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Redacted__c: false });
    expect(records.fieldsOf(CONTACT_ID).Transcript__c).toContain(VALUE);
    expect(text.seen).toHaveLength(1);
  });
});

describe('where personal data cannot be looked for', () => {
  it('nothing of the transcript is stored, the record says why, and the message comes again', async () => {
    const { records, text, shared, end } = await transcribed();
    text.failing.add('personalData');

    const [result] = await end();

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'aws-unavailable' } });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'ANALYSING',
      WaveformStatus__c: 'READY',
      StatusReason__c: expect.stringMatching(/^The transcript is withheld: .*retried/) as string,
    });
    expect(records.fieldsOf(CONTACT_ID).Transcript__c).toBeUndefined();
    expect(records.fileOf(CONTACT_ID, 'Conversation.json')).toBeUndefined();
    expect(shared()).not.toContain('unhappy');
    expect(text.seen).toHaveLength(1);
  });

  it('the transcript is stored as soon as it can be', async () => {
    const { records, text, shared, end } = await transcribed();
    text.failing.add('personalData');
    await end();
    text.failing.clear();

    expect(await end()).toMatchObject([{ outcome: 'done' }]);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Redacted__c: true });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).not.toContain('withheld');
    expect(shared()).not.toContain(VALUE);
  });

  it('for too long, the transcript is withheld for good, and the record says why', async () => {
    const { pipeline, records, text, shared, end } = await transcribed();
    text.failing.add('personalData');
    await end();
    pipeline.settings.analyses.retryMinutes = 0;

    expect(await end()).toMatchObject([{ outcome: 'done' }]);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'FAILED',
      StatusReason__c: expect.stringMatching(/withheld.*only when the contact is reprocessed/) as string,
    });
    expect(shared()).not.toContain('unhappy');
  });

  it('because of the language, the transcript is withheld for good', async () => {
    const { records, text, shared, end } = await transcribed(attributes('pii,kw', 'fr-FR'));

    expect(await end()).toMatchObject([{ outcome: 'done' }]);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'FAILED',
      StatusReason__c: expect.stringMatching(/withheld.*does not detect personal data.*fr-FR/) as string,
    });
    expect(shared()).not.toContain('unhappy');
    expect(text.seen).toEqual([]);
  });

  it('because of the language, it is kept where the deployment wants it so, and says so', async () => {
    const { pipeline, records, end } = await transcribed(attributes('pii,kw', 'fr-FR'));
    pipeline.settings.personalData.unsupportedLanguage = 'keep';

    await end();

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      Status__c: 'DONE',
      Redacted__c: false,
      StatusReason__c: expect.stringContaining('Redaction: not done') as string,
    });
    expect(JSON.parse(records.fileOf(CONTACT_ID, 'Conversation.json') ?? '')).toMatchObject({
      skipped: [{ analysis: 'pii', reason: 'language-not-supported' }],
    });
  });

  it('an error of the service that names the language counts as that', async () => {
    const { text, records, end } = await transcribed();
    text.personalData = () =>
      Promise.reject(Object.assign(new Error('no'), { name: 'UnsupportedLanguageException' }));

    await end();

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED' });
  });
});

describe('the original of a redacted transcript', () => {
  async function keeping(given?: Record<string, string>) {
    const parts = await transcribed(given);
    parts.pipeline.settings.personalData.keepOriginal = true;
    return parts;
  }

  it('hangs on a private record of its own, with its files', async () => {
    const { records, shared, end } = await keeping();

    await end();

    const original = records.originals.get(CONTACT_ID);
    expect(original?.fields).toEqual({
      ContactChannelAnalytics__c: records.rows.get(CONTACT_ID)?.id,
      RecordingPath__c: recordingPath(),
      Transcript__c: expect.stringContaining(VALUE) as string,
    });
    const files = records.files.get(original?.id ?? '');
    expect([...(files?.keys() ?? [])]).toEqual(['OriginalConversation.json']);
    expect(files?.get('OriginalConversation.json')).toContain(VALUE);
    expect(shared()).not.toContain(VALUE);
  });

  it('is one, however often the event comes', async () => {
    const { records, end } = await keeping();

    await end();
    await end();

    expect(records.originals.size).toBe(1);
  });

  it('is there where a transcript is withheld for its language', async () => {
    const { records, shared, end } = await keeping(attributes('pii', 'fr-FR'));

    await end();

    expect(records.originals.get(CONTACT_ID)?.fields.Transcript__c).toContain(VALUE);
    expect(shared()).not.toContain(VALUE);
  });

  it('is not what the speech service has redacted already', async () => {
    const parts = inMemoryPipeline();
    parts.pipeline.settings.personalData.keepOriginal = true;
    parts.pipeline.settings.transcription = {
      candidates: [],
      languages: { 'en-US': { redaction: ['NAME'] } },
    };
    await sendContactRecords(contactRecord({ Attributes: attributes('pii') }), parts.pipeline);
    const jobName = parts.onlyJob();
    parts.endJob(jobName);
    const plain = `northwind-contact-analytics/transcripts/${jobName}.json`;
    parts.objects.put(plain.replace(/[^/]*$/, 'redacted-$&'), parts.objects.contents.get(plain) ?? '');

    await sendEvents(jobEvent(jobName), parts.pipeline);

    expect(parts.records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Redacted__c: true });
    expect(parts.records.originals.size).toBe(0);
  });

  it('is not made of a transcript that nobody wants redacted', async () => {
    const { records, end } = await keeping(attributes('kw'));

    await end();

    expect(records.originals.size).toBe(0);
  });

  it('comes before the redacted one, so that a record that is done has it', async () => {
    const { records, end } = await keeping();
    records.failures.set('putOriginal', new Error('no'));

    await end();

    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('ANALYSING');
    expect(records.fileOf(CONTACT_ID, 'Conversation.json')).toBeUndefined();
  });
});
