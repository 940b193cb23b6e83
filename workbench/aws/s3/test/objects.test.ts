import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { BUCKET, OTHER_BUCKET, startLocalS3, type LocalS3 } from './local-s3.ts';

describe('objects', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
  });
  afterAll(() => s3.close());

  const put = (Key: string, Body: string | Buffer = 'content', more = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
  const get = (Key: string, more = {}) =>
    s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...more }));
  const text = async (Key: string, more = {}) => (await get(Key, more)).Body?.transformToString();
  const head = (Key: string) => s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));

  it('gives back what was put, with its headers and metadata', async () => {
    const { ETag } = await put('a.json', '{}', {
      ContentType: 'application/json',
      Metadata: { contact: '1' },
    });
    const found = await get('a.json');
    expect(ETag).toBe(`"${createHash('md5').update('{}').digest('hex')}"`);
    expect(await found.Body?.transformToString()).toBe('{}');
    expect(found).toMatchObject({
      ETag,
      ContentType: 'application/json',
      ContentLength: 2,
      Metadata: { contact: '1' },
    });
    expect(await head('a.json')).toMatchObject({ ETag, ContentLength: 2, ServerSideEncryption: 'AES256' });
  });

  it('keeps an object without any bytes', async () => {
    await put('empty', Buffer.alloc(0));
    expect(await text('empty')).toBe('');
    await expect(get('empty', { Range: 'bytes=0-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('takes a stream with its checksum in the trailer', async () => {
    const bytes = randomBytes(300_000);
    const body = Readable.from([bytes.subarray(0, 1), bytes.subarray(1, 150_000), bytes.subarray(150_000)]);
    await s3.client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: 'stream', Body: body, ContentLength: bytes.length }),
    );
    const found = await get('stream', { ChecksumMode: 'ENABLED' });
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(found.ChecksumCRC32).toBeDefined();
    expect(found.ContentEncoding).toBeUndefined();
  });

  it.each(['CRC32', 'SHA1', 'SHA256'] as const)(
    'verifies and keeps a %s checksum',
    async (ChecksumAlgorithm) => {
      await put('summed', 'content', { ChecksumAlgorithm });
      expect(await get('summed', { ChecksumMode: 'ENABLED' })).toHaveProperty(`Checksum${ChecksumAlgorithm}`);
    },
  );

  it('refuses a body that does not fit its checksum, and keeps what was there', async () => {
    await put('guarded', 'before');
    await expect(put('guarded', 'after', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('guarded', 'after', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    expect(await text('guarded')).toBe('before');
  });

  it('says so where it cannot verify a checksum', async () => {
    const refused = put('x', 'x', { ChecksumCRC32C: 'AAAAAA==' });
    await expect(refused).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it.each([
    'call_20261120T14:03_UTC.wav',
    'a key with spaces and + plus',
    'Gespräch/日本語/📞.wav',
    `quotes'and"(brackets)*!&<>=?#%25`,
    'a//double/slash/',
    'trailing.',
    'constructor',
  ])('keeps the key %j apart from all others', async (key) => {
    await put(key, `body of ${key}`);
    expect(await text(key)).toBe(`body of ${key}`);
    expect(await (await fetch(await s3.presignGet(key))).text()).toBe(`body of ${key}`);
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: key }));
    expect(Contents?.map(({ Key }) => Key)).toContain(key);
    await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    await expect(head(key)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('takes dots in a key as part of its name, never as a path', async () => {
    await put('../../../dots', 'climbed nowhere');
    expect(await text('../../../dots')).toBe('climbed nowhere');
    expect((await readdir(s3.folder)).sort()).toEqual(['buckets', 'incoming']);
  });

  it('keeps any two keys apart', async () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((candidate) => candidate.isWellFormed() && !candidate.startsWith('/'));
    await fc.assert(
      fc.asyncProperty(key, key, async (one, two) => {
        fc.pre(one !== two);
        await put(one, 'one');
        await put(two, 'two');
        expect([await text(one), await text(two)]).toEqual(['one', 'two']);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a key of more than 1,024 bytes', async () => {
    await put('ä'.repeat(512));
    await expect(put('ä'.repeat(513))).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  it('names a key and a bucket that are not there', async () => {
    await expect(get('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const list = s3.client.send(new ListObjectsV2Command({ Bucket: 'unknown-bucket' }));
    await expect(list).rejects.toMatchObject({ name: 'NoSuchBucket' });
    const headBucket = s3.client.send(new HeadBucketCommand({ Bucket: 'unknown-bucket' }));
    await expect(headBucket).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('lists its buckets', async () => {
    const { Buckets } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual([BUCKET, OTHER_BUCKET]);
  });

  it('sends the headers that a signed request asks for', async () => {
    await put('download.wav', 'RIFF');
    const response = await fetch(
      await s3.presignGet('download.wav', { contentDisposition: 'attachment; filename="call.wav"' }),
    );
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="call.wav"');
  });

  it('describes an archived object but does not hand it out', async () => {
    await put('archived.wav', 'RIFF', { StorageClass: 'GLACIER' });
    expect(await head('archived.wav')).toMatchObject({ StorageClass: 'GLACIER', ContentLength: 4 });
    await expect(get('archived.wav')).rejects.toMatchObject({
      name: 'InvalidObjectState',
      StorageClass: 'GLACIER',
    });
  });

  it('copies an object with its metadata, and can change its storage class so', async () => {
    await put('source +ü', 'original', { Metadata: { contact: '7' }, ContentType: 'audio/wav' });
    const CopySource = `${BUCKET}/${encodeURIComponent('source +ü')}`;
    await s3.client.send(new CopyObjectCommand({ Bucket: OTHER_BUCKET, Key: 'copy', CopySource }));
    const copy = await s3.client.send(new GetObjectCommand({ Bucket: OTHER_BUCKET, Key: 'copy' }));
    expect(copy).toMatchObject({ ContentType: 'audio/wav', Metadata: { contact: '7' } });
    expect(await copy.Body?.transformToString()).toBe('original');
    const itself = { Bucket: BUCKET, Key: 'source +ü', CopySource };
    await expect(s3.client.send(new CopyObjectCommand(itself))).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await s3.client.send(new CopyObjectCommand({ ...itself, StorageClass: 'DEEP_ARCHIVE' }));
    await expect(get('source +ü')).rejects.toMatchObject({ name: 'InvalidObjectState' });
  });

  it('deletes many objects at once, and says nothing of those that were not there', async () => {
    await put('d1');
    await put('d<&2>');
    const Objects = ['d1', 'd<&2>', 'never'].map((Key) => ({ Key }));
    const deleted = await s3.client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    expect(deleted.Deleted?.map(({ Key }) => Key)).toEqual(['d1', 'd<&2>', 'never']);
    expect(s3.store.find(BUCKET, 'd<&2>')).toBeUndefined();
  });

  it('lists in pages, and folds keys at a delimiter', async () => {
    for (const key of ['list/a/1', 'list/a/2', 'list/b', 'list/c/1']) await put(key);
    const page = (more: object) =>
      s3.client.send(
        new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'list/', Delimiter: '/', MaxKeys: 2, ...more }),
      );
    const first = await page({});
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'list/a/' }]);
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/b']);
    expect(first.IsTruncated).toBe(true);
    const second = await page({ ContinuationToken: first.NextContinuationToken });
    expect(second.CommonPrefixes).toEqual([{ Prefix: 'list/c/' }]);
    expect(second).toMatchObject({ IsTruncated: false, KeyCount: 1 });
  });

  it('refuses what it does not do rather than misread it', async () => {
    await put('tagged', 'content');
    const tagging = new PutObjectTaggingCommand({ Bucket: BUCKET, Key: 'tagged', Tagging: { TagSet: [] } });
    await expect(s3.client.send(tagging)).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(put('tagged', 'x', { Tagging: 'a=b' })).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(await text('tagged')).toBe('content');
  });

  it('tells of each object that was created, and only of those', async () => {
    s3.created.length = 0;
    await put('told ü:1', 'abc');
    await put('told ü:1', 'abc', { IfNoneMatch: '*' }).catch(() => undefined);
    await head('told ü:1');
    expect(s3.created).toEqual([
      expect.objectContaining({
        bucket: BUCKET,
        key: 'told ü:1',
        size: 3,
        eTag: createHash('md5').update('abc').digest('hex'),
        reason: 'PutObject',
      }),
    ]);
  });

  it('finds its objects again after a restart, and leaves no file of what was refused', async () => {
    await put('kept', 'over the restart');
    await put('kept', 'x', { ChecksumCRC32: 'AAAAAA==' }).catch(() => undefined);
    const again = await startLocalS3(s3.folder);
    const found = await again.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'kept' }));
    expect(await found.Body?.transformToString()).toBe('over the restart');
    expect(await readdir(join(s3.folder, 'incoming'))).toEqual([]);
    await again.close();
  });
});
