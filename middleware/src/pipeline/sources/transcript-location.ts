import { transcriptKey } from '../../contacts/transcription-job.ts';
import { isRedacted } from '../../contacts/transcription-settings.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import type { Pipeline, PipelineSettings } from '../pipeline.ts';

/** Where the service is asked to put the output of a job. */
export function outputLocation(jobName: string, { resultsBucket }: PipelineSettings): ObjectLocation {
  return { bucket: resultsBucket, key: transcriptKey(jobName) };
}

/**
 * Where the output of an ended job lies. A redacted one gets a name of the service's making, which the service
 * tells as long as it knows the job (90 days); afterwards the name that it usually makes is tried.
 */
export async function transcriptLocation(
  jobName: string,
  plan: WorkPlan,
  { speech, settings }: Pick<Pipeline, 'speech' | 'settings'>,
): Promise<ObjectLocation> {
  const plain = outputLocation(jobName, settings);
  if (!isRedacted(plan.transcription.languageCode, plan.transcription.settings)) return plain;
  const told = (await speech.job(jobName))?.transcript;
  return told ?? { bucket: plain.bucket, key: plain.key.replace(/[^/]*$/, (name) => `redacted-${name}`) };
}
