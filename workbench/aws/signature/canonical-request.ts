import { createHash, createHmac } from 'node:crypto';
import type { QueryParameter, RequestTarget } from './request-target.ts';

/** What a Signature Version 4 signature covers. */
export type SignedParts = {
  method: string;
  target: RequestTarget;
  /** Lower-case names in the order the client listed them. */
  signedHeaders: string[];
  headers: NodeJS.Dict<string[]>;
  payloadHash: string;
};

export type CredentialScope = { date: string; region: string; service: string };

/** The hex signature that a holder of the secret would have made for these parts at this time. */
export function signatureFor(
  parts: SignedParts,
  timestamp: string,
  scope: CredentialScope,
  secretAccessKey: string,
): string {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const stringToSign = ['AWS4-HMAC-SHA256', timestamp, scopeText, sha256(canonicalRequest(parts))].join('\n');
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(stringToSign).digest('hex');
}

/** The canonical request in S3's form: each path segment encoded once, nothing normalised. */
export function canonicalRequest({
  method,
  target,
  signedHeaders,
  headers,
  payloadHash,
}: SignedParts): string {
  return [
    method,
    `/${target.segments.map(percentEncode).join('/')}`,
    canonicalQuery(target.query),
    ...signedHeaders.map((name) => `${name}:${canonicalHeader(headers[name])}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalQuery(query: QueryParameter[]): string {
  return query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map((pair) => pair.join('='))
    .join('&');
}

function canonicalHeader(values: string[] = []): string {
  return values.map((value) => value.trim().replace(/\s+/g, ' ')).join(',');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 3986 encoding of all but unreserved characters, as signatures want it. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** SHA-256 in hex. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
