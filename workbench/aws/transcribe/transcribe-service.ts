import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { startAwsJson, type AwsJsonService } from '../aws-json/aws-json-service.ts';
import { validated } from '../aws-json/validated.ts';
import { notify } from '../notify.ts';
import type { DeniedRights, Right } from '../s3/denied-rights.ts';
import type { SigningCredentials } from '../signature/verify-signature.ts';
import { jobStateChange, type JobStateChange } from './job-state-change.ts';
import { checkResources } from './declared-resources.ts';
import { mediaLocation, outputKey, redactedKey } from './media-location.ts';
import {
  MEDIA_UNREADABLE,
  transcribeMedia,
  TranscriptionFailed,
  type TranscriptionSources,
} from './run-job.ts';
import { JobRunner } from './job-runner.ts';
import { readStartRequest } from './start-request.ts';
import { TranscriptionJobs, type TranscriptionJob } from './transcription-jobs.ts';

export type TranscribeOptions = TranscriptionSources & {
  credentials: SigningCredentials;
  region: string;
  /** Writes a finished transcript to S3. */
  writeOutput(bucket: string, key: string, text: string): Promise<void>;
  /** What the caller may not do in S3, where the service reads with the caller's rights. */
  rights?: DeniedRights;
  /** How long a job takes, in milliseconds. */
  jobMilliseconds?: number;
  onJobStateChange?: (event: JobStateChange) => void | Promise<void>;
  port?: number;
};

export type TranscribeService = AwsJsonService & {
  /** How many jobs run at once; `Infinity`, as at first: all. */
  limitJobs(most: number): void;
};

const DEFAULT_JOB_MILLISECONDS = 300;

const getRequest = z.object({ TranscriptionJobName: z.string().min(1).max(200) });
const listRequest = z.object({
  Status: z.enum(['QUEUED', 'IN_PROGRESS', 'FAILED', 'COMPLETED']).optional(),
  JobNameContains: z.string().min(1).max(200).optional(),
  MaxResults: z.number().int().min(1).max(100).optional(),
  NextToken: z
    .string()
    .regex(/^\d{1,9}$/, 'is not a token of this service')
    .optional(),
});

/** Serves Transcribe's batch jobs for recordings whose words are known. */
export async function startTranscribe(options: TranscribeOptions): Promise<TranscribeService> {
  const jobs = new TranscriptionJobs(options.region);
  const runner = new JobRunner(
    (job) => finish(job, options),
    options.jobMilliseconds ?? DEFAULT_JOB_MILLISECONDS,
  );
  const service = await startAwsJson({
    service: 'transcribe',
    targetPrefix: 'Transcribe',
    credentials: options.credentials,
    region: options.region,
    port: options.port,
    operations: {
      StartTranscriptionJob: (input) => {
        const job = newJob(input, options);
        runner.requireRoomFor(job);
        jobs.add(job);
        runner.add(job);
        return { TranscriptionJob: jobs.describe(job) };
      },
      GetTranscriptionJob: (input) => {
        const { TranscriptionJobName } = validated(getRequest, input, 'BadRequestException');
        return { TranscriptionJob: jobs.describe(jobs.find(TranscriptionJobName)) };
      },
      ListTranscriptionJobs: (input) => jobs.list(validated(listRequest, input, 'BadRequestException')),
    },
  });
  return {
    ...service,
    limitJobs: (most) => {
      runner.limit(most);
    },
    close: async () => {
      runner.stop();
      await service.close();
    },
  };
}

function newJob(input: unknown, options: TranscribeOptions): TranscriptionJob {
  const { store } = options;
  const request = readStartRequest(input);
  checkResources(request, options);
  const media = mediaLocation(request.Media.MediaFileUri);
  const bucket = request.OutputBucketName ?? '';
  const isDenied = (right: Right) => options.rights?.isDeniedToServices(media.bucket, right) === true;
  const isReadable = !isDenied('s3:GetObject') && !isDenied('kms:Decrypt');
  if (!isReadable || !store.find(media.bucket, media.key))
    throw new AwsJsonError('BadRequestException', MEDIA_UNREADABLE);
  if (!store.hasBucket(bucket)) {
    throw new AwsJsonError('BadRequestException', "The specified output bucket can't be accessed.");
  }
  const key = outputKey(request.TranscriptionJobName, request.OutputKey);
  return {
    request,
    output: { bucket, key: request.ContentRedaction ? redactedKey(key) : key },
    status: 'QUEUED',
    created: Date.now(),
    languageCode: request.LanguageCode,
  };
}

/** Runs a job to its end, writes its output and tells of it; never throws. */
async function finish(job: TranscriptionJob, options: TranscribeOptions): Promise<void> {
  try {
    const { output, languageCode } = await transcribeMedia(job.request, options);
    await options.writeOutput(job.output.bucket, job.output.key, JSON.stringify(output));
    if (!job.request.IdentifyMultipleLanguages) job.languageCode = languageCode;
    job.status = 'COMPLETED';
  } catch (error) {
    job.status = 'FAILED';
    job.failureReason =
      error instanceof TranscriptionFailed ? error.message : 'Internal failure. Try your request again.';
  }
  job.completed = Date.now();
  const event = jobStateChange(job, options.accountId, options.region);
  notify('the end of a transcription job', options.onJobStateChange, event);
}
