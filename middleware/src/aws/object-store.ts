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
        throw asAwsProblem('Amazon S3', error);
      }
    },

    async read(location) {
      try {
        const { Body } = await s3.send(new GetObjectCommand(input(location)));
        if (Body instanceof Readable) return Body;
      } catch (error) {
        throw readProblem(error);
      }
      throw new Problem('aws-unavailable', 'Amazon S3 answered without a body.');
    },

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
      const command = new GetObjectCommand({
        ...input(location),
        ResponseContentType: contentType,
        ...(downloadName ? { ResponseContentDisposition: `attachment; filename="${downloadName}"` } : {}),
      });
      try {
        const url = await getSignedUrl(s3, command, { expiresIn: seconds, signingDate: signedAt });
        return { url, expiresAt: new Date(signedAt.getTime() + seconds * 1000).toISOString() };
      } catch (error) {
        throw asAwsProblem('Amazon S3', error);
      }
    },
  };
}

const input = ({ bucket, key }: ObjectLocation) => ({ Bucket: bucket, Key: key });
const isNotThere = (error: unknown) => statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket';

/** An object restored from the archive can be read for a while: then `Restore` says when that ends. */
function isArchived({ StorageClass, ArchiveStatus, Restore }: HeadObjectCommandOutput): boolean {
  const inArchive = ArchiveStatus !== undefined || ARCHIVES.has(StorageClass ?? '');
  return inArchive && !Restore?.includes('ongoing-request="false"');
}

function readProblem(error: unknown): Problem {
  if (isNotThere(error)) return new Problem('recording-not-there', 'There is no such object in the bucket.');
  if (nameOf(error) === 'InvalidObjectState') {
    return new Problem(
      'recording-archived',
      'The object is in an archive storage class: restore it in Amazon S3.',
    );
  }
  return asAwsProblem('Amazon S3', error);
}
