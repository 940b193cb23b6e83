import { notImplemented, S3Error } from './s3-error.ts';

/** What a client says of its body in `x-amz-content-sha256`. */
export type DeclaredPayload = { declared: string; sha256?: string; chunked: boolean };

const UNSIGNED = 'UNSIGNED-PAYLOAD';
const UNSIGNED_CHUNKS = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** Reads the declaration, which for a presigned URL is optional. Throws S3Error. */
export function declaredPayload(value: string | undefined, presigned: boolean): DeclaredPayload {
  if (value === undefined && !presigned) {
    throw new S3Error(
      'InvalidRequest',
      400,
      'Missing required header for this request: x-amz-content-sha256',
    );
  }
  const declared = value ?? UNSIGNED;
  if (/^[0-9a-f]{64}$/.test(declared)) return { declared, sha256: declared, chunked: false };
  if (declared === UNSIGNED) return { declared, chunked: false };
  if (declared === UNSIGNED_CHUNKS) return { declared, chunked: true };
  if (declared.startsWith('STREAMING-')) {
    throw notImplemented(`The local S3 takes no signed chunks (${declared}); use ${UNSIGNED_CHUNKS}.`);
  }
  throw new S3Error(
    'InvalidArgument',
    400,
    `x-amz-content-sha256 must be ${UNSIGNED}, ${UNSIGNED_CHUNKS} or a valid sha256 value.`,
  );
}
