import type { CredentialScope } from './canonical-request.ts';
import { SignatureRefused } from './refusal.ts';
import type { RequestTarget } from './request-target.ts';

/** A request as it came over the wire; `headers` with every occurrence of a name, as `headersDistinct` has them. */
export type ReceivedRequest = { method: string; target: RequestTarget; headers: NodeJS.Dict<string[]> };

/** What a request says of its own signature, well-formed but not yet believed. */
export type Claim = {
  accessKeyId: string;
  scope: CredentialScope;
  signedHeaders: string[];
  signature: string;
  timestamp: string;
  /** The timestamp in milliseconds. */
  time: number;
  presigned: boolean;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
const WEEK_IN_SECONDS = 604_800;
const PRESIGNED_PARAMETERS = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'].map(
  (name) => `X-Amz-${name}`,
);

/** Whether the request carries its signature in the query string. */
export function isPresigned({ query }: RequestTarget): boolean {
  return query.some(([name]) => /^X-Amz-(Algorithm|Signature|Credential)$/i.test(name));
}

/** Reads the Authorization header. Throws SignatureRefused. */
export function claimFromHeader({ headers }: ReceivedRequest): Claim {
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

/** Reads a presigned query string and its life in seconds. Throws SignatureRefused. */
export function claimFromQuery(target: RequestTarget): Claim & { life: number } {
  const parameters = presignedParameters(target);
  if (parameters['X-Amz-Algorithm'] !== ALGORITHM) {
    throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}".`, true);
  }
  const life = lifeInSeconds(parameters['X-Amz-Expires'] ?? '');
  const claim = claimFrom(
    parameters['X-Amz-Credential'],
    parameters['X-Amz-SignedHeaders'],
    parameters['X-Amz-Signature'],
    parameters['X-Amz-Date'],
    true,
  );
  return { ...claim, life };
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

function lifeInSeconds(text: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= WEEK_IN_SECONDS) return seconds;
  throw malformed(`X-Amz-Expires must be a whole number of seconds from 1 to ${WEEK_IN_SECONDS}.`, true);
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
  const time = parseTimestamp(timestamp);
  if (Number.isNaN(time)) {
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
    time,
    presigned,
  };
}

const malformed = (message: string, presigned: boolean) =>
  new SignatureRefused('malformed', message, presigned);

function parseTimestamp(timestamp: string): number {
  if (!/^\d{8}T\d{6}Z$/.test(timestamp)) return Number.NaN;
  return Date.parse(timestamp.replace(/^(.{4})(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
}
