import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, startLocalS3, type LocalS3 } from './local-s3.ts';

describe('ranges and conditions', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
  });
  afterAll(() => s3.close());

  const put = (Key: string, Body = 'content', more = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
  const get = (Key: string, more = {}) =>
    s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...more }));
  const text = async (Key: string, more = {}) => (await get(Key, more)).Body?.transformToString();

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('answers the range %s', async (Range, body, ContentRange) => {
    await put('digits', '0123456789');
    const found = await get('digits', { Range });
    expect(found).toMatchObject({
      ContentRange,
      ContentLength: body.length,
      $metadata: { httpStatusCode: 206 },
    });
    expect(await found.Body?.transformToString()).toBe(body);
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('refuses the range %s of ten bytes', async (Range) => {
    await put('digits', '0123456789');
    await expect(get('digits', { Range })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it.each(['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2'])('sends all where the range is %s', async (Range) => {
    await put('digits', '0123456789');
    expect(await text('digits', { Range })).toBe('0123456789');
  });

  it('creates an object once only with If-None-Match', async () => {
    const writes = ['one', 'two', 'three'].map((body) => put('only-once', body, { IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(put('only-once', 'x', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('replaces an object with If-Match only in the state the writer knows', async () => {
    const { ETag } = await put('versioned', 'one');
    await put('versioned', 'two', { IfMatch: ETag });
    await expect(put('versioned', 'three', { IfMatch: ETag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('not-there', 'x', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text('versioned')).toBe('two');
  });

  it('answers a conditional read as the reader’s copy deserves', async () => {
    const { ETag } = await put('cached');
    const notModified = { $metadata: { httpStatusCode: 304 } };
    await expect(get('cached', { IfNoneMatch: ETag })).rejects.toMatchObject(notModified);
    await expect(get('cached', { IfModifiedSince: new Date() })).rejects.toMatchObject(notModified);
    await expect(get('cached', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(get('cached', { IfUnmodifiedSince: new Date(0) })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect(await text('cached', { IfMatch: ETag, IfNoneMatch: '"other"' })).toBe('content');
  });
});
