import { transcriptKey } from '../../contacts/transcription-job.ts';
import { isRedacted } from '../../contacts/transcription-settings.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import type { Pipeline, PipelineSettings } from '../pipeline.ts';

/** Where the service is asked to put the output of a job. */
export function outputLocation(
  jobName: string,
  plan: WorkPlan,
  { resultsBucket, jobs }: PipelineSettings,
): ObjectLocation {
  const path = jobs.dateFolders ? (plan.recording.path ?? '') : '';
  return { bucket: resultsBucket, key: transcriptKey(jobName, path) };
}

/**
 * Where the output of an ended job lies. A redacted one gets a name of the service's making, which the service
 * tells as long as it knows the job (90 days); afterwards the name that it usually makes is tried.
 */
export async function transcriptLocation(
  jobName: string,
  plan: WorkPlan,
  { speech, objects, settings }: Pick<Pipeline, 'speech' | 'objects' | 'settings'>,
): Promise<ObjectLocation> {
  const plain = outputLocation(jobName, plan, settings);
  if (!isRedacted(plan.transcription.languageCode, plan.transcription.settings)) {
    const former = { bucket: plain.bucket, key: transcriptKey(jobName) };
    // What was transcribed before there were folders by day stays where it is.
    return plain.key === former.key || (await objects.head(plain)) || !(await objects.head(former))
      ? plain
      : former;
  }
  const told = (await speech.job(jobName))?.transcript;
  return told ?? { bucket: plain.bucket, key: plain.key.replace(/[^/]*$/, (name) => `redacted-${name}`) };
}
