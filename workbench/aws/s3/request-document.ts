import { readFile, rm } from 'node:fs/promises';
import type { ObjectStore } from './object-store.ts';
import { receiveBody } from './receive-body.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import { parseXmlDocument } from './xml.ts';

/** Largest XML document of a request: a thousand keys of a kilobyte, escaped. */
const LARGEST_DOCUMENT = 8 * 1024 ** 2;

/** Reads an XML request document whose digests were verified as any body's are. Throws S3Error. */
export async function receiveDocument(
  request: S3Request,
  store: ObjectStore,
  root: string,
): Promise<unknown> {
  if (Number(request.header('content-length') ?? 0) > LARGEST_DOCUMENT) {
    throw new S3Error('MaxMessageLengthExceeded', 400, 'Your request was too big.');
  }
  const file = store.newFile();
  try {
    await receiveBody(request, file);
    return parseXmlDocument(await readFile(file, 'utf8'), root);
  } finally {
    await rm(file, { force: true });
  }
}
