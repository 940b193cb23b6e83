import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { StartRequest } from './start-request.ts';

export type JobStatus = 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

export type TranscriptionJob = {
  request: StartRequest;
  output: { bucket: string; key: string };
  status: JobStatus;
  /** Milliseconds. */
  created: number;
  /** When it left the queue. */
  begun?: number;
  completed?: number;
  failureReason?: string;
  /** Known from the start, or once identified. */
  languageCode?: string;
};

const PAGE = 100;

/** The jobs of this process: a restart forgets them, and their names are free again. */
export class TranscriptionJobs {
  readonly #jobs = new Map<string, TranscriptionJob>();
  readonly #region: string;

  constructor(region: string) {
    this.#region = region;
  }

  /** Throws ConflictException where the name is taken, whatever became of that job. */
  add(job: TranscriptionJob): void {
    const name = job.request.TranscriptionJobName;
    if (this.#jobs.has(name)) {
      throw new AwsJsonError('ConflictException', 'The requested job name already exists.');
    }
    this.#jobs.set(name, job);
  }

  /** Throws BadRequestException, as the service does, where there is no such job. */
  find(name: string): TranscriptionJob {
    const job = this.#jobs.get(name);
    if (job) return job;
    throw new AwsJsonError(
      'BadRequestException',
      "The requested job couldn't be found. Check the job name and try your request again.",
    );
  }

  /** The job as GetTranscriptionJob and StartTranscriptionJob answer it. */
  describe(job: TranscriptionJob) {
    const { request, output, status, languageCode } = job;
    return {
      ...summary(job),
      MediaFormat: request.MediaFormat ?? request.Media.MediaFileUri.split('.').at(-1)?.toLowerCase(),
      MediaSampleRateHertz: request.MediaSampleRateHertz,
      Media: request.Media,
      Settings: request.Settings,
      ModelSettings: request.ModelSettings,
      JobExecutionSettings: request.JobExecutionSettings,
      LanguageOptions: request.LanguageOptions,
      LanguageIdSettings: request.LanguageIdSettings,
      ContentRedaction: request.ContentRedaction,
      Tags: request.Tags,
      ...(status === 'COMPLETED' && {
        Transcript: {
          [request.ContentRedaction ? 'RedactedTranscriptFileUri' : 'TranscriptFileUri']:
            `https://s3.${this.#region}.amazonaws.com/${output.bucket}/${output.key}`,
        },
      }),
      ...(request.IdentifyLanguage && languageCode && { IdentifiedLanguageScore: 0.9871 }),
    };
  }

  /** One page of summaries, newest first. The token is the number of jobs already shown. */
  list(filter: { Status?: string; JobNameContains?: string; MaxResults?: number; NextToken?: string }) {
    const { Status, JobNameContains = '', MaxResults = PAGE, NextToken = '0' } = filter;
    const matching = [...this.#jobs.values()]
      .reverse()
      .filter(({ status }) => !Status || status === Status)
      .filter(({ request }) =>
        request.TranscriptionJobName.toLowerCase().includes(JobNameContains.toLowerCase()),
      );
    const end = Number(NextToken) + MaxResults;
    return {
      ...(Status && { Status }),
      ...(end < matching.length && { NextToken: String(end) }),
      TranscriptionJobSummaries: matching.slice(Number(NextToken), end).map(summary),
    };
  }
}

function summary({
  request,
  status,
  created,
  begun,
  completed,
  failureReason,
  languageCode,
}: TranscriptionJob) {
  return {
    TranscriptionJobName: request.TranscriptionJobName,
    TranscriptionJobStatus: status,
    LanguageCode: languageCode,
    IdentifyLanguage: request.IdentifyLanguage,
    IdentifyMultipleLanguages: request.IdentifyMultipleLanguages,
    CreationTime: created / 1000,
    StartTime: begun === undefined ? undefined : begun / 1000,
    CompletionTime: completed === undefined ? undefined : completed / 1000,
    FailureReason: failureReason,
    OutputLocationType: 'CUSTOMER_BUCKET',
  };
}
