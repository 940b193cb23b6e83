import { sampleAudio } from './contact-centre/audio.ts';
import { makeAnalysed } from './contact-centre/analysed-contacts.ts';
import { objectCreated } from './contact-centre/contact-centre.ts';
import type { RecordView } from './contact-centre/record-view.ts';
import {
  ensure,
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import { recordText } from './contact-centre/stored-text.ts';
import type { ScenarioGroup } from './scenario.ts';

const ADMINISTRATOR = 'alex.morgan@northwind.example';

/** A call whose analysis is as it was said, one whose analysis is redacted, and a chat. */
const PLAIN = 'long-hold';
const REDACTED = 'billing-transfer-2';
const CHAT = 'chat-delivery-address';

const plain = sampleAudio(PLAIN);
const redacted = sampleAudio(REDACTED);

const asking = (analyses: string) => ({
  postcallRecordingImportEnabled: 'true',
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'en-US',
  postcallTranscribeComprehendAnalysis: analyses,
  contactLensImportEnabled: 'true',
});

const isOfContactLens = ({ fields }: RecordView) =>
  fields.Status__c === 'DONE' && fields.DataSource__c === 'CONTACT_LENS';

/** What the record shows, without what names the contact. */
const findings = ({ fields, conversation }: RecordView) =>
  JSON.stringify([
    ['Keywords__c', 'Sentiment__c', 'ContactLensSummary__c', 'Transcript__c'].map((name) => fields[name]),
    { ...conversation, contactId: '' },
  ]);

export const contactLensScenarios: ScenarioGroup = {
  title: 'Contact Lens',
  scenarios: [
    {
      title: 'An analysis before and one after the end of the transcription',
      expected: 'Both end the same: transcript and summary of Contact Lens, key phrases of Comprehend',
      run: async (centre) => {
        const before = makeAnalysed(PLAIN, asking('kw,ne'));
        for (const object of before.objects) await centre.putObject(object);
        await centre.play(before, plain);
        const first = await centre.untilShown(before, isOfContactLens);
        const after = makeAnalysed(PLAIN, asking('kw,ne'));
        expectFields(await centre.play(after, plain), { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
        for (const object of after.objects) await centre.putObject(object);
        const second = await centre.untilShown(after, isOfContactLens);
        for (const view of [first, second]) {
          expectFields(view, {
            Status__c: 'DONE',
            DataSource__c: 'CONTACT_LENS',
            WaveformStatus__c: 'READY',
          });
          expectFields(view, { ContactLensSummary__c: /refund/, Keywords__c: /coffee machine/ });
        }
        ensure(findings(first) === findings(second), 'The two calls did not end the same.');
        return `${shown(first)} | ${shown(second)}`;
      },
    },
    {
      title: 'An analysis before its contact record',
      expected: 'It waits with the queue, and is on the record as soon as there is one',
      run: async (centre) => {
        const call = makeAnalysed(PLAIN, asking('snt'));
        centre.workbench.deliverEvents(false);
        try {
          for (const object of call.objects) {
            await centre.putObject(object);
            expectOutcomes(await centre.sendEvent(objectCreated(object)), 'waiting');
          }
        } finally {
          centre.workbench.deliverEvents(true);
        }
        await centre.play(call, plain);
        const view = await centre.untilShown(call, isOfContactLens);
        expectFields(view, {
          Status__c: 'DONE',
          DataSource__c: 'CONTACT_LENS',
          ContactLensSummary__c: /refund/,
        });
        return `waiting → ${shown(view)}`;
      },
    },
    {
      title: 'A redacted recording and its analysis',
      expected: 'The record plays the redacted recording, and its transcript is redacted',
      run: async (centre) => {
        const call = makeAnalysed(REDACTED);
        for (const object of call.objects) await centre.putObject(object);
        await centre.play(call, redacted);
        const view = await centre.untilShown(call, isOfContactLens);
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'CONTACT_LENS', Redacted__c: true });
        expectFields(view, { RecordingPath__c: null, WaveformStatus__c: 'READY' });
        expectFields(view, {
          RedactedRecordingPath__c: /Analysis\/Voice\/Redacted\/.*_call_recording_redacted_/,
        });
        expectFields(view, { Transcript__c: /Hello \[PII\]/ });
        return shown(view, String(view.fields.RedactedRecordingPath__c).replace(/.*\/(?=Analysis)/, '…/'));
      },
    },
    {
      title: 'An analysis as it was said, with redaction by Comprehend',
      expected: 'The name stands in no field and no file, the summary is there',
      run: async (centre) => {
        const call = makeAnalysed(PLAIN, asking('pii,kw'));
        for (const object of call.objects) await centre.putObject(object);
        await centre.play(call, plain);
        const view = await centre.untilShown(call, isOfContactLens);
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'CONTACT_LENS', Redacted__c: true });
        expectFields(view, { ContactLensSummary__c: /refund/, Transcript__c: /\[NAME\]/ });
        const text = await recordText(centre.user(ADMINISTRATOR), call.contactId);
        ensure(text.includes(call.contactId) && !/\bLang\b/.test(text), 'A name is on the record.');
        return shown(view, 'no name');
      },
    },
    {
      title: 'An analysis that cannot be read',
      expected: 'The transcript of Amazon Transcribe stands, and the record says why',
      run: async (centre) => {
        const call = makeAnalysed(PLAIN, asking('snt'));
        const before = await centre.play(call, plain);
        expectFields(before, { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
        for (const object of call.objects) {
          await centre.putObject({ ...object, content: () => Buffer.from('{"Transcript": 7') });
        }
        const view = await centre.untilShown(
          call,
          ({ fields }) =>
            fields.Status__c === 'DONE' && /Contact Lens cannot be read/.test(String(fields.StatusReason__c)),
        );
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
        expectFields(view, { StatusReason__c: /The Contact Lens analysis cannot be read: .*JSON/ });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, 'the analysis is not JSON');
      },
    },
    {
      title: 'A chat with an analysis',
      expected: 'Its messages with sentiment and summary, and nothing that belongs to sound',
      run: async (centre) => {
        const chat = makeAnalysed(CHAT);
        for (const object of chat.objects) await centre.putObject(object);
        await centre.send(chat.contactRecord);
        const view = await centre.untilShown(chat, isOfContactLens);
        expectFields(view, {
          Status__c: 'DONE',
          Channel__c: 'CHAT',
          Waveform__c: null,
          WaveformStatus__c: null,
        });
        expectFields(view, { ContactLensSummary__c: /lamp/, Keywords__c: /\w/ });
        const { channel, startedAt, turns = [] } = view.conversation ?? {};
        ensure(channel === 'CHAT' && startedAt !== undefined, 'The conversation is not a chat.');
        ensure(turns.length > 5, `There are ${String(turns.length)} messages.`);
        return shown(view, 'CHAT');
      },
    },
  ],
};
