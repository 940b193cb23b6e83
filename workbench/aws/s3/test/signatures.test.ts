import { request as httpRequest } from 'node:http';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BUCKET, CREDENTIALS, OTHER_BUCKET, errorCode, startLocalS3, type LocalS3 } from './local-s3.ts';

const KEY = 'connect/northwind/CallRecordings/2026/11/20/call_20261120T14:03_UTC.wav';
const MINUTE = 60_000;

describe('signatures', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
    await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body: 'audio' }));
    await s3.client.send(new PutObjectCommand({ Bucket: OTHER_BUCKET, Key: KEY, Body: 'a result' }));
  });
  afterAll(() => s3.close());

  /** The URL with one query parameter set to something else. */
  const changed = (url: string, name: string, value: string) => {
    const changedUrl = new URL(url);
    changedUrl.searchParams.set(name, value);
    return changedUrl.href;
  };
  const refusal = async (response: Response) => [response.status, await errorCode(response)];

  it('answers a presigned URL with the object', async () => {
    const response = await fetch(await s3.presignGet(KEY));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('audio');
  });

  it('refuses a request without any signature', async () => {
    expect(await refusal(await fetch(`${s3.endpoint}/${BUCKET}/${encodeURI(KEY)}`))).toEqual([
      403,
      'AccessDenied',
    ]);
  });

  it('refuses an anonymous write and keeps nothing of it', async () => {
    const response = await fetch(`${s3.endpoint}/${BUCKET}/planted`, { method: 'PUT', body: 'x' });
    expect(await refusal(response)).toEqual([403, 'AccessDenied']);
    expect(s3.store.find(BUCKET, 'planted')).toBeUndefined();
  });

  it('refuses a presigned URL whose signature was changed in one digit', async () => {
    const url = await s3.presignGet(KEY);
    const signature = new URL(url).searchParams.get('X-Amz-Signature') ?? '';
    const other = (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
    expect(await refusal(await fetch(changed(url, 'X-Amz-Signature', other)))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
  });

  it.each([
    ['a longer life', 'X-Amz-Expires', '604800'],
    ['a later date', 'X-Amz-Date', new Date(Date.now() + MINUTE).toISOString().replace(/[-:]|\.\d+/g, '')],
    ['another content type', 'response-content-type', 'text/html'],
    ['a parameter added', 'x-id', 'PutObject'],
  ])('refuses a presigned URL that was given %s', async (_what, name, value) => {
    const response = await fetch(changed(await s3.presignGet(KEY), name, value));
    expect(await refusal(response)).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it.each([
    ['another key', (url: string) => url.replace('call_', 'other_')],
    ['another bucket', (url: string) => url.replace(`/${BUCKET}/`, `/${OTHER_BUCKET}/`)],
    ['another host name', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ])('refuses a presigned URL that was turned to %s', async (_what, change) => {
    expect(await refusal(await fetch(change(await s3.presignGet(KEY))))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
  });

  it.each(['PUT', 'DELETE', 'POST'])('refuses %s with a URL presigned for GET', async (method) => {
    const response = await fetch(await s3.presignGet(KEY), { method });
    expect(await refusal(response)).toEqual([403, 'SignatureDoesNotMatch']);
    expect(s3.store.find(BUCKET, KEY)?.size).toBe(5);
  });

  it('refuses a presigned URL after its life', async () => {
    const url = await s3.presignGet(KEY, { expiresIn: 60, signingDate: new Date(Date.now() - 2 * MINUTE) });
    const response = await fetch(url);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Message>Request has expired</Message>');
  });

  it('still answers a presigned URL within its life', async () => {
    const url = await s3.presignGet(KEY, { expiresIn: 600, signingDate: new Date(Date.now() - 5 * MINUTE) });
    expect((await fetch(url)).status).toBe(200);
  });

  it('refuses a presigned URL that was signed far in the future', async () => {
    const url = await s3.presignGet(KEY, { signingDate: new Date(Date.now() + 60 * MINUTE) });
    expect(await refusal(await fetch(url))).toEqual([403, 'AccessDenied']);
  });

  it.each(['0', '604801', '-5', 'soon', '1e3'])('refuses a presigned life of %s', async (life) => {
    const response = await fetch(changed(await s3.presignGet(KEY), 'X-Amz-Expires', life));
    expect(await refusal(response)).toEqual([400, 'AuthorizationQueryParametersError']);
  });

  it.each(['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'])(
    'refuses a presigned URL without X-Amz-%s',
    async (name) => {
      const url = new URL(await s3.presignGet(KEY));
      url.searchParams.delete(`X-Amz-${name}`);
      expect(await refusal(await fetch(url))).toEqual([400, 'AuthorizationQueryParametersError']);
    },
  );

  it('refuses a presigned URL with a parameter given twice', async () => {
    const url = `${await s3.presignGet(KEY)}&X-Amz-Expires=604800`;
    expect(await refusal(await fetch(url))).toEqual([400, 'AuthorizationQueryParametersError']);
  });

  it('refuses a presigned URL together with an Authorization header', async () => {
    const response = await fetch(await s3.presignGet(KEY), { headers: { authorization: 'Bearer x' } });
    expect(await refusal(response)).toEqual([400, 'InvalidArgument']);
  });

  it('refuses a session token that nobody issued', async () => {
    const response = await fetch(changed(await s3.presignGet(KEY), 'X-Amz-Security-Token', 'made-up'));
    expect(await refusal(response)).toEqual([400, 'InvalidToken']);
  });

  it('refuses an x-amz header that the signature does not cover', async () => {
    const response = await fetch(await s3.presignGet(KEY), { headers: { 'x-amz-meta-added': '1' } });
    expect(await refusal(response)).toEqual([403, 'AccessDenied']);
  });

  it.each<[string, S3ClientConfig, string]>([
    [
      'a secret that is not the key’s',
      { credentials: { ...CREDENTIALS, secretAccessKey: 'guess' } },
      'SignatureDoesNotMatch',
    ],
    [
      'an unknown access key',
      { credentials: { ...CREDENTIALS, accessKeyId: 'AKIAUNKNOWN' } },
      'InvalidAccessKeyId',
    ],
    ['another region', { region: 'eu-west-1' }, 'AuthorizationHeaderMalformed'],
    ['a clock that is twenty minutes off', { systemClockOffset: -20 * MINUTE }, 'RequestTimeTooSkewed'],
  ])('refuses a client with %s', async (_what, config, code) => {
    const list = s3.newClient(config).send(new ListObjectsV2Command({ Bucket: BUCKET }));
    await expect(list).rejects.toMatchObject({ name: code });
  });

  it('refuses a URL presigned for another service', async () => {
    const url = await getSignedUrl(s3.newClient(), new GetObjectCommand({ Bucket: BUCKET, Key: KEY }), {
      signingService: 'transcribe',
    });
    expect(await refusal(await fetch(url))).toEqual([400, 'AuthorizationQueryParametersError']);
  });

  it('says nothing of a refused object, whether it is there or not', async () => {
    const answers = await Promise.all(
      [KEY, 'not-there'].map(async (key) => {
        const response = await fetch(changed(await s3.presignGet(key), 'X-Amz-Signature', '0'.repeat(64)));
        return [response.status, await errorCode(response)];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('puts no signature and no query string into an error document', async () => {
    const url = changed(await s3.presignGet('not-there'), 'X-Amz-Signature', 'f'.repeat(64));
    const text = await (await fetch(url)).text();
    expect(text).not.toMatch(/X-Amz|f{64}|Credential/);
  });

  it('refuses a body that is not the one that was signed, and keeps nothing of it', async () => {
    const client = s3.newClient({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: 'forged' });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const put = client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'signed-body', Body: 'honest' }));
    await expect(put).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
    expect(s3.store.find(BUCKET, 'signed-body')).toBeUndefined();
  });

  it('takes a presigned PUT, and only for its own key', async () => {
    const client = s3.newClient({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: BUCKET, Key: 'upload.txt' }));
    expect((await fetch(url, { method: 'PUT', body: 'brought' })).status).toBe(200);
    expect(
      await refusal(
        await fetch(url.replace('upload.txt', 'elsewhere.txt'), { method: 'PUT', body: 'brought' }),
      ),
    ).toEqual([403, 'SignatureDoesNotMatch']);
    expect(s3.store.find(BUCKET, 'upload.txt')?.size).toBe(7);
  });

  it('refuses a path whose encoding is broken', async () => {
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${s3.endpoint}/${BUCKET}/%ff`, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(400);
  });

  it('answers HEAD of a key that is not there with NotFound', async () => {
    const head = s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'not-there' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });
});
