import { notImplemented, S3Error, invalidArgument } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import { REPRESENTATION_HEADERS, STORAGE_CLASSES, type ObjectDraft } from './stored-object.ts';

const UNDERSTOOD = [
  'acl',
  'algorithm',
  'content-sha256',
  'credential',
  'date',
  'decoded-content-length',
  'expected-bucket-owner',
  'expires',
  'metadata-directive',
  'sdk-checksum-algorithm',
  'server-side-encryption',
  'server-side-encryption-aws-kms-key-id',
  'signature',
  'signedheaders',
  'storage-class',
  'trailer',
  'user-agent',
];
const UNDERSTOOD_FAMILIES = ['checksum-', 'meta-', 'copy-source'];

/** Refuses `x-amz-` headers that ask for what is not done here, rather than ignore them. Throws S3Error. */
export function checkAmzHeaders(request: S3Request, accountId: string): void {
  const names = [
    ...Object.keys(request.headers),
    ...request.target.query.map(([name]) => name.toLowerCase()),
  ];
  const unknown = names
    .filter((name) => name.startsWith('x-amz-'))
    .map((name) => name.slice('x-amz-'.length))
    .find(
      (name) => !UNDERSTOOD.includes(name) && !UNDERSTOOD_FAMILIES.some((family) => name.startsWith(family)),
    );
  if (unknown) {
    throw notImplemented(
      `A header you provided implies functionality that is not implemented: x-amz-${unknown}`,
    );
  }
  const acl = request.header('x-amz-acl');
  if (acl && !['private', 'bucket-owner-full-control'].includes(acl)) {
    throw new S3Error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');
  }
  const owner = request.header('x-amz-expected-bucket-owner');
  if (owner && owner !== accountId) throw new S3Error('AccessDenied', 403, 'Access Denied');
}

type Description = Pick<ObjectDraft, 'headers' | 'metadata' | 'storageClass'>;

/** What the headers of a write say about the new object. Throws InvalidStorageClass, InvalidArgument. */
export function describeObject(request: S3Request): Description {
  return {
    headers: storedHeaders(request),
    metadata: userMetadata(request),
    storageClass: storageClass(request),
  };
}

function storedHeaders(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  for (const name of REPRESENTATION_HEADERS) {
    const value = name === 'content-encoding' ? contentEncoding(request) : request.header(name);
    if (value) headers[name] = value;
  }
  const encryption = request.header('x-amz-server-side-encryption') ?? 'AES256';
  if (!['AES256', 'aws:kms'].includes(encryption)) {
    throw invalidArgument('The encryption method specified is not supported');
  }
  headers['x-amz-server-side-encryption'] = encryption;
  const keyId = request.header('x-amz-server-side-encryption-aws-kms-key-id');
  if (keyId) headers['x-amz-server-side-encryption-aws-kms-key-id'] = keyId;
  return headers;
}

/** Without aws-chunked, which is the encoding of the transfer and not of the object. */
function contentEncoding(request: S3Request): string | undefined {
  const encodings = request
    .header('content-encoding')
    ?.split(',')
    .map((encoding) => encoding.trim());
  return encodings?.filter((encoding) => encoding !== 'aws-chunked').join(',');
}

function userMetadata(request: S3Request): Record<string, string> {
  const hoisted = request.presigned ? request.target.query.map(([name]) => name.toLowerCase()) : [];
  const names = [...Object.keys(request.headers), ...hoisted].filter((name) =>
    name.startsWith('x-amz-meta-'),
  );
  return Object.fromEntries(
    names.map((name) => [name.slice('x-amz-meta-'.length), request.header(name) ?? '']),
  );
}

function storageClass(request: S3Request): ObjectDraft['storageClass'] {
  const given = request.header('x-amz-storage-class') ?? 'STANDARD';
  const known = STORAGE_CLASSES.find((name) => name === given);
  if (!known) throw new S3Error('InvalidStorageClass', 400, 'The storage class you specified is not valid');
  return known;
}
