import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { BUCKET, OTHER_BUCKET, startLocalS3, type LocalS3 } from './local-s3.ts';

describe('rights that the key pair lacks', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
    for (const Bucket of [BUCKET, OTHER_BUCKET])
      await s3.client.send(new PutObjectCommand({ Bucket, Key: 'there', Body: 'content' }));
  });
  afterEach(() => {
    s3.rights.grantAll();
  });
  afterAll(() => s3.close());

  const get = (Key: string, Bucket = BUCKET) => s3.client.send(new GetObjectCommand({ Bucket, Key }));
  const head = (Key: string) => s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
  const list = () => s3.client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const forbidden = (words: string) => ({
    name: 'AccessDenied',
    message: expect.stringContaining(words) as string,
    $metadata: { httpStatusCode: 403 },
  });

  it('without s3:ListBucket, a missing object is forbidden, and what is there can be read', async () => {
    s3.rights.deny(BUCKET, ['s3:ListBucket']);
    await expect(get('missing')).rejects.toMatchObject(forbidden('s3:ListBucket'));
    await expect(head('missing')).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await expect(list()).rejects.toMatchObject(forbidden('s3:ListBucket'));
    await expect(get('there')).resolves.toBeDefined();
  });

  it('without kms:Decrypt, an object can be described and not read', async () => {
    s3.rights.deny(BUCKET, ['kms:Decrypt']);
    await expect(head('there')).resolves.toMatchObject({ ContentLength: 7 });
    await expect(get('there')).rejects.toMatchObject(forbidden('kms:Decrypt'));
    await expect(get('missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('without s3:GetObject, neither; another bucket is not concerned', async () => {
    s3.rights.deny(BUCKET, ['s3:GetObject']);
    await expect(head('there')).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await expect(get('there')).rejects.toMatchObject(forbidden('s3:GetObject'));
    await expect(get('there', OTHER_BUCKET)).resolves.toBeDefined();
  });

  it('across accounts no right is named', async () => {
    s3.rights.deny(BUCKET, ['s3:GetObject'], { isNamed: false });
    await expect(get('there')).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied' });
  });

  it('that services alone lack harm nobody else', async () => {
    s3.rights.deny(BUCKET, ['s3:GetObject'], { toServicesAlone: true });
    await expect(get('there')).resolves.toBeDefined();
    expect(s3.rights.isDeniedToServices(BUCKET, 's3:GetObject')).toBe(true);
  });
});
