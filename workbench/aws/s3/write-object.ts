import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { ObjectStore } from './object-store.ts';
import type { StoredObject } from './stored-object.ts';

/** Writes an object from within, as another service of the same account would. */
export async function writeJsonObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  text: string,
): Promise<StoredObject> {
  const bytes = Buffer.from(text);
  const file = store.newFile();
  await writeFile(file, bytes);
  return store.put(bucket, key, file, {
    size: bytes.length,
    eTag: createHash('md5').update(bytes).digest('hex'),
    headers: { 'content-type': 'application/json', 'x-amz-server-side-encryption': 'AES256' },
    metadata: {},
    storageClass: 'STANDARD',
  });
}
