import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { describeObject } from './amz-headers.ts';
import type { Operation } from './operation.ts';
import { checkRead, checkWrite } from './preconditions.ts';
import { checkKey } from './put-object.ts';
import { sendXml } from './respond.ts';
import type { S3Request } from './s3-request.ts';
import { invalidArgument, noSuchKey, notImplemented, preconditionFailed, S3Error } from './s3-error.ts';
import { isArchived, type ObjectDraft, type StoredObject } from './stored-object.ts';

/** Run by PutObject's address where the header `x-amz-copy-source` is there. */
export const copyObject: Operation = {
  name: 'CopyObject',
  resource: 'object',
  method: 'PUT',
  run: async ({ request, response, store, created }) => {
    checkKey(request.key);
    const source = copySource(request);
    const found = await store.read(source.bucket, source.key);
    if (!found) throw noSuchKey();
    const file = store.newFile();
    try {
      checkSource(request, found.object);
      const draft = copiedDraft(request, source, found.object);
      await pipeline(found.handle.createReadStream({ autoClose: false }), createWriteStream(file));
      const object = await store.put(request.bucket, request.key, file, draft, (existing) =>
        checkWrite(request, existing),
      );
      sendXml(response, 'CopyObjectResult', { LastModified: object.lastModified, ETag: `"${object.eTag}"` });
      created(object, 'CopyObject');
    } finally {
      await found.handle.close();
      await rm(file, { force: true });
    }
  },
};

function copySource(request: S3Request): { bucket: string; key: string } {
  const raw = request.header('x-amz-copy-source') ?? '';
  if (raw.includes('?')) throw notImplemented('The local S3 keeps no versions.');
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decodeSource(raw));
  if (!match?.[1] || !match[2]) throw invalidArgument('x-amz-copy-source must be bucket/key, URL-encoded.');
  return { bucket: match[1], key: match[2] };
}

function decodeSource(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw invalidArgument('x-amz-copy-source is not URL-encoded UTF-8.');
  }
}

function checkSource(request: S3Request, object: StoredObject): void {
  const condition = (name: string) => request.header(`x-amz-copy-source-${name}`);
  if (checkRead(condition, object) === 'not-modified')
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
  if (isArchived(object)) {
    throw new S3Error(
      'InvalidObjectState',
      403,
      'The source object must be restored before it can be copied.',
    );
  }
}

function copiedDraft(
  request: S3Request,
  source: { bucket: string; key: string },
  object: StoredObject,
): ObjectDraft {
  const given = describeObject(request);
  const replace = request.header('x-amz-metadata-directive') === 'REPLACE';
  const ontoItself = source.bucket === request.bucket && source.key === request.key;
  if (ontoItself && !replace && given.storageClass === object.storageClass) {
    throw new S3Error(
      'InvalidRequest',
      400,
      'This copy request is illegal because it is trying to copy an object to itself without changing it.',
    );
  }
  const { size, eTag, checksum } = object;
  const { headers, metadata } = replace ? given : object;
  return { size, eTag, checksum, headers, metadata, storageClass: given.storageClass };
}
