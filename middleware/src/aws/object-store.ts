import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  type HeadObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ObjectLocation, ObjectStore } from '../ports/object-store.ts';
import { Problem } from '../ports/problem.ts';
import { deniedObject } from './denied-object.ts';
import { asAwsProblem, nameOf, statusOf } from './errors.ts';

const ARCHIVES = new Set<string>(['GLACIER', 'DEEP_ARCHIVE']);

/** Amazon S3 behind the pipeline's port. */
export function createObjectStore(s3: S3Client, now: () => Date = () => new Date()): ObjectStore {
  return {
    async head(location) {
      try {
        const head = await s3.send(new HeadObjectCommand(input(location)));
        return {
          bytes: head.ContentLength ?? 0,
          contentType: head.ContentType ?? 'application/octet-stream',
          archived: isArchived(head),
          etag: head.ETag ?? '',
        };
      } catch (error) {
        if (isNotThere(error)) return undefined;
        if (statusOf(error) !== 403) throw asAwsProblem('Amazon S3', error);
        return await whyDenied(s3, location);
      }
    },

    async read(location) {
      try {
        const { Body } = await s3.send(new GetObjectCommand(input(location)));
        if (Body instanceof Readable) return Body;
      } catch (error) {
        throw readProblem(error);
      }
      throw new Problem('aws-unavailable', 'Amazon S3 returned no body.');
    },

    readByte: (location) => readByte(s3, location),

    async *list(bucket, prefix) {
      try {
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
          for (const { Key: key, Size: bytes = 0, LastModified: lastModified } of page.Contents ?? []) {
            if (key !== undefined && lastModified) yield { key, bytes, lastModified };
          }
        }
      } catch (error) {
        throw asAwsProblem('Amazon S3', error);
      }
    },

    async folders(bucket, prefix) {
      const found: string[] = [];
      try {
        const asked = { Bucket: bucket, Prefix: prefix, Delimiter: '/' };
        for await (const page of paginateListObjectsV2({ client: s3 }, asked)) {
          found.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
        }
        return found;
      } catch (error) {
        throw asAwsProblem('Amazon S3', error);
      }
    },

    async presign(location, { seconds, contentType, downloadName }) {
      const signedAt = now();
      const credentials = await s3.config.credentials().catch((error: unknown) => {
        throw asAwsProblem('Amazon S3', error);
      });
      const ends = signedAt.getTime() + seconds * 1000;
      const expiresAt = new Date(Math.min(ends, credentials.expiration?.getTime() ?? ends)).toISOString();
      const command = new GetObjectCommand({
        ...input(location),
        ResponseContentType: contentType,
        ...(downloadName ? { ResponseContentDisposition: `attachment; filename="${downloadName}"` } : {}),
      });
      try {
        const url = await getSignedUrl(s3, command, { expiresIn: seconds, signingDate: signedAt });
        return { url, expiresAt };
      } catch (error) {
        throw asAwsProblem('Amazon S3', error);
      }
    },
  };
}

async function readByte(s3: S3Client, location: ObjectLocation): Promise<void> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ ...input(location), Range: 'bytes=0-0' }));
    if (Body instanceof Readable) Body.destroy();
  } catch (error) {
    // Of an empty object there is no first byte.
    if (statusOf(error) !== 416) throw readProblem(error);
  }
}

/** The answer to HEAD has no message: that to GET says which right is missing. `undefined`: there is no object. */
async function whyDenied(s3: S3Client, location: ObjectLocation): Promise<undefined> {
  try {
    await readByte(s3, location);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'recording-not-there') return undefined;
    throw error;
  }
  throw new Problem('aws-access-denied', 'Amazon S3 denied access to what is known of the object.');
}

const input = ({ bucket, key }: ObjectLocation) => ({ Bucket: bucket, Key: key });
const isNotThere = (error: unknown) => statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket';

/** An object restored from the archive can be read for a while: then `Restore` says when that ends. */
function isArchived({ StorageClass, ArchiveStatus, Restore }: HeadObjectCommandOutput): boolean {
  const inArchive = ArchiveStatus !== undefined || ARCHIVES.has(StorageClass ?? '');
  return inArchive && !Restore?.includes('ongoing-request="false"');
}

const notThere = () => new Problem('recording-not-there', 'The object is not in the bucket.');

function readProblem(error: unknown): Problem {
  if (isNotThere(error)) return notThere();
  if (nameOf(error) === 'AccessDenied') return deniedObject(error) ?? notThere();
  if (nameOf(error) === 'InvalidObjectState') {
    return new Problem(
      'recording-archived',
      'The object is in an archive storage class: restore it in Amazon S3.',
    );
  }
  return asAwsProblem('Amazon S3', error);
}
