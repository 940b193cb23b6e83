import { randomUUID } from 'node:crypto';
import type { TranscriptionJob } from './transcription-jobs.ts';

/** The event that Transcribe sends to EventBridge once a job has ended. */
export function jobStateChange(
  { request, status, failureReason }: TranscriptionJob,
  account: string,
  region: string,
) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Transcribe Job State Change',
    source: 'aws.transcribe',
    account,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [],
    detail: {
      TranscriptionJobName: request.TranscriptionJobName,
      TranscriptionJobStatus: status,
      ...(failureReason !== undefined && { FailureReason: failureReason }),
    },
  };
}

export type JobStateChange = ReturnType<typeof jobStateChange>;
