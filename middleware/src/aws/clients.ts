import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { S3Client } from '@aws-sdk/client-s3';
import { TranscribeClient } from '@aws-sdk/client-transcribe';

export type AwsSettings = {
  region: string;
  forcePathStyle: boolean;
  /** Attempts of one call in all; retries adapt to the throttling that the account meets. */
  attempts?: number;
};
export type AwsClients = { s3: S3Client; transcribe: TranscribeClient; comprehend: ComprehendClient };

const CONNECTION_MILLISECONDS = 3000;
/** Without a byte for so long, a connection counts as broken. */
const IDLE_MILLISECONDS = 30_000;
const REQUEST_MILLISECONDS = 60_000;

/** Clients of the three services. Credentials and endpoints come from the SDK's own standard variables. */
export function createAwsClients({ region, forcePathStyle, attempts = 5 }: AwsSettings): AwsClients {
  const standard = { region, maxAttempts: attempts, retryMode: 'adaptive' };
  // Comprehend's calls are made again at a pace of their own.
  const once = { ...standard, maxAttempts: 1, retryMode: 'standard' };
  const timeouts = { connectionTimeout: CONNECTION_MILLISECONDS, socketTimeout: IDLE_MILLISECONDS };
  // A recording is read for as long as bytes arrive; a call to the other two services is short.
  const short = { ...timeouts, requestTimeout: REQUEST_MILLISECONDS, throwOnRequestTimeout: true };
  return {
    s3: new S3Client({
      ...standard,
      forcePathStyle,
      requestHandler: timeouts,
      // Otherwise the checksum of an empty body would be signed into URLs.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
    transcribe: new TranscribeClient({ ...standard, requestHandler: short }),
    comprehend: new ComprehendClient({ ...once, requestHandler: short }),
  };
}
