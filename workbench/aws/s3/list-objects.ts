import { percentEncode } from '../signature/canonical-request.ts';
import type { Operation } from './operation.ts';
import { sendXml } from './respond.ts';
import type { S3Request } from './s3-request.ts';
import { invalidArgument } from './s3-error.ts';
import type { StoredObject } from './stored-object.ts';

const MOST_KEYS = 1000;

type Page = { objects: StoredObject[]; prefixes: string[]; next?: string };

export const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  resource: 'bucket',
  method: 'GET',
  markers: ['list-type'],
  parameters: [
    'prefix',
    'delimiter',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
    'fetch-owner',
  ],
  run: ({ request, response, store }) => {
    if (request.query('list-type') !== '2') throw invalidArgument('list-type must be 2.');
    const encode = keyEncoding(request);
    const maximum = maximumKeys(request);
    const token = request.query('continuation-token');
    const page = pageOf(store.list(request.bucket), {
      prefix: request.query('prefix') ?? '',
      delimiter: request.query('delimiter') ?? '',
      after: token === undefined ? (request.query('start-after') ?? '') : keyOfToken(token),
      maximum,
    });
    sendXml(response, 'ListBucketResult', {
      Name: request.bucket,
      Prefix: encode(request.query('prefix') ?? ''),
      ...(request.query('delimiter') && { Delimiter: encode(request.query('delimiter') ?? '') }),
      MaxKeys: maximum,
      KeyCount: page.objects.length + page.prefixes.length,
      IsTruncated: page.next !== undefined,
      ...(page.next !== undefined && { NextContinuationToken: tokenOf(page.next) }),
      Contents: page.objects.map((object) => ({
        Key: encode(object.key),
        LastModified: object.lastModified,
        ETag: `"${object.eTag}"`,
        Size: object.size,
        StorageClass: object.storageClass,
      })),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    });
  },
};

type Selection = { prefix: string; delimiter: string; after: string; maximum: number };

/** One page of keys; keys that share what precedes the delimiter count as one. `after` may be such a prefix. */
function pageOf(objects: StoredObject[], { prefix, delimiter, after, maximum }: Selection): Page {
  const page: Page = { objects: [], prefixes: [] };
  let last = '';
  for (const object of objects) {
    const { key } = object;
    if (!key.startsWith(prefix) || !isAfter(key, after)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (common !== undefined && (common === after || common === page.prefixes.at(-1))) continue;
    if (page.objects.length + page.prefixes.length === maximum) {
      return maximum === 0 ? page : { ...page, next: last };
    }
    if (common === undefined) page.objects.push(object);
    else page.prefixes.push(common);
    last = common ?? key;
  }
  return page;
}

const isAfter = (key: string, after: string) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;

function maximumKeys(request: S3Request): number {
  const text = request.query('max-keys') ?? String(MOST_KEYS);
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument('max-keys must be a whole number.');
  return Math.min(Number(text), MOST_KEYS);
}

function keyEncoding(request: S3Request): (key: string) => string {
  const type = request.query('encoding-type');
  if (type !== undefined && type !== 'url') throw invalidArgument('encoding-type must be url.');
  return type === 'url' ? (key) => percentEncode(key).replaceAll('%2F', '/') : (key) => key;
}

const tokenOf = (key: string) => Buffer.from(key).toString('base64url');

function keyOfToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (tokenOf(key) !== token) throw invalidArgument('The continuation token provided is incorrect');
  return key;
}
