import { timingSafeEqual } from 'node:crypto';
import { signatureFor } from './canonical-request.ts';
import { SignatureRefused } from './refusal.ts';
import { claimFromHeader, claimFromQuery, type Claim, type ReceivedRequest } from './signature-claim.ts';

export type SigningCredentials = { accessKeyId: string; secretAccessKey: string };

export type VerifyOptions = {
  credentials: SigningCredentials;
  region: string;
  service: string;
  /** Hash of the body, or what the client declared in its place. */
  payloadHash: string;
  /** How far the clocks may differ, in milliseconds. */
  maximumSkew: number;
  now?: () => number;
};

/** Verifies a signature in the Authorization header. Throws SignatureRefused. */
export function verifyHeaderSignature(request: ReceivedRequest, options: VerifyOptions): void {
  const claim = claimFromHeader(request);
  verifyClaim(request, claim, options);
  const skew = Math.abs((options.now ?? Date.now)() - claim.time);
  if (skew > options.maximumSkew) {
    throw new SignatureRefused(
      'clock-skew',
      'The difference between the request time and the current time is too large.',
    );
  }
}

/** Verifies a presigned query string, its time and its life included. Throws SignatureRefused. */
export function verifyPresignedQuery(request: ReceivedRequest, options: VerifyOptions): void {
  if (request.headers.authorization) {
    throw new SignatureRefused('two-mechanisms', 'Only one authentication mechanism is allowed.', true);
  }
  const claim = claimFromQuery(request.target);
  verifyClaim(request, claim, options);
  const age = (options.now ?? Date.now)() - claim.time;
  if (age > claim.life * 1000) throw new SignatureRefused('expired', 'Request has expired', true);
  if (age < -options.maximumSkew) {
    throw new SignatureRefused('not-yet-valid', 'Request is not valid yet', true);
  }
}

function verifyClaim(request: ReceivedRequest, claim: Claim, options: VerifyOptions): void {
  const { presigned } = claim;
  checkScope(claim, options);
  if (claim.accessKeyId !== options.credentials.accessKeyId) {
    throw new SignatureRefused('unknown-access-key', 'The access key id does not exist.', presigned);
  }
  checkSignedHeaders(request, claim);
  const expected = signatureFor(
    { ...request, signedHeaders: claim.signedHeaders, payloadHash: options.payloadHash },
    claim.timestamp,
    claim.scope,
    options.credentials.secretAccessKey,
  );
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature))) {
    throw new SignatureRefused(
      'mismatch',
      'The request signature we calculated does not match the signature you provided.',
      presigned,
    );
  }
}

function checkScope({ scope, timestamp, presigned }: Claim, { region, service }: VerifyOptions): void {
  const wrong = (part: string, expecting: string) =>
    new SignatureRefused(
      'wrong-scope',
      `The ${part} of the credential is wrong; expecting '${expecting}'.`,
      presigned,
    );
  if (scope.date !== timestamp.slice(0, 8)) throw wrong('date', timestamp.slice(0, 8));
  if (scope.region !== region) throw wrong('region', region);
  if (scope.service !== service) throw wrong('service', service);
}

/** The host and everything in Amazon's own namespace must be under the signature. */
function checkSignedHeaders({ headers, target }: ReceivedRequest, { signedHeaders, presigned }: Claim): void {
  const hasToken =
    headers['x-amz-security-token'] ??
    target.query.some(([name]) => name.toLowerCase() === 'x-amz-security-token');
  if (hasToken) throw new SignatureRefused('session-token', 'The provided token is not valid.', presigned);
  const unsigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))].filter(
    (name) => !signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new SignatureRefused(
      'unsigned-header',
      `There were headers present in the request which were not signed: ${unsigned.join(', ')}`,
      presigned,
    );
  }
}
