import { speaksOfAccess, TRANSCRIBE_ACCESS } from '../contacts/transcription-job.ts';
import { Problem } from '../ports/problem.ts';

/** Errors of AWS that the same call will meet again, so that another try is no use. */
const FINAL = new Set([
  'BadRequestException',
  'InvalidRequestException',
  'TextSizeLimitExceededException',
  'UnsupportedLanguageException',
  'BatchSizeLimitExceededException',
  'ValidationException',
]);

export type AwsError = Error & { $metadata?: { httpStatusCode?: number } };

export const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'Error');
export const statusOf = (error: unknown) => (error as AwsError | undefined)?.$metadata?.httpStatusCode;

const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'CredentialsProviderError']);

/** Whether a service refused for want of access, which an administrator can grant, not for what was asked. */
function isDenied(error: unknown): boolean {
  if (statusOf(error) === 403 || DENIED.has(nameOf(error))) return true;
  // Amazon Transcribe tells of missing access as of a bad request.
  return nameOf(error) === 'BadRequestException' && speaksOfAccess((error as Error).message);
}

/**
 * What the pipeline is told. AWS's own sentences are left out, since they can repeat keys and resource
 * names; the error's name and the service tell the operator enough.
 */
export function asAwsProblem(service: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const name = nameOf(error);
  if (isDenied(error)) return accessDenied(service, name, error);
  if (FINAL.has(name))
    return new Problem('aws-refused', `${service} refused the request (${name}).`, { cause: error });
  return new Problem('aws-unavailable', `${service} failed (${name}). Try again later.`, {
    cause: error,
  });
}

/** Without naming buckets or keys: what has to be looked at is the same for all of them. */
function accessDenied(service: string, name: string, cause: unknown): Problem {
  const what =
    service === 'Amazon Transcribe' && name === 'BadRequestException'
      ? TRANSCRIBE_ACCESS
      : "denied access: check the credentials and the permissions of the middleware's role";
  return new Problem('aws-access-denied', `${service} ${what} (${name}).`, { cause });
}
