import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { describeObject } from './amz-headers.ts';
import { namedAlgorithm } from './checksums.ts';
import { joinParts, type MultipartUpload, type UploadedPart } from './multipart-uploads.ts';
import type { Operation, OperationContext } from './operation.ts';
import { checkWrite } from './preconditions.ts';
import { checkKey } from './put-object.ts';
import { receiveBody } from './receive-body.ts';
import { receiveDocument } from './request-document.ts';
import { checksumHeaders, sendEmpty, sendXml } from './respond.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';
import { malformedXml } from './xml.ts';

/** All parts but the last must have this many bytes. */
const SMALLEST_PART = 5 * 1024 ** 2;
const HIGHEST_PART_NUMBER = 10_000;

export const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  resource: 'object',
  method: 'POST',
  markers: ['uploads'],
  run: ({ request, response, uploads }) => {
    const { bucket, key } = request;
    checkKey(key);
    const algorithm = namedAlgorithm(request.header('x-amz-checksum-algorithm'));
    if (request.header('x-amz-checksum-type') === 'FULL_OBJECT') {
      throw notImplemented('The local S3 makes composite checksums of multipart uploads only.');
    }
    const upload = uploads.start({ bucket, key, description: describeObject(request), algorithm });
    sendXml(response, 'InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: upload.id });
  },
};

export const uploadPart: Operation = {
  name: 'UploadPart',
  resource: 'object',
  method: 'PUT',
  markers: ['uploadId', 'partNumber'],
  run: async ({ request, response, store, uploads }) => {
    if (request.header('x-amz-copy-source')) throw notImplemented('The local S3 does not copy parts.');
    const number = partNumber(request.query('partNumber'));
    const upload = uploadOf({ request, uploads });
    const file = store.newFile();
    try {
      const body = await receiveBody(request, file);
      await uploads.addPart(upload, number, { ...body, file, lastModified: new Date().toISOString() });
      sendEmpty(response, 200, { etag: `"${body.md5}"`, ...checksumHeaders(body.checksum) });
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  },
};

export const listParts: Operation = {
  name: 'ListParts',
  resource: 'object',
  method: 'GET',
  markers: ['uploadId'],
  run: ({ request, response, uploads }) => {
    const { bucket, key, id, parts } = uploadOf({ request, uploads });
    const sorted = [...parts].sort(([a], [b]) => a - b);
    sendXml(response, 'ListPartsResult', {
      Bucket: bucket,
      Key: key,
      UploadId: id,
      IsTruncated: false,
      Part: sorted.map(([number, { md5, size, lastModified }]) => ({
        PartNumber: number,
        LastModified: lastModified,
        ETag: `"${md5}"`,
        Size: size,
      })),
    });
  },
};

export const abortMultipartUpload: Operation = {
  name: 'AbortMultipartUpload',
  resource: 'object',
  method: 'DELETE',
  markers: ['uploadId'],
  run: async ({ request, response, uploads }) => {
    await uploads.remove(uploadOf({ request, uploads }));
    sendEmpty(response, 204);
  },
};

const completeDocument = z.object({
  Part: z
    .array(z.object({ PartNumber: z.string().regex(/^\d{1,5}$/), ETag: z.string() }))
    .min(1)
    .max(HIGHEST_PART_NUMBER),
});

export const completeMultipartUpload: Operation = {
  name: 'CompleteMultipartUpload',
  resource: 'object',
  method: 'POST',
  markers: ['uploadId'],
  run: async ({ request, response, store, uploads, created }) => {
    const upload = uploadOf({ request, uploads });
    const document = completeDocument.safeParse(
      await receiveDocument(request, store, 'CompleteMultipartUpload'),
    );
    if (!document.success) throw malformedXml('CompleteMultipartUpload');
    const parts = chosenParts(upload, document.data.Part);
    const file = store.newFile();
    try {
      const draft = await joinParts(upload, parts, file);
      const { bucket, key } = upload;
      const object = await store.put(bucket, key, file, draft, (existing) => checkWrite(request, existing));
      await uploads.remove(upload);
      sendXml(response, 'CompleteMultipartUploadResult', {
        Bucket: bucket,
        Key: key,
        ETag: `"${object.eTag}"`,
      });
      created(object, 'CompleteMultipartUpload');
    } finally {
      await rm(file, { force: true });
    }
  },
};

/** The parts that the client names, in order. Throws InvalidPartOrder, InvalidPart, EntityTooSmall. */
function chosenParts(upload: MultipartUpload, named: { PartNumber: string; ETag: string }[]): UploadedPart[] {
  const numbers = named.map(({ PartNumber }) => Number(PartNumber));
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    throw new S3Error('InvalidPartOrder', 400, 'The list of parts was not in ascending order.');
  }
  const parts = named.map(({ PartNumber, ETag }) => {
    const part = upload.parts.get(Number(PartNumber));
    if (part?.md5 !== ETag.replaceAll(/"|&quot;/g, '')) {
      throw new S3Error('InvalidPart', 400, `Part ${PartNumber} was not uploaded with the ETag given.`);
    }
    return part;
  });
  if (parts.slice(0, -1).some(({ size }) => size < SMALLEST_PART)) {
    throw new S3Error('EntityTooSmall', 400, 'A part other than the last is smaller than 5 MiB.');
  }
  return parts;
}

function uploadOf({ request, uploads }: Pick<OperationContext, 'request' | 'uploads'>): MultipartUpload {
  return uploads.find(request.query('uploadId'), request.bucket, request.key);
}

function partNumber(text = ''): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= HIGHEST_PART_NUMBER) return number;
  throw invalidArgument(`Part number must be an integer between 1 and ${HIGHEST_PART_NUMBER}, inclusive`);
}
