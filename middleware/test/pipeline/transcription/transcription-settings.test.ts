import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  recordingPath,
  transcript,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline, RESULTS_BUCKET } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

const LANGUAGES = {
  'en-US': {
    vocabulary: 'products',
    vocabularyFilter: { name: 'swearing', method: 'mask' as const },
    redaction: ['NAME' as const],
  },
};
const automatic = {
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'auto',
};

function set(languages = LANGUAGES, candidates: string[] = []) {
  const parts = inMemoryPipeline();
  parts.pipeline.settings.transcription = { candidates, languages };
  return parts;
}

describe('the settings of a transcription', () => {
  it('go with the job of their language, and are part of its name', async () => {
    const plain = inMemoryPipeline();
    const own = set();
    await sendContactRecords(contactRecord(), plain.pipeline);
    await sendContactRecords(contactRecord(), own.pipeline);

    const name = own.onlyJob();
    expect(own.speech.jobs.get(name)).toMatchObject({
      languageCode: 'en-US',
      settings: { languages: LANGUAGES },
    });
    expect(name).not.toBe(plain.onlyJob());
    expect(own.records.fieldsOf(CONTACT_ID).StatusReason__c).toContain(
      'vocabulary products; vocabulary filter swearing (mask); redaction of NAME',
    );
  });

  it('stay as they were where the contact record comes again, and change where it is reprocessed', async () => {
    const { pipeline, speech } = set();
    await sendContactRecords(contactRecord(), pipeline);
    pipeline.settings.transcription = { candidates: [], languages: {} };

    await sendContactRecords(contactRecord({ LastUpdateTimestamp: '2026-11-21T00:00:00Z' }), pipeline);
    expect(speech.jobs.size).toBe(1);

    await reprocess(CONTACT_ID, pipeline);
    expect([...speech.jobs.values()].map(({ settings }) => settings)).toEqual([{ languages: LANGUAGES }, {}]);
  });

  it('take personal data out in a second job where the first identified the language', async () => {
    const { pipeline, records, objects, speech, endJob, onlyJob } = set(LANGUAGES, ['en-US', 'es-US']);
    await sendContactRecords(contactRecord({ Attributes: automatic }), pipeline);
    const first = onlyJob();
    expect(speech.jobs.get(first)).toMatchObject({ settings: { candidates: ['en-US', 'es-US'] } });
    endJob(first);
    await sendEvents(jobEvent(first), pipeline);

    const [, second = ''] = [...speech.jobs.keys()];
    expect(speech.jobs.get(second)).toMatchObject({
      languageCode: 'en-US',
      settings: { languages: LANGUAGES },
    });
    expect(records.fileOf(CONTACT_ID, 'Conversation.json')).toBeUndefined();
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('TRANSCRIBING');

    const key = `transcripts/redacted-${second}.json`;
    objects.put(`${RESULTS_BUCKET}/${key}`, transcript(second).replaceAll('invoice', '[PII]'));
    speech.end(second, { status: 'COMPLETED', transcript: { bucket: RESULTS_BUCKET, key } });
    await sendEvents(jobEvent(second), pipeline);
    await sendEvents(jobEvent(first), pipeline);
    await sendContactRecords(contactRecord({ Attributes: automatic }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE', Redacted__c: true });
    expect(records.fileOf(CONTACT_ID, 'Conversation.json')).toContain('[PII]');
    expect(speech.jobs.size).toBe(2);
  });

  it('tell speakers of one channel apart by their voices, and say so', async () => {
    const { pipeline, records, objects, speech, onlyJob } = inMemoryPipeline();
    objects.put(recordingPath(), wavFile({ channels: 1 }));
    await sendContactRecords(contactRecord({ Attributes: { postcallTranscribeEnabled: 'true' } }), pipeline);

    expect(speech.jobs.get(onlyJob())).toMatchObject({ channelIdentification: false });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      AudioChannelCount__c: 1,
      Status__c: 'TRANSCRIBING',
    });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).toContain('The recording has one channel');

    // A start that a crash swallowed is made up for in the same way.
    const name = onlyJob();
    speech.jobs.clear();
    await sendContactRecords(contactRecord({ Attributes: { postcallTranscribeEnabled: 'true' } }), pipeline);
    expect(speech.jobs.get(name)).toMatchObject({ channelIdentification: false });
  });
});

describe('corrections', () => {
  async function transcribed() {
    const parts = inMemoryPipeline();
    await sendContactRecords(contactRecord(), parts.pipeline);
    parts.endJob(parts.onlyJob());
    await sendEvents(jobEvent(parts.onlyJob()), parts.pipeline);
    return parts;
  }

  it('put customer and agent on each other’s channels: turns, files and shares follow, for good', async () => {
    const { pipeline, records, speech } = await transcribed();
    const before = records.fieldsOf(CONTACT_ID).CustomerTalkTime__c;
    const agent = records.fileOf(CONTACT_ID, 'AgentTranscripts.json');

    await reprocess(CONTACT_ID, pipeline, { swapChannels: true });
    await sendContactRecords(contactRecord({ LastUpdateTimestamp: '2026-11-21T00:00:00Z' }), pipeline);

    const fields = records.fieldsOf(CONTACT_ID);
    expect(fields).toMatchObject({
      Status__c: 'DONE',
      ChannelRolesSwapped__c: true,
      AgentTalkTime__c: before,
    });
    expect(fields.ChannelRolesNote__c).toContain('Left is the agent');
    expect(fields.StatusReason__c).toContain('swapped by a correction');
    expect(records.fileOf(CONTACT_ID, 'CustomerTranscripts.json')).toBe(agent);
    expect(JSON.parse(String(fields.WorkPlan__c))).toMatchObject({ channelRoles: ['AGENT', 'CUSTOMER'] });
    expect(speech.jobs.size).toBe(1);

    await reprocess(CONTACT_ID, pipeline, { swapChannels: true });
    expect(records.fieldsOf(CONTACT_ID).ChannelRolesSwapped__c).toBe(true);
    await reprocess(CONTACT_ID, pipeline, { swapChannels: false });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      ChannelRolesSwapped__c: false,
      ChannelRolesNote__c: null,
      CustomerTalkTime__c: before,
    });
  });

  it('make up for a language that Amazon Transcribe does not know', async () => {
    const { pipeline, records, speech } = inMemoryPipeline();
    const Attributes = { postcallTranscribeEnabled: 'true', postcallTranscribeLanguage: 'en-XX' };
    await sendContactRecords(contactRecord({ Attributes }), pipeline);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'FAILED' });

    await reprocess(CONTACT_ID, pipeline, { languageCode: 'en-GB' });

    expect([...speech.jobs.values()]).toMatchObject([{ languageCode: 'en-GB' }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'TRANSCRIBING' });
  });
});
