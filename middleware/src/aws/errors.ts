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

/**
 * What the pipeline is told. AWS's own sentences are left out, since they can repeat keys and resource
 * names; the error's name and the service tell the operator enough.
 */
export function asAwsProblem(service: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const name = nameOf(error);
  if (FINAL.has(name))
    return new Problem('aws-refused', `${service} refused the request (${name}).`, { cause: error });
  const denied =
    statusOf(error) === 403 || name === 'AccessDeniedException' || name === 'CredentialsProviderError';
  const why = denied
    ? `${service} denied access (${name}): check the credentials and the permissions of the middleware's role.`
    : `${service} did not do its work (${name}). Try again later.`;
  return new Problem('aws-unavailable', why, { cause: error });
}
