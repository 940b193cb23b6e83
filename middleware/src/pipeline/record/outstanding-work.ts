import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { RecordProblem } from '../../contracts/states.ts';
import type { StoredRecord } from './stored-record.ts';

type Reached = Pick<
  StoredRecord,
  'analysisPath' | 'selfServicePath' | 'redactedRecordingPath' | 'dataSource'
>;

/**
 * What was asked for and comes from Amazon Connect by itself, in words; `undefined` where all of it is there. A
 * record that has a transcript does not wait for another one.
 */
export function stillAwaited(reached: Reached | undefined, plan: WorkPlan): string | undefined {
  const hasTranscript = reached?.dataSource !== undefined;
  const hasAnalysis = reached?.analysisPath !== undefined || reached?.selfServicePath !== undefined;
  if (plan.contactLens.wanted && !hasTranscript && !hasAnalysis)
    return 'Contact Lens has not written its analysis';
  if (plan.chatTranscript?.wanted && !hasTranscript) return 'the chat transcript is not in S3';
  if (plan.redactedRecording.wanted && reached?.redactedRecordingPath === undefined)
    return 'Contact Lens has not written the redacted recording';
  return undefined;
}

/** The same as a line for the reason, where nothing else is going on. */
export function waitingNote(reached: Reached | undefined, plan: WorkPlan): string | undefined {
  const awaited = stillAwaited(reached, plan);
  return awaited === undefined || plan.transcription.wanted ? undefined : `Waiting: ${awaited} yet.`;
}

/** The status of a contact with nothing left to do: a transcription asked for in a wrong language has failed. */
export function resting({ transcription }: WorkPlan): {
  Status__c: 'DONE' | 'FAILED';
  Problem__c: RecordProblem | null;
} {
  return transcription.asked && transcription.languageError !== undefined
    ? { Status__c: 'FAILED', Problem__c: 'LANGUAGE_INVALID' }
    : { Status__c: 'DONE', Problem__c: null };
}
