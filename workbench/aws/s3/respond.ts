import type { ServerResponse } from 'node:http';
import { checksumHeader } from './checksums.ts';
import type { S3Error } from './s3-error.ts';
import type { StoredObject } from './stored-object.ts';
import { xmlDocument } from './xml.ts';

export function sendXml(response: ServerResponse, root: string, content: Record<string, unknown>): void {
  send(response, 200, xmlDocument(root, content));
}

export function sendEmpty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, ...(status === 200 && { 'content-length': '0' }) });
  response.end();
}

/** Sends the error document. `resource` is the path without its query, which may hold a signature. */
export function sendError(
  response: ServerResponse,
  error: S3Error,
  resource: string,
  requestId: string,
): void {
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  const body = xmlDocument('Error', {
    Code: error.code,
    Message: error.message,
    ...error.details,
    Resource: resource,
    RequestId: requestId,
  });
  send(response, error.status, body);
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': bytes.length });
  // Node leaves the body out where the request was a HEAD.
  response.end(bytes);
}

/** The answer headers of a write: entity tag, encryption and the checksum that was verified. */
export function writtenHeaders({
  eTag,
  headers,
  checksum,
}: Omit<StoredObject, 'key'>): Record<string, string> {
  return { etag: `"${eTag}"`, ...encryptionHeaders(headers), ...checksumHeaders(checksum) };
}

export function checksumHeaders(checksum: StoredObject['checksum']): Record<string, string> {
  if (!checksum) return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

function encryptionHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-')));
}
