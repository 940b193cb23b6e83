import {
  GetTranscriptionJobCommand,
  StartTranscriptionJobCommand,
  type TranscribeClient,
  type TranscriptionJob as JobOfTranscribe,
} from '@aws-sdk/client-transcribe';
import type { ObjectLocation } from '../ports/object-store.ts';
import type { SpeechService, TranscriptionJobState } from '../ports/speech-service.ts';
import { asAwsProblem, nameOf } from './errors.ts';
import { startInput } from './transcription-input.ts';

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

function stateOf(job: JobOfTranscribe | undefined): TranscriptionJobState | undefined {
  const status = job?.TranscriptionJobStatus;
  if (!status) return undefined;
  const uri = job.Transcript?.RedactedTranscriptFileUri ?? job.Transcript?.TranscriptFileUri;
  const transcript = uri === undefined ? undefined : locationOf(uri);
  return {
    status,
    ...(job.FailureReason ? { failureReason: job.FailureReason } : {}),
    ...(transcript ? { transcript } : {}),
  };
}

/** `https://s3.<region>.amazonaws.com/<bucket>/<key>`: the service writes addresses of buckets by path. */
function locationOf(uri: string): ObjectLocation | undefined {
  const [, bucket, key] = /^(?:s3:\/\/|https?:\/\/s3[.-][^/]+\/)([^/]+)\/([^?]+)/.exec(uri) ?? [];
  return bucket && key ? { bucket, key: decodeURIComponent(key) } : undefined;
}

/** The service reports a job that it does not know as a bad request, too. */
const isUnknownJob = (error: unknown) =>
  nameOf(error) === 'NotFoundException' ||
  (nameOf(error) === 'BadRequestException' &&
    error instanceof Error &&
    /couldn't be found/i.test(error.message));
