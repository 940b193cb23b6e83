import { createHash } from 'node:crypto';
import { transcriptionJobName } from '../../contacts/transcription-job.ts';
import { AUTOMATIC_LANGUAGE, type WorkPlan } from '../../contacts/work-plan.ts';
import type { PipelineSettings } from '../pipeline.ts';
import { outputLocation } from '../sources/transcript-location.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import type { TranscriptionJob } from '../../ports/speech-service.ts';

export type EndedJob = { jobName: string; status: 'COMPLETED' | 'FAILED'; failureReason?: string };

/** A job's name cannot be used again, so a failed job is repeated under the next name, at most so often. */
const ATTEMPTS = 50;

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The names of a contact's transcription by attempt. All derive from recording and settings, so that every
 * step, whenever it runs, arrives at the same names. How many channels the recording has is not part of the
 * settings: it follows from the recording.
 */
export function jobNames(contactId: string, recordingPath: string, plan: WorkPlan): string[] {
  const { languageCode, settings } = plan.transcription;
  const asked = {
    languageCode,
    candidates: settings?.candidates?.join(','),
    languages: settings?.languages && inOrder(settings.languages),
  };
  return Array.from({ length: ATTEMPTS }, (_slot, attempt) =>
    transcriptionJobName(contactId, recordingPath, attempt === 0 ? asked : { ...asked, attempt }, sha256Hex),
  );
}

/** JSON in which the order of members, which means nothing, does not show. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The job that stands for the plan: the record's own where it is one of the plan's attempts, else the first. */
export function currentJob(names: readonly string[], stored: string | undefined): string {
  return names.find((name) => name === stored) ?? names[0] ?? '';
}

/** The name after the given one; `undefined` where all attempts are used up. */
export function nextJob(names: readonly string[], current: string): string | undefined {
  return names[names.indexOf(current) + 1];
}

/** What the speech service is asked for. */
export function transcriptionJob(
  name: string,
  plan: WorkPlan,
  recording: ObjectLocation,
  channelIdentification: boolean,
  settings: PipelineSettings,
): TranscriptionJob {
  const { languageCode } = plan.transcription;
  return {
    name,
    recording,
    output: outputLocation(name, plan, settings),
    channelIdentification,
    settings: plan.transcription.settings ?? {},
    outputKmsKey: settings.jobs.outputKmsKey,
    queueRole: settings.jobs.queueRole,
    ...(languageCode === AUTOMATIC_LANGUAGE ? {} : { languageCode }),
  };
}
