import { withSettings } from '../../contacts/plan-corrections.ts';
import { isRedacted } from '../../contacts/transcription-settings.ts';
import { AUTOMATIC_LANGUAGE, type WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import type { Pipeline } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { recordingLocation } from '../sources/recording-location.ts';
import { statusReason } from '../record/status-reason.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { jobNames, transcriptionJob, type EndedJob } from './transcription-jobs.ts';
import { throwUnlessWritten } from '../../ports/write-outcomes.ts';

/**
 * The service does not redact where it identifies the language. Where a first job identified a language that is
 * to be redacted, nothing of its transcript is stored: a second job takes its place on the record.
 * `undefined`: nothing is to be redacted. `ended`: the second job has ended before.
 */
export async function redactIdentified(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  pipeline: Pipeline,
): Promise<{ ended?: EndedJob } | 'refused' | undefined> {
  if (plan.transcription.languageCode !== AUTOMATIC_LANGUAGE) return undefined;
  const second = planIn(conversation.languageCode, plan, pipeline);
  if (!isRedacted(conversation.languageCode, second.transcription.settings)) return undefined;
  const path = plan.recording.path ?? '';
  const recording = recordingLocation(path, pipeline);
  const [jobName = ''] = jobNames(record.contactId, path, second);
  await writePlan(record, second, jobName, pipeline);
  const byChannel = conversation.speakersBy !== 'VOICE';
  return await start(transcriptionJob(jobName, second, recording, byChannel, pipeline.settings), pipeline);
}

function planIn(languageCode: string, plan: WorkPlan, { settings }: Pipeline): WorkPlan {
  const transcription = { ...plan.transcription, languageCode, identified: true as const };
  return withSettings({ ...plan, transcription }, settings.transcription);
}

/** The record names the job before it starts, so that the job's event finds it. */
async function writePlan(record: StoredRecord, plan: WorkPlan, jobName: string, { records, now }: Pipeline) {
  const fields = {
    Status__c: 'TRANSCRIBING',
    StatusReason__c: statusReason(plan),
    TranscribingSince__c: now().toISOString(),
    TranscriptionJobName__c: jobName,
    WorkPlan__c: JSON.stringify(plan),
  };
  const [outcome] = await records.update([{ recordId: record.recordId, fields }]);
  throwUnlessWritten(outcome);
}

async function start(job: ReturnType<typeof transcriptionJob>, { speech }: Pipeline) {
  try {
    if ((await speech.start(job)) === 'started') return {};
  } catch (error) {
    if (error instanceof Problem && error.kind === 'aws-refused') return 'refused' as const;
    throw error;
  }
  const state = await speech.job(job.name);
  if (state?.status !== 'COMPLETED' && state?.status !== 'FAILED') return {};
  return { ended: { jobName: job.name, ...state, status: state.status } };
}
