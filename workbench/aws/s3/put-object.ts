import { rm } from 'node:fs/promises';
import { describeObject } from './amz-headers.ts';
import type { Operation } from './operation.ts';
import { checkWrite } from './preconditions.ts';
import { receiveBody } from './receive-body.ts';
import { sendEmpty, writtenHeaders } from './respond.ts';
import { S3Error } from './s3-error.ts';

const LONGEST_KEY = 1024;

export const putObject: Operation = {
  name: 'PutObject',
  resource: 'object',
  method: 'PUT',
  run: async ({ request, response, store, created }) => {
    const { bucket, key } = request;
    checkKey(key);
    const description = describeObject(request);
    // Refused before a long body is sent; checked again when the object is written.
    checkWrite(request, store.find(bucket, key));
    const file = store.newFile();
    try {
      const { size, md5, checksum } = await receiveBody(request, file);
      const draft = { ...description, size, eTag: md5, checksum };
      const object = await store.put(bucket, key, file, draft, (existing) => checkWrite(request, existing));
      sendEmpty(response, 200, writtenHeaders(object));
      created(object, 'PutObject');
    } finally {
      await rm(file, { force: true });
    }
  },
};

/** Throws KeyTooLongError: S3's limit is 1,024 bytes of UTF-8. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > LONGEST_KEY) throw new S3Error('KeyTooLongError', 400, 'Your key is too long');
}
