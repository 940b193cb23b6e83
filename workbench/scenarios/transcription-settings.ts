import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL, type Call } from './contact-centre/calls.ts';
import type { ContactCentre } from './contact-centre/contact-centre.ts';
import type { RecordView } from './contact-centre/record-view.ts';
import {
  ensure,
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);

/** What the account has made for Transcribe. */
export const transcribeResources = {
  vocabularies: { products: 'en-US' },
  languageModels: { furniture: 'en-US' },
  kmsKeys: ['alias/northwind-transcripts'],
  vocabularyFilters: { appliances: { languageCode: 'en-US', words: ['dishwasher'] } },
};

/** Plays a call with a middleware that has settings for English. */
async function playWith(centre: ContactCentre, call: Call, settings: unknown): Promise<RecordView> {
  const TRANSCRIPTION_LANGUAGES = JSON.stringify({ 'en-US': settings });
  const set = await centre.workbench.startMiddleware({ TRANSCRIPTION_LANGUAGES });
  await centre.putRecording(call, audio);
  await centre.send(call.contactRecord, set.url);
  await set.close();
  return await centre.ended(call);
}

const textOf = ({ conversation }: RecordView) => conversation?.turns.map(({ text }) => text).join(' ') ?? '';

export const settingScenarios: ScenarioGroup = {
  title: 'Settings of transcriptions',
  scenarios: [
    {
      title: 'A vocabulary and a vocabulary filter for English',
      expected: 'The filtered word is masked, the record names both',
      run: async (centre) => {
        const vocabularyFilter = { name: 'appliances', method: 'mask' };
        const view = await playWith(centre, makeCall(), { vocabulary: 'products', vocabularyFilter });
        expectFields(view, { Status__c: 'DONE', StatusReason__c: /vocabulary products.*filter appliances/ });
        const text = textOf(view);
        ensure(text.includes('repaired our *** yesterday'), 'The word is not masked.');
        return shown(view, '“repaired our *** yesterday”');
      },
    },
    {
      title: 'Redaction of names for English',
      expected: 'No name is in the transcript',
      run: async (centre) => {
        const view = await playWith(centre, makeCall(), { redaction: ['NAME'] });
        expectFields(view, { Status__c: 'DONE', StatusReason__c: /redaction of NAME/ });
        const text = textOf(view);
        ensure(text.includes('[PII]') && !text.includes('Brandt'), 'A name is in the transcript.');
        return shown(view, text.slice(0, 60));
      },
    },
    {
      title: 'A custom language model, and a key of one’s own for the output',
      expected: 'The transcript is there, the record names the model',
      run: async (centre) => {
        const TRANSCRIPTION_LANGUAGES = JSON.stringify({ 'en-US': { model: 'furniture' } });
        const variables = { TRANSCRIPTION_LANGUAGES, TRANSCRIPT_KMS_KEY: 'alias/northwind-transcripts' };
        const view = await centre.playWith(variables, makeCall(), audio);
        expectFields(view, { Status__c: 'DONE', StatusReason__c: /language model furniture/ });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, 'language model furniture');
      },
    },
    {
      title: 'A key for the output that Amazon Transcribe may not use',
      expected: 'The record waits for access, with the waveform, and says what to look at',
      run: async (centre) => {
        const set = await centre.workbench.startMiddleware({ TRANSCRIPT_KMS_KEY: 'alias/somebody-elses' });
        const call = makeCall();
        await centre.putRecording(call, audio);
        expectOutcomes(await centre.send(call.contactRecord, set.url), 'waiting');
        await set.close();
        const view = await centre.look(call);
        expectFields(view, { Status__c: 'TRANSCRIBING', Problem__c: 'ACCESS_DENIED' });
        expectFields(view, { WaveformStatus__c: 'READY', StatusReason__c: /the KMS key/ });
        return shown(view, String(view.fields.Problem__c));
      },
    },
    {
      title: 'More calls at once than the account transcribes, with a role for the queue',
      expected: 'Amazon Transcribe queues the jobs and refuses none; all calls are done',
      run: async (centre) => {
        const TRANSCRIBE_QUEUE_ROLE = 'arn:aws:iam::111122223333:role/transcribe-recordings';
        const set = await centre.workbench.startMiddleware({ TRANSCRIBE_QUEUE_ROLE });
        const calls = [makeCall(), makeCall(), makeCall(), makeCall()];
        for (const call of calls) await centre.putRecording(call, audio);
        centre.workbench.aws.transcribe.limitJobs(1);
        try {
          const records = calls.map(({ contactRecord }) => contactRecord);
          expectOutcomes(await centre.send(records, set.url), ...calls.map(() => 'created'));
          const views = await Promise.all(calls.map((call) => centre.ended(call)));
          for (const view of views) expectFields(view, { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
          return `${String(views.length)} calls, one job at a time`;
        } finally {
          centre.workbench.aws.transcribe.limitJobs(Infinity);
          await set.close();
        }
      },
    },
    {
      title: 'Transcripts below the day of their recording',
      expected: 'The output lies below 2026/11/20; the record is complete',
      run: async (centre) => {
        const variables = { TRANSCRIPT_DATE_FOLDERS: 'true' };
        const call = makeCall();
        const view = await centre.playWith(variables, call, audio);
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
        const key = await centre.transcribed(String(view.fields.TranscriptionJobName__c));
        ensure(key.startsWith('transcripts/2026/11/20/'), `The output is ${key}.`);
        return shown(view, key.replace(/[^/]*$/, '…'));
      },
    },
    {
      title: 'A vocabulary that does not exist',
      expected: 'FAILED with the reason of Amazon Transcribe, the waveform is there',
      run: async (centre) => {
        const view = await playWith(centre, makeCall(), { vocabulary: 'no-such-vocabulary' });
        expectFields(view, { Status__c: 'FAILED', WaveformStatus__c: 'READY' });
        expectFields(view, { StatusReason__c: /Transcription failed: .*The vocabulary.*must exist/ });
        return shown(view, 'vocabulary not found');
      },
    },
    {
      title: 'Agent and customer on each other’s channels, corrected afterwards',
      expected: 'Roles are swapped in a second version of the files, by the same job',
      run: async (centre) => {
        const call = makeCall();
        const before = await centre.play(call, audio);
        await centre.reprocess(call.contactId, { swapChannels: true });
        const view = await centre.untilShown(
          call,
          ({ fields }) => fields.ChannelRolesSwapped__c === true && fields.Status__c === 'DONE',
        );
        expectFields(view, { ChannelRolesSwapped__c: true, ChannelRolesNote__c: /Left is the agent/ });
        expectFields(view, { TranscriptionJobName__c: String(before.fields.TranscriptionJobName__c) });
        expectFiles(view, Object.fromEntries(Object.keys(TRANSCRIPT_FILES).map((name) => [name, 2])));
        return shown(view, String(view.fields.ChannelRolesNote__c));
      },
    },
  ],
};
