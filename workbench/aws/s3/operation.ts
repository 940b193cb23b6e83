import type { ServerResponse } from 'node:http';
import type { MultipartUploads } from './multipart-uploads.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Request } from './s3-request.ts';
import { notImplemented, S3Error } from './s3-error.ts';
import type { StoredObject } from './stored-object.ts';

export type CreationReason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';

export type OperationContext = {
  request: S3Request;
  response: ServerResponse;
  store: ObjectStore;
  uploads: MultipartUploads;
  region: string;
  /** Tells whoever listens that an object was written. */
  created(object: StoredObject, reason: CreationReason): void;
};

export type Operation = {
  name: string;
  resource: 'service' | 'bucket' | 'object';
  method: string;
  /** Query parameters that tell this operation from others of its method; all must be there. */
  markers?: string[];
  /** Query parameters that it understands beside its markers. */
  parameters?: string[];
  run(context: OperationContext): Promise<void> | void;
};

/** Part of every request: what the signature needs, headers in a presigned URL, the SDK's own label. */
const GENERAL_PARAMETERS = /^(x-amz-.*|x-id)$/i;

/** Finds the operation that a verified request means. Throws NotImplemented rather than misread a sub-resource. */
export function operationFor(operations: Operation[], request: S3Request): Operation {
  const resource = request.bucket === '' ? 'service' : request.key === '' ? 'bucket' : 'object';
  const given = request.target.query.map(([name]) => name);
  const candidates = operations
    .filter((operation) => operation.resource === resource && operation.method === request.method)
    .filter(({ markers = [] }) => markers.every((marker) => given.includes(marker)))
    .sort((a, b) => (b.markers?.length ?? 0) - (a.markers?.length ?? 0));
  const [operation] = candidates;
  if (!operation) {
    throw new S3Error('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.');
  }
  const known = [...(operation.markers ?? []), ...(operation.parameters ?? [])];
  const unknown = given.find((name) => !GENERAL_PARAMETERS.test(name) && !known.includes(name));
  if (unknown)
    throw notImplemented(`The local S3 does not know ${request.method} with the parameter ${unknown}.`);
  return operation;
}
