import { createHash } from 'node:crypto';
import { transcriptionJobName, transcriptKey } from '../contacts/transcription-job.ts';
import { AUTOMATIC_LANGUAGE, type WorkPlan } from '../contacts/work-plan.ts';
import type { PipelineSettings } from './pipeline.ts';
import type { ObjectLocation } from './ports.ts';

/** A job's name cannot be used again, so a failed job is repeated under the next name, at most so often. */
const ATTEMPTS = 10;

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The names of a contact's transcription by attempt. All derive from recording and settings, so that every
 * step, whenever it runs, arrives at the same names. How many channels the recording has is not part of the
 * settings: it follows from the recording.
 */
export function jobNames(contactId: string, recordingPath: string, plan: WorkPlan): string[] {
  const { languageCode } = plan.transcription;
  return Array.from({ length: ATTEMPTS }, (_slot, attempt) =>
    transcriptionJobName(
      contactId,
      recordingPath,
      attempt === 0 ? { languageCode } : { languageCode, attempt },
      sha256Hex,
    ),
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

/** What the speech service is told about the language; `undefined`: it shall identify it. */
export function jobLanguage(plan: WorkPlan): string | undefined {
  const { languageCode } = plan.transcription;
  return languageCode === AUTOMATIC_LANGUAGE ? undefined : languageCode;
}

/** Where the output of a job lies. */
export function transcriptLocation(jobName: string, { resultsBucket }: PipelineSettings): ObjectLocation {
  return { bucket: resultsBucket, key: transcriptKey(jobName) };
}
