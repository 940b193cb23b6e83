import {
  GetTranscriptionJobCommand,
  StartTranscriptionJobCommand,
  type LanguageCode,
  type Settings,
  type TranscribeClient,
  type TranscriptionJob as JobOfTranscribe,
} from '@aws-sdk/client-transcribe';
import type { SpeechService, TranscriptionJob, TranscriptionJobState } from '../pipeline/ports.ts';
import { asAwsProblem, nameOf } from './errors.ts';

/** Amazon Transcribe tells so many speakers apart where they share one channel. */
const SPEAKERS_ON_ONE_CHANNEL = 2;

/** Amazon Transcribe behind the pipeline's port. */
export function createSpeechService(transcribe: TranscribeClient): SpeechService {
  return {
    async start(job) {
      try {
        await transcribe.send(new StartTranscriptionJobCommand(startInput(job)));
        return 'started';
      } catch (error) {
        // The name is derived from contact, recording and settings: the same name is the same job.
        if (nameOf(error) === 'ConflictException') return 'already-started';
        throw asAwsProblem('Amazon Transcribe', error);
      }
    },

    async job(name) {
      try {
        const answer = await transcribe.send(new GetTranscriptionJobCommand({ TranscriptionJobName: name }));
        return stateOf(answer.TranscriptionJob);
      } catch (error) {
        if (isUnknownJob(error)) return undefined;
        throw asAwsProblem('Amazon Transcribe', error);
      }
    },
  };
}

function startInput(job: TranscriptionJob) {
  const { recording, output, languageCode } = job;
  const settings: Settings = job.channelIdentification
    ? { ChannelIdentification: true }
    : { ShowSpeakerLabels: true, MaxSpeakerLabels: SPEAKERS_ON_ONE_CHANNEL };
  return {
    TranscriptionJobName: job.name,
    Media: { MediaFileUri: `s3://${recording.bucket}/${recording.key}` },
    OutputBucketName: output.bucket,
    OutputKey: output.key,
    Settings: settings,
    // The language was checked against the service's list when the work was planned.
    ...(languageCode ? { LanguageCode: languageCode as LanguageCode } : { IdentifyLanguage: true }),
  };
}

function stateOf(job: JobOfTranscribe | undefined): TranscriptionJobState | undefined {
  const status = job?.TranscriptionJobStatus;
  if (!status) return undefined;
  return { status, ...(job.FailureReason ? { failureReason: job.FailureReason } : {}) };
}

/** The service reports a job that it does not know as a bad request, too. */
const isUnknownJob = (error: unknown) =>
  nameOf(error) === 'NotFoundException' ||
  (nameOf(error) === 'BadRequestException' &&
    error instanceof Error &&
    /couldn't be found/i.test(error.message));
