import { PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, OTHER_BUCKET, startLocalS3, type LocalS3 } from './local-s3.ts';

describe('CORS', () => {
  let s3: LocalS3;
  beforeAll(async () => {
    s3 = await startLocalS3();
    for (const Bucket of [BUCKET, OTHER_BUCKET]) {
      await s3.client.send(new PutObjectCommand({ Bucket, Key: 'call.wav', Body: 'RIFF' }));
    }
  });
  afterAll(() => s3.close());

  const preflight = (origin: string, method: string, headers?: string, bucket = BUCKET) =>
    fetch(`${s3.endpoint}/${bucket}/call.wav`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        ...(headers && { 'access-control-request-headers': headers }),
      },
    });

  it.each(['http://console.example', 'https://acme.lightning.example'])(
    'allows a page of %s',
    async (origin) => {
      const asked = await preflight(origin, 'GET', 'Range, X-Amz-Date');
      expect(asked.status).toBe(200);
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
      expect(asked.headers.get('access-control-allow-headers')).toBe('range, x-amz-date');
      expect(asked.headers.get('access-control-max-age')).toBe('300');
      const got = await fetch(await s3.presignGet('call.wav'), { headers: { origin, range: 'bytes=0-1' } });
      expect(got.status).toBe(206);
      expect(got.headers.get('access-control-allow-origin')).toBe(origin);
      expect(got.headers.get('access-control-expose-headers')).toBe('ETag, Content-Range');
      expect(got.headers.get('vary')).toContain('Origin');
    },
  );

  it.each([
    ['an unknown origin', 'http://evil.example', 'GET', undefined],
    ['an origin that only ends alike', 'https://lightning.example', 'GET', undefined],
    ['another method', 'http://console.example', 'PUT', undefined],
    ['another header', 'http://console.example', 'GET', 'authorization'],
  ])('refuses a preflight from %s', async (_what, origin, method, headers) => {
    const response = await preflight(origin, method, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gives a page of an unknown origin the object without leave to read it', async () => {
    const url = await s3.presignGet('call.wav');
    const response = await fetch(url, { headers: { origin: 'http://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('allows nothing on a bucket without rules', async () => {
    expect((await preflight('http://console.example', 'GET', undefined, OTHER_BUCKET)).status).toBe(403);
    const url = await s3.presignGet('call.wav', { bucket: OTHER_BUCKET });
    const response = await fetch(url, { headers: { origin: 'http://console.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets a page read why it was refused', async () => {
    const response = await fetch(`${s3.endpoint}/${BUCKET}/call.wav`, {
      headers: { origin: 'http://console.example' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://console.example');
  });
});
