import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { jobEnded } from './contact-centre/contact-centre.ts';
import {
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import type { RecordView } from './contact-centre/record-view.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
/** So few that the client of AWS comes through by trying again. */
const THROTTLED_CALLS = 6;
/** More than the client of AWS tries again by itself, so that the queue has to. */
const FAILED_CALLS = 40;

export const disturbanceScenarios: ScenarioGroup = {
  title: 'When something goes wrong',
  scenarios: [
    {
      title: 'Salesforce ends the session while a call is on its way',
      expected: 'The middleware signs in again, nothing is lost',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        const sent = centre.send(call.contactRecord);
        centre.workbench.endSessions();
        await sent;
        centre.workbench.endSessions();
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, 'sessions ended twice');
      },
    },
    {
      title: 'Amazon Comprehend throttles',
      expected: 'The analyses are there, each file in one version',
      run: async (centre) => {
        centre.workbench.aws.comprehend.failNext(THROTTLED_CALLS, 'ThrottlingException');
        const view = await centre.play(makeCall(), audio);
        expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', Keywords__c: /\w/ });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, String(view.fields.Sentiment__c));
      },
    },
    {
      title: 'Amazon Comprehend is out of service for a while',
      expected: 'The transcript is there at once, the analyses in the end',
      run: async (centre) => {
        centre.workbench.aws.comprehend.failNext(FAILED_CALLS, 'InternalServerException');
        const call = makeCall();
        await centre.putRecording(call, audio);
        await centre.send(call.contactRecord);
        const first = await centre.untilShown(call, lacksAnalyses);
        expectFields(first, { Status__c: 'ANALYSING', StatusReason__c: /The transcript is complete/ });
        expectFiles(first, TRANSCRIPT_FILES);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', Keywords__c: /\w/ });
        expectFields(view, { StatusReason__c: /^(?![^]*will be retried)/ });
        const missing = first.conversation?.skipped.map(({ analysis }) => analysis) ?? [];
        return `${shown(first, `without ${missing.join(', ')}`)} → ${shown(view, 'all analyses')}`;
      },
    },
    {
      title: 'Amazon Transcribe throttles',
      expected: 'The job is started in the end',
      run: async (centre) => {
        centre.workbench.aws.transcribe.failNext(2, 'LimitExceededException');
        const call = makeCall();
        await centre.putRecording(call, audio);
        await centre.deliver(call.contactRecord);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE' });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view);
      },
    },
    {
      title: 'The end of a transcription is told twice more, and that of a job of nobody here',
      expected: 'Nothing changes, each file stays in one version',
      run: async (centre) => {
        const call = makeCall();
        const before = await centre.play(call, audio);
        const jobName = String(before.fields.TranscriptionJobName__c);
        expectOutcomes(await centre.sendEvent([jobEnded(jobName), jobEnded(jobName)]), 'done', 'done');
        expectOutcomes(await centre.sendEvent(jobEnded('somebody-elses-job')), 'ignored');
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', TranscriptionJobName__c: jobName });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view);
      },
    },
  ],
};

const lacksAnalyses = ({ fields }: RecordView) => /will be retried/.test(String(fields.StatusReason__c));
