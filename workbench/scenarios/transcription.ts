import { monoAudio, sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL, SPANISH_CALL } from './contact-centre/calls.ts';
import {
  ensure,
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const english = sampleAudio(SHORT_CALL);
const spanish = sampleAudio(SPANISH_CALL);
/** The local Transcribe must know its words. */
export const mono = monoAudio(SHORT_CALL);

export const transcriptionScenarios: ScenarioGroup = {
  title: 'Transcription',
  scenarios: [
    {
      title: 'Transcription without import of the recording',
      expected: 'A transcript, but neither waveform nor a path that plays',
      run: async (centre) => {
        const view = await centre.play(
          makeCall({ attributes: { postcallRecordingImportEnabled: undefined } }),
          english,
        );
        expectFields(view, { Status__c: 'DONE', Waveform__c: null, RecordingPath__c: null });
        expectFields(view, { StatusReason__c: /postcallRecordingImportEnabled is not true/ });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, 'no recording');
      },
    },
    {
      title: 'Import of the recording without transcription',
      expected: 'A waveform, no transcript, and the reason in words',
      run: async (centre) => {
        const view = await centre.play(
          makeCall({ attributes: { postcallTranscribeEnabled: undefined } }),
          english,
        );
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', DataSource__c: null });
        expectFields(view, { StatusReason__c: /postcallTranscribeEnabled is not true/ });
        expectFiles(view, {});
        return shown(view, 'no transcript');
      },
    },
    {
      title: 'Transcription off for the whole deployment',
      expected: 'The contact’s wish does not switch it on; the record names the parameter',
      run: async (centre) => {
        const off = await centre.workbench.startMiddleware({ POSTCALL_TRANSCRIBE_ENABLED: 'false' });
        const call = makeCall();
        await centre.putRecording(call, english);
        expectOutcomes(await centre.send(call.contactRecord, off.url), 'created');
        await off.close();
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFields(view, { StatusReason__c: /POSTCALL_TRANSCRIBE_ENABLED/ });
        expectFiles(view, {});
        return shown(view, 'no transcript');
      },
    },
    {
      title: 'A language code that nobody knows',
      expected: 'FAILED with the reason, the waveform is there',
      run: async (centre) => {
        const view = await centre.play(
          makeCall({ attributes: { postcallTranscribeLanguage: 'xx-Klingon' } }),
          english,
        );
        const reason = /postcallTranscribeLanguage is not an Amazon Transcribe language code/;
        expectFields(view, { Status__c: 'FAILED', WaveformStatus__c: 'READY', StatusReason__c: reason });
        return shown(view, 'language not known');
      },
    },
    {
      title: 'Language auto, a call in Spanish',
      expected: 'Spanish is identified',
      run: async (centre) => {
        const call = makeCall({ attributes: { postcallTranscribeLanguage: 'Auto' } }, SPANISH_CALL);
        const view = await centre.play(call, spanish);
        expectFields(view, { Status__c: 'DONE', DominantLanguage__c: 'es' });
        const code = view.conversation?.languageCode;
        ensure(code === 'es-US', `The conversation is in ${String(code)}.`);
        return shown(view, String(code));
      },
    },
    {
      title: 'No language named',
      expected: 'English is identified',
      run: async (centre) => {
        const attributes = { postcallTranscribeLanguage: undefined };
        const view = await centre.play(makeCall({ attributes }), english);
        expectFields(view, { Status__c: 'DONE' });
        const code = view.conversation?.languageCode;
        ensure(code === 'en-US', `The conversation is in ${String(code)}.`);
        return shown(view, String(code));
      },
    },
    {
      title: 'A mono recording',
      expected: 'Two speakers are told apart by voice, and the record says so',
      run: async (centre) => {
        const view = await centre.play(makeCall(), mono);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFields(view, { ChannelRolesNote__c: /by voice/ });
        expectFiles(view, TRANSCRIPT_FILES);
        const speakers = view.conversation?.participants ?? [];
        ensure(speakers.length === 2, `There are ${String(speakers.length)} participants.`);
        ensure(
          speakers.every(({ channel }) => channel === undefined),
          'A participant has a channel.',
        );
        return shown(view, speakers.map(({ id }) => id).join(', '));
      },
    },
    {
      title: 'Analyses, some that nobody knows',
      expected: 'Sentiment, key phrases and language are there; the record names the others',
      run: async (centre) => {
        const attributes = { postcallTranscribeComprehendAnalysis: 'SNT, kw ,dl,mood' };
        const view = await centre.play(makeCall({ attributes }), english);
        expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', DominantLanguage__c: 'en' });
        expectFields(view, { Keywords__c: /\w/, StatusReason__c: /mood/ });
        return shown(view, String(view.fields.Sentiment__c));
      },
    },
    {
      title: 'A contact processed again',
      expected: 'It ends as it was: no file has a second version',
      run: async (centre) => {
        const call = makeCall();
        const before = await centre.play(call, english);
        const { outcome } = await centre.reprocess(call.contactId);
        ensure(outcome === 'done', `Reprocessing answered ${outcome}.`);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFields(view, { TranscriptionJobName__c: String(before.fields.TranscriptionJobName__c) });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, 'the same job');
      },
    },
  ],
};
