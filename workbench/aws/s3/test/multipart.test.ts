import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { BUCKET, startLocalS3, type LocalS3 } from './local-s3.ts';

const FIVE_MEGABYTES = 5 * 1024 ** 2;

describe('multipart uploads', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
  });
  afterAll(() => s3.close());

  const at = (Key: string) => ({ Bucket: BUCKET, Key });
  async function upload(key: string, parts: Buffer[], algorithm?: 'CRC32') {
    const { UploadId } = await s3.client.send(
      new CreateMultipartUploadCommand({
        ...at(key),
        ChecksumAlgorithm: algorithm,
        ContentType: 'audio/wav',
      }),
    );
    const Parts = [];
    for (const [index, Body] of parts.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await s3.client.send(
        new UploadPartCommand({ ...at(key), UploadId, PartNumber, Body, ChecksumAlgorithm: algorithm }),
      );
      Parts.push({ PartNumber, ETag });
    }
    return { UploadId, Parts };
  }
  const complete = (key: string, { UploadId, Parts }: Awaited<ReturnType<typeof upload>>, more = {}) =>
    s3.client.send(
      new CompleteMultipartUploadCommand({ ...at(key), UploadId, MultipartUpload: { Parts }, ...more }),
    );

  it('joins the parts into one object', async () => {
    const bytes = randomBytes(FIVE_MEGABYTES + 1000);
    const parts = [bytes.subarray(0, FIVE_MEGABYTES), bytes.subarray(FIVE_MEGABYTES)];
    const { ETag } = await complete('joined.wav', await upload('joined.wav', parts, 'CRC32'));
    const md5s = parts.map((part) => createHash('md5').update(part).digest());
    expect(ETag).toBe(`"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`);
    const found = await s3.client.send(
      new GetObjectCommand({ ...at('joined.wav'), ChecksumMode: 'ENABLED' }),
    );
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(found).toMatchObject({ ContentType: 'audio/wav', ChecksumType: 'COMPOSITE' });
    expect(s3.created.at(-1)).toMatchObject({ key: 'joined.wav', reason: 'CompleteMultipartUpload' });
  });

  it('lists parts, and forgets them when the upload is aborted', async () => {
    const { UploadId } = await upload('aborted', [Buffer.from('one'), Buffer.from('two')]);
    const list = () => s3.client.send(new ListPartsCommand({ ...at('aborted'), UploadId }));
    expect((await list()).Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 3],
      [2, 3],
    ]);
    await s3.client.send(new AbortMultipartUploadCommand({ ...at('aborted'), UploadId }));
    await expect(list()).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('refuses small parts, parts out of order and parts it never got', async () => {
    const small = await upload('small', [Buffer.from('one'), Buffer.from('two')]);
    await expect(complete('small', small)).rejects.toMatchObject({ name: 'EntityTooSmall' });
    const reversed = { ...small, Parts: small.Parts.toReversed() };
    await expect(complete('small', reversed)).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    const unknown = { ...small, Parts: [{ PartNumber: 1, ETag: '"0"' }] };
    await expect(complete('small', unknown)).rejects.toMatchObject({ name: 'InvalidPart' });
    expect(s3.store.find(BUCKET, 'small')).toBeUndefined();
  });

  it('does not complete an upload under another key', async () => {
    const started = await upload('mine', [Buffer.from('one')]);
    await expect(complete('yours', started)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('completes with If-None-Match only where nothing is yet', async () => {
    await complete('once', await upload('once', [Buffer.from('one')]), { IfNoneMatch: '*' });
    const second = complete('once', await upload('once', [Buffer.from('two')]), { IfNoneMatch: '*' });
    await expect(second).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});
