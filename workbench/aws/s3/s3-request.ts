import type { IncomingMessage } from 'node:http';
import { isPresigned, type ReceivedRequest } from '../signature/signature-claim.ts';
import type { RequestTarget } from '../signature/request-target.ts';
import { declaredPayload, type DeclaredPayload } from './payload.ts';

/** One request to S3, read but not yet trusted; operations see it only after its signature was verified. */
export type S3Request = ReceivedRequest & {
  requestId: string;
  bucket: string;
  key: string;
  message: IncomingMessage;
  presigned: boolean;
  payload(): DeclaredPayload;
  /** A header, or the `x-amz-` query parameter that a presigned URL carries in its place. */
  header(name: string): string | undefined;
  query(name: string): string | undefined;
};

export function readS3Request(message: IncomingMessage, target: RequestTarget, requestId: string): S3Request {
  const [bucket = '', ...keySegments] = target.segments;
  const presigned = isPresigned(target);
  const headers = message.headersDistinct;
  const query = (name: string) => target.query.find(([given]) => given === name)?.[1];
  const hoisted = (name: string) =>
    presigned && name.startsWith('x-amz-')
      ? target.query.find(([given]) => given.toLowerCase() === name)?.[1]
      : undefined;
  const header = (name: string) => headers[name]?.join(', ') ?? hoisted(name);
  return {
    method: message.method ?? '',
    target,
    headers,
    requestId,
    bucket,
    key: keySegments.join('/'),
    message,
    presigned,
    payload: () => declaredPayload(header('x-amz-content-sha256'), presigned),
    header,
    query,
  };
}
