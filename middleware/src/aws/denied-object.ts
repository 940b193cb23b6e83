import { Problem } from '../ports/problem.ts';
import { nameOf } from './errors.ts';

/**
 * What a refused read of an object means. S3 tells a missing object from one that may not be read only to those who
 * may list the bucket; for the others its message usually names the right that was missing, and listing is asked
 * for where there is no object. `undefined`: there is no such object.
 */
export function deniedObject(error: unknown): Problem | undefined {
  const [, action] = /not authorized to perform: ([a-z0-9]+:\w+)/i.exec((error as Error).message) ?? [];
  switch (action?.toLowerCase()) {
    case 's3:listbucket':
      return undefined;
    case 'kms:decrypt':
      return denied(
        "denied access to the object's KMS key: the middleware's role and the key's policy must allow kms:Decrypt",
        error,
      );
    case undefined:
      return denied(
        'denied access: the object is not there yet, or must not be read. ' +
          "The middleware's role needs s3:GetObject on the objects, and s3:ListBucket on the ARN of the bucket to tell the two apart",
        error,
      );
    default:
      return denied(
        "denied access to the object: the middleware's role and the bucket's policy must allow s3:GetObject",
        error,
      );
  }
}

const denied = (what: string, cause: unknown) =>
  new Problem('aws-access-denied', `Amazon S3 ${what} (${nameOf(cause)}).`, { cause });
