/** Why a signature was not accepted; each service words and codes these in its own way. */
export type RefusalReason =
  | 'anonymous'
  | 'two-mechanisms'
  | 'unsupported-mechanism'
  | 'malformed'
  | 'wrong-scope'
  | 'session-token'
  | 'unknown-access-key'
  | 'unsigned-header'
  | 'mismatch'
  | 'expired'
  | 'not-yet-valid'
  | 'clock-skew';

/** A request whose signature was refused. The message holds no signature, key or query string. */
export class SignatureRefused extends Error {
  readonly reason: RefusalReason;
  readonly presigned: boolean;

  constructor(reason: RefusalReason, message: string, presigned = false) {
    super(message);
    this.name = 'SignatureRefused';
    this.reason = reason;
    this.presigned = presigned;
  }
}
