import { timingSafeEqual } from 'node:crypto';
import { signatureFor, type CredentialScope } from './canonical-request.ts';
import { SignatureRefused } from './refusal.ts';
import type { RequestTarget } from './request-target.ts';

export type SigningCredentials = { accessKeyId: string; secretAccessKey: string };

/** A request as it came over the wire; `headers` with every occurrence of a name, as `headersDistinct` has them. */
export type ReceivedRequest = { method: string; target: RequestTarget; headers: NodeJS.Dict<string[]> };

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

type Claim = {
  accessKeyId: string;
  scope: CredentialScope;
  signedHeaders: string[];
  signature: string;
  timestamp: string;
  presigned: boolean;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
const WEEK_IN_SECONDS = 604_800;
const PRESIGNED_PARAMETERS = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'].map(
  (name) => `X-Amz-${name}`,
);

/** Whether the request carries its signature in the query string. */
export function isPresigned(target: RequestTarget): boolean {
  return target.query.some(([name]) => /^X-Amz-(Algorithm|Signature|Credential)$/i.test(name));
}

/** Verifies a signature in the Authorization header. Throws SignatureRefused. */
export function verifyHeaderSignature(request: ReceivedRequest, options: VerifyOptions): void {
  const claim = claimFromHeader(request);
  verifyClaim(request, claim, options);
  const skew = Math.abs((options.now ?? Date.now)() - signingTime(claim));
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
  const parameters = presignedParameters(request.target);
  const seconds = expirySeconds(parameters['X-Amz-Expires'] ?? '');
  const claim = claimFromQuery(parameters);
  verifyClaim(request, claim, options);
  const age = (options.now ?? Date.now)() - signingTime(claim);
  if (age > seconds * 1000) throw new SignatureRefused('expired', 'Request has expired', true);
  if (age < -options.maximumSkew) {
    throw new SignatureRefused('not-yet-valid', 'Request is not valid yet', true);
  }
}

function claimFromHeader({ headers }: ReceivedRequest): Claim {
  const [authorization, ...others] = headers.authorization ?? [];
  if (!authorization) throw new SignatureRefused('anonymous', 'Access Denied');
  if (others.length > 0) throw malformed('The Authorization header was sent more than once.', false);
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw new SignatureRefused(
      'unsupported-mechanism',
      `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`,
    );
  }
  const fields = authorizationFields(authorization.slice(ALGORITHM.length + 1));
  const timestamps = headers['x-amz-date'] ?? [];
  return claimFrom(fields.Credential, fields.SignedHeaders, fields.Signature, timestamps.join(), false);
}

function authorizationFields(text: string): Record<string, string> {
  const fields = text.split(',').map((field) => field.trim().split(/=(.*)/s, 2) as [string, string?]);
  const names = fields.map(([name]) => name).sort();
  if (names.join() !== 'Credential,Signature,SignedHeaders') {
    throw malformed(
      'The Authorization header needs Credential, SignedHeaders and Signature, once each.',
      false,
    );
  }
  return Object.fromEntries(fields.map(([name, value]) => [name, value ?? '']));
}

function presignedParameters({ query }: RequestTarget): Record<string, string> {
  for (const name of PRESIGNED_PARAMETERS) {
    const found = query.filter(([given]) => given.toLowerCase() === name.toLowerCase());
    if (found.length !== 1 || found[0]?.[0] !== name) {
      throw malformed(
        `Query-string authentication version 4 requires ${PRESIGNED_PARAMETERS.join(', ')}, once each.`,
        true,
      );
    }
  }
  return Object.fromEntries(query);
}

function expirySeconds(text: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= WEEK_IN_SECONDS) return seconds;
  throw malformed(`X-Amz-Expires must be a whole number of seconds from 1 to ${WEEK_IN_SECONDS}.`, true);
}

function claimFromQuery(parameters: Record<string, string>): Claim {
  if (parameters['X-Amz-Algorithm'] !== ALGORITHM) {
    throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}".`, true);
  }
  return claimFrom(
    parameters['X-Amz-Credential'],
    parameters['X-Amz-SignedHeaders'],
    parameters['X-Amz-Signature'],
    parameters['X-Amz-Date'],
    true,
  );
}

function claimFrom(
  credential = '',
  signedHeaders = '',
  signature = '',
  timestamp = '',
  presigned: boolean,
): Claim {
  const [accessKeyId = '', date = '', region = '', service = '', terminator, ...more] = credential.split('/');
  if (!accessKeyId || terminator !== 'aws4_request' || more.length > 0) {
    throw malformed('The credential must be accessKeyId/date/region/service/aws4_request.', presigned);
  }
  if (!/^[0-9a-f]{64}$/.test(signature)) throw malformed('The signature must be 64 hex digits.', presigned);
  if (!/^\d{8}T\d{6}Z$/.test(timestamp) || Number.isNaN(parseTimestamp(timestamp))) {
    throw malformed('The signing time must be in the form yyyyMMddTHHmmssZ.', presigned);
  }
  const names = signedHeaders.split(';');
  const sorted = [...new Set(names)].sort();
  if (sorted.join(';') !== signedHeaders || names.some((name) => !/^[a-z0-9-]+$/.test(name))) {
    throw malformed('The signed headers must be lower-case names in alphabetical order.', presigned);
  }
  return {
    accessKeyId,
    scope: { date, region, service },
    signedHeaders: names,
    signature,
    timestamp,
    presigned,
  };
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

const malformed = (message: string, presigned: boolean) =>
  new SignatureRefused('malformed', message, presigned);

const signingTime = ({ timestamp }: Claim) => parseTimestamp(timestamp);

function parseTimestamp(timestamp: string): number {
  return Date.parse(timestamp.replace(/^(.{4})(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
}
