import { sampleAudio } from './contact-centre/audio.ts';
import { makeAnalysed } from './contact-centre/analysed-contacts.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { objectCreated } from './contact-centre/contact-centre.ts';
import { emailAnalysis, selfServiceAnalysis } from './contact-centre/lens-files.ts';
import type { RecordView } from './contact-centre/record-view.ts';
import { ensure, expectFields, expectOutcomes, shown } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const ANALYSED = 'long-hold';
const LENS = { postcallRecordingImportEnabled: 'true', contactLensImportEnabled: 'true' };
const SELF_SERVICE_SUMMARY = /where a parcel is/;

const isEnded = ({ fields }: RecordView) => fields.Status__c === 'DONE' && fields.DataSource__c !== null;
const hasBoth = (view: RecordView) => isEnded(view) && view.fields.ContactLensSelfServiceSummary__c !== null;
const turnsOf = ({ conversation }: RecordView) =>
  `${String(conversation?.turns.length ?? 0)} + ${String(conversation?.selfService?.turns.length ?? 0)} turns`;

/** An email or a task, as Amazon Connect tells of it. */
const writtenContact = (
  Channel: 'EMAIL' | 'TASK',
  attributes: Readonly<Record<string, string | undefined>>,
) => makeCall({ attributes, members: { Channel, Recording: null } });

export const contactLensPartScenarios: ScenarioGroup = {
  title: 'Contact Lens of self-service and emails',
  scenarios: [
    {
      title: 'Self-service before and after the analysis of the talk with the agent',
      expected: 'Both calls end the same: two transcripts and two summaries side by side',
      run: async (centre) => {
        const views: RecordView[] = [];
        for (const order of ['first', 'last'] as const) {
          const call = makeAnalysed(ANALYSED, LENS);
          const parts = [selfServiceAnalysis(call.contactId), ...call.objects];
          await centre.putRecording(call, sampleAudio(ANALYSED));
          await centre.send(call.contactRecord);
          for (const object of order === 'first' ? parts : parts.toReversed()) await centre.putObject(object);
          const view = await centre.untilShown(
            call,
            (one) => hasBoth(one) && /refund/.test(String(one.fields.ContactLensSummary__c)),
          );
          expectFields(view, { Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
          expectFields(view, {
            ContactLensSummary__c: /refund/,
            ContactLensSelfServiceSummary__c: SELF_SERVICE_SUMMARY,
          });
          views.push(view);
        }
        const [first, last] = views.map(({ conversation }) =>
          JSON.stringify({ ...conversation, contactId: '' }),
        );
        ensure(first === last, 'The two calls did not end the same.');
        return views.map((view) => shown(view, turnsOf(view))).join(' | ');
      },
    },
    {
      title: 'Self-service beside a transcription of the talk with the agent',
      expected: 'The transcript is that of Amazon Transcribe, self-service beside it',
      run: async (centre) => {
        const call = makeCall({ attributes: LENS });
        await centre.putObject(selfServiceAnalysis(call.contactId));
        await centre.play(call, sampleAudio(SHORT_CALL));
        const view = await centre.untilShown(call, hasBoth);
        expectFields(view, {
          Status__c: 'DONE',
          DataSource__c: 'TRANSCRIBE',
          ContactLensSelfServiceSummary__c: SELF_SERVICE_SUMMARY,
        });
        ensure(view.conversation?.selfService?.turns.length === 2, 'Self-service is not beside it.');
        return shown(view, turnsOf(view));
      },
    },
    {
      title: 'Self-service without an agent',
      expected: 'Its transcript is the record’s, with the assistant as a system',
      run: async (centre) => {
        const call = makeCall({ attributes: { ...LENS, postcallTranscribeEnabled: undefined } });
        const ivr = call.location.replace('/CallRecordings/', '/CallRecordings/ivr/');
        const Recordings = [
          {
            StorageType: 'S3',
            MediaStreamType: 'AUDIO',
            ParticipantType: 'IVR',
            Status: 'AVAILABLE',
            Location: ivr,
          },
        ];
        const key = ivr.slice(ivr.indexOf('/') + 1);
        await centre.putRecording({ key }, sampleAudio(SHORT_CALL));
        await centre.putObject(selfServiceAnalysis(call.contactId));
        await centre.send({ ...call.contactRecord, Agent: null, Recording: null, Recordings });
        const view = await centre.untilShown(call, isEnded);
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'CONTACT_LENS', WaveformStatus__c: 'READY' });
        expectFields(view, { Transcript__c: /System: Welcome to Northwind/ });
        expectFields(view, { StatusReason__c: /self-service part only/ });
        return shown(view, turnsOf(view));
      },
    },
    {
      title: 'An email, whose analysis comes before its contact record',
      expected:
        'The record has the category and the summary of the thread, and nothing that belongs to sound',
      run: async (centre) => {
        const email = writtenContact('EMAIL', LENS);
        const analysis = emailAnalysis(email.contactId);
        await centre.putObject(analysis);
        expectOutcomes(await centre.sendEvent(objectCreated(analysis)), 'waiting');
        await centre.send(email.contactRecord);
        const view = await centre.untilShown(email, isEnded);
        expectFields(view, {
          Status__c: 'DONE',
          Channel__c: 'EMAIL',
          ContactLensCategories__c: 'refund-request',
          ContactLensSummary__c: /refund was promised/,
          WaveformStatus__c: null,
          RecordingPath__c: null,
        });
        ensure(view.conversation?.channel === 'EMAIL', 'The conversation is not that of an email.');
        return shown(view, 'EMAIL');
      },
    },
    {
      title: 'A task',
      expected: 'It has its record, which is done and says that there is nothing to play',
      run: async (centre) => {
        const task = writtenContact('TASK', { ...LENS, postcallTranscribeEnabled: 'true' });
        expectOutcomes(await centre.send(task.contactRecord), 'created');
        const view = await centre.look(task);
        expectFields(view, {
          Status__c: 'DONE',
          Channel__c: 'TASK',
          StatusReason__c: /the contact is a task, which has no recording/,
          QueueName__c: /\w/,
        });
        return shown(view, 'TASK');
      },
    },
  ],
};
