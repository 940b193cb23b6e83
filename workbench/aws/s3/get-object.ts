import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { requestedRange, type ByteRange } from './byte-range.ts';
import type { Operation, OperationContext } from './operation.ts';
import { checkRead } from './preconditions.ts';
import { checksumHeaders, sendEmpty } from './respond.ts';
import type { S3Request } from './s3-request.ts';
import { invalidArgument, noSuchKey, S3Error } from './s3-error.ts';
import { isArchived, REPRESENTATION_HEADERS, type StoredObject } from './stored-object.ts';

const OVERRIDES = REPRESENTATION_HEADERS.map((name) => `response-${name}`);

export const getObject: Operation = {
  name: 'GetObject',
  resource: 'object',
  method: 'GET',
  parameters: OVERRIDES,
  run: async (context) => {
    const { request, store } = context;
    const found = await store.read(request.bucket, request.key);
    if (!found) throw noSuchKey();
    try {
      await sendObject(context, found.object, found.handle);
    } finally {
      await found.handle.close();
    }
  },
};

export const headObject: Operation = {
  name: 'HeadObject',
  resource: 'object',
  method: 'HEAD',
  parameters: OVERRIDES,
  run: ({ request, response, store }) => {
    const object = store.find(request.bucket, request.key);
    if (!object) throw noSuchKey();
    const headers = objectHeaders(request, object);
    if (checkRead(request.header, object) === 'not-modified') return sendEmpty(response, 304, headers);
    const range = rangeOf(request, object);
    response.writeHead(range ? 206 : 200, { ...headers, ...lengthHeaders(object, range) }).end();
  },
};

async function sendObject(
  { request, response }: OperationContext,
  object: StoredObject,
  handle: FileHandle,
): Promise<void> {
  const headers = objectHeaders(request, object);
  if (checkRead(request.header, object) === 'not-modified') return sendEmpty(response, 304, headers);
  if (isArchived(object)) {
    throw new S3Error(
      'InvalidObjectState',
      403,
      "The operation is not valid for the object's storage class",
      {
        details: { StorageClass: object.storageClass },
      },
    );
  }
  const range = rangeOf(request, object);
  response.writeHead(range ? 206 : 200, { ...headers, ...lengthHeaders(object, range) });
  await pipeline(handle.createReadStream({ ...range, autoClose: false }), response);
}

/** The range to send, or undefined for all: also where `If-Range` shows that the reader has another version. */
function rangeOf(request: S3Request, { size, eTag }: StoredObject): ByteRange | undefined {
  const ifRange = request.header('if-range');
  if (ifRange !== undefined && ifRange.replaceAll('"', '') !== eTag) return undefined;
  return requestedRange(request.header('range'), size);
}

function lengthHeaders({ size }: StoredObject, range?: ByteRange): Record<string, string> {
  if (!range) return { 'content-length': String(size) };
  return {
    'content-length': String(range.end - range.start + 1),
    'content-range': `bytes ${range.start}-${range.end}/${size}`,
  };
}

function objectHeaders(request: S3Request, object: StoredObject): Record<string, string> {
  const wantsChecksum = request.header('x-amz-checksum-mode') === 'ENABLED' && !request.header('range');
  return {
    ...object.headers,
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    ...responseOverrides(request),
    ...(wantsChecksum && checksumHeaders(object.checksum)),
    ...(object.storageClass !== 'STANDARD' && { 'x-amz-storage-class': object.storageClass }),
    etag: `"${object.eTag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
}

/** Headers that the signed request wants in place of the object's own, such as a download's file name. */
function responseOverrides(request: S3Request): Record<string, string> {
  const overrides: Record<string, string> = {};
  for (const name of REPRESENTATION_HEADERS) {
    const value = request.query(`response-${name}`);
    if (value === undefined) continue;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw invalidArgument(`response-${name} holds characters that a header cannot carry.`);
    }
    overrides[name] = value;
  }
  return overrides;
}
