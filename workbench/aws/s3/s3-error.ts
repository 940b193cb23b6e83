import { SignatureRefused, type RefusalReason } from '../signature/refusal.ts';
import { MalformedTarget } from '../signature/request-target.ts';

type Extras = { headers?: Record<string, string>; details?: Record<string, string> };

/** An error in S3's own terms: its code, HTTP status and a sentence. */
export class S3Error extends Error {
  readonly code: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Further elements of the error document. */
  readonly details: Record<string, string>;

  constructor(code: string, status: number, message: string, { headers = {}, details = {} }: Extras = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.details = details;
  }
}

export const noSuchKey = () => new S3Error('NoSuchKey', 404, 'The specified key does not exist.');
export const noSuchUpload = () =>
  new S3Error(
    'NoSuchUpload',
    404,
    'The specified multipart upload does not exist, was aborted or completed.',
  );
export const invalidArgument = (message: string) => new S3Error('InvalidArgument', 400, message);
export const preconditionFailed = (condition: string) =>
  new S3Error('PreconditionFailed', 412, 'At least one of the preconditions you specified did not hold.', {
    details: { Condition: condition },
  });
export const notImplemented = (message: string) => new S3Error('NotImplemented', 501, message);

const SIGNATURE_CODES: Record<RefusalReason, readonly [code: string, status: number]> = {
  anonymous: ['AccessDenied', 403],
  'two-mechanisms': ['InvalidArgument', 400],
  'unsupported-mechanism': ['InvalidRequest', 400],
  malformed: ['AuthorizationHeaderMalformed', 400],
  'wrong-scope': ['AuthorizationHeaderMalformed', 400],
  'session-token': ['InvalidToken', 400],
  'unknown-access-key': ['InvalidAccessKeyId', 403],
  'unsigned-header': ['AccessDenied', 403],
  mismatch: ['SignatureDoesNotMatch', 403],
  expired: ['AccessDenied', 403],
  'not-yet-valid': ['AccessDenied', 403],
  'clock-skew': ['RequestTimeTooSkewed', 403],
};

/** Any failure as S3 would word it; what is not ours to name becomes InternalError without its details. */
export function toS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  if (error instanceof MalformedTarget) return new S3Error('InvalidURI', 400, error.message);
  if (error instanceof SignatureRefused) {
    const [code, status] = SIGNATURE_CODES[error.reason];
    const malformedQuery = error.presigned && code === 'AuthorizationHeaderMalformed';
    return new S3Error(malformedQuery ? 'AuthorizationQueryParametersError' : code, status, error.message);
  }
  return new S3Error('InternalError', 500, 'We encountered an internal error. Please try again.');
}
