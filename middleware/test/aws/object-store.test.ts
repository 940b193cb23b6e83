import { text } from 'node:stream/consumers';
import { createObjectStore } from '../../src/aws/object-store.ts';
import type { Problem } from '../../src/ports/problem.ts';
import { recordedService, s3Error, type RecordedService, type ServiceAnswer } from './recorded/service.ts';

const LOCATION = { bucket: 'recordings', key: 'connect/a b/2026/c-1_20261120T14:03_UTC+x.wav' };
const OPTIONS = { seconds: 120, contentType: 'audio/wav' };
const NOW = new Date('2026-11-20T15:00:00Z');

describe('the object store', () => {
  let service: RecordedService;
  const open = async (answer: () => ServiceAnswer) => {
    service = await recordedService(answer);
    return createObjectStore(service.clients.s3, () => NOW);
  };
  afterEach(() => {
    service.close();
  });

  describe('listing', () => {
    const listing = (content: string): ServiceAnswer => ({
      body: `<?xml version="1.0"?><ListBucketResult>${content}</ListBucketResult>`,
    });

    it('asks for one page after the other, as they are taken', async () => {
      const entry = (key: string) =>
        `<Contents><Key>${key}</Key><Size>7</Size><LastModified>2026-11-20T14:03:00.000Z</LastModified></Contents>`;
      let pages = 0;
      const objects = await open(() => {
        pages += 1;
        return listing(
          pages === 1
            ? `<IsTruncated>true</IsTruncated><NextContinuationToken>next</NextContinuationToken>${entry('a/1')}`
            : `<IsTruncated>false</IsTruncated>${entry('a/2')}`,
        );
      });

      const found = [];
      for await (const object of objects.list('recordings', 'a/')) found.push(object);

      const lastModified = new Date('2026-11-20T14:03:00Z');
      expect(found).toEqual([
        { key: 'a/1', bytes: 7, lastModified },
        { key: 'a/2', bytes: 7, lastModified },
      ]);
      expect(service.requests.map(({ path }) => path.includes('continuation-token=next'))).toEqual([
        false,
        true,
      ]);
    });

    it('names the folders below a prefix', async () => {
      const objects = await open(() =>
        listing(
          '<CommonPrefixes><Prefix>a/2025/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>a/2026/</Prefix></CommonPrefixes>',
        ),
      );

      expect(await objects.folders('recordings', 'a/')).toEqual(['a/2025/', 'a/2026/']);
      expect(service.requests[0]?.path).toContain('delimiter=%2F');
    });

    it('says so where it is not allowed', async () => {
      const objects = await open(() => s3Error(403, 'AccessDenied'));

      await expect(objects.folders('recordings', '')).rejects.toMatchObject({ kind: 'aws-access-denied' });
      await expect(objects.list('recordings', '')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        kind: 'aws-access-denied',
      });
    });
  });

  describe('asking about an object', () => {
    const head = (headers: Record<string, string> = {}): ServiceAnswer => ({
      headers: { 'Content-Length': '16044', 'Content-Type': 'audio/wav', ETag: '"abc"', ...headers },
    });

    it('answers its size, by its verbatim key', async () => {
      const objects = await open(() => head());

      expect(await objects.head(LOCATION)).toEqual({
        bytes: 16_044,
        contentType: 'audio/wav',
        archived: false,
        etag: '"abc"',
      });
      expect(service.requests[0]?.method).toBe('HEAD');
      expect(decodeURIComponent(service.requests[0]?.path ?? '')).toBe(`/recordings/${LOCATION.key}`);
    });

    it.each([
      ['in an archive', { 'x-amz-storage-class': 'GLACIER' }, true],
      ['in the deep archive', { 'x-amz-storage-class': 'DEEP_ARCHIVE' }, true],
      [
        'being restored',
        { 'x-amz-storage-class': 'GLACIER', 'x-amz-restore': 'ongoing-request="true"' },
        true,
      ],
      [
        'restored',
        { 'x-amz-storage-class': 'GLACIER', 'x-amz-restore': 'ongoing-request="false", expiry-date="x"' },
        false,
      ],
      [
        'in an archive tier',
        { 'x-amz-storage-class': 'INTELLIGENT_TIERING', 'x-amz-archive-status': 'ARCHIVE_ACCESS' },
        true,
      ],
      ['in an archive that can be read at once', { 'x-amz-storage-class': 'GLACIER_IR' }, false],
    ])('knows an object %s', async (_case, headers, archived) => {
      const objects = await open(() => head(headers));

      expect(await objects.head(LOCATION)).toMatchObject({ archived });
    });

    it('answers nothing where there is no such object', async () => {
      const objects = await open(() => ({ status: 404 }));

      expect(await objects.head(LOCATION)).toBeUndefined();
    });

    it('says that access is denied, and not which object', async () => {
      const objects = await open(() => ({ status: 403 }));

      const error = await objects.head(LOCATION).catch((caught: unknown) => caught);

      expect(error).toMatchObject({
        kind: 'aws-access-denied',
        message: expect.stringContaining('denied') as string,
      });
      expect((error as Error).message).not.toContain('c-1');
    });

    it('asks again where S3 is out of order, then hands the work back', async () => {
      const objects = await open(() => ({ status: 503 }));

      await expect(objects.head(LOCATION)).rejects.toMatchObject({ kind: 'aws-unavailable' });
      expect(service.requests).toHaveLength(2);
    });
  });

  describe('reading an object', () => {
    it('streams what it holds', async () => {
      const objects = await open(() => ({ body: 'RIFF and so on' }));

      expect(await text(await objects.read(LOCATION))).toBe('RIFF and so on');
    });

    it.each([
      ['recording-not-there', s3Error(404, 'NoSuchKey')],
      ['recording-archived', s3Error(403, 'InvalidObjectState')],
      ['aws-access-denied', s3Error(403, 'AccessDenied')],
      ['aws-unavailable', s3Error(404, 'NoSuchBucket')],
    ])('throws %s', async (kind, answer) => {
      const objects = await open(() => answer);

      await expect(objects.read(LOCATION)).rejects.toMatchObject({ kind });
    });
  });

  describe('an object that S3 refuses', () => {
    const refused = (message: string) => ({
      status: 403,
      body: `<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`,
    });
    const missing = (right: string) =>
      refused(
        `User: arn:aws:sts::111122223333:assumed-role/m/s is not authorized to perform: ${right} on resource: "x"`,
      );
    const kinds = async (answer: ServiceAnswer) => {
      const objects = await open(() => answer);
      const read = await objects.read(LOCATION).catch((error: unknown) => error as Problem);
      const head = await objects.head(LOCATION).catch((error: unknown) => error as Problem);
      return { read, head };
    };

    it('is not there where the list of the bucket is what was missing', async () => {
      const { read, head } = await kinds(missing('s3:ListBucket'));
      expect(read).toMatchObject({ kind: 'recording-not-there' });
      expect(head).toBeUndefined();
    });

    it.each([
      ['the key', missing('kms:Decrypt'), 'must allow kms:Decrypt'],
      ['the object', missing('s3:GetObject'), 'must allow s3:GetObject'],
      [
        'one of the two, without saying which',
        refused('Access Denied'),
        's3:ListBucket on the ARN of the bucket',
      ],
    ])('says what has to be allowed: %s', async (_what, answer, words) => {
      const { read, head } = await kinds(answer);
      for (const problem of [read, head]) {
        expect(problem).toMatchObject({ kind: 'aws-access-denied' });
        expect((problem as Problem).message).toContain(words);
        expect((problem as Problem).message).not.toMatch(/arn:|c-1/);
      }
    });

    it('can be described and not read, which one byte shows', async () => {
      const answers: Record<string, ServiceAnswer> = { HEAD: {}, GET: missing('kms:Decrypt') };
      service = await recordedService(({ method }) => answers[method] ?? {});
      const objects = createObjectStore(service.clients.s3);
      expect(await objects.head(LOCATION)).toBeDefined();
      await expect(objects.readByte(LOCATION)).rejects.toMatchObject({ kind: 'aws-access-denied' });
      answers.GET = { status: 206, body: 'R' };
      await expect(objects.readByte(LOCATION)).resolves.toBeUndefined();
      answers.GET = s3Error(416, 'InvalidRange');
      await expect(objects.readByte(LOCATION)).resolves.toBeUndefined();
    });
  });

  describe('signing a URL', () => {
    it.each([
      [
        'ends with the credentials, where they end first',
        '2026-11-20T15:01:30.000Z',
        '2026-11-20T15:01:30.000Z',
      ],
      [
        'lasts as long as asked, where the credentials last longer',
        '2026-11-20T16:00:00.000Z',
        '2026-11-20T15:02:00.000Z',
      ],
    ])('%s', async (_name, expiration, expected) => {
      service = await recordedService(() => ({}));
      const { s3 } = service.clients;
      const own = await s3.config.credentials();
      s3.config.credentials = () => Promise.resolve({ ...own, expiration: new Date(expiration) });
      const { expiresAt } = await createObjectStore(s3, () => NOW).presign(LOCATION, OPTIONS);
      expect(expiresAt).toBe(expected);
    });

    const sign = async (options = {}) => {
      const objects = await open(() => ({}));
      const { url, expiresAt } = await objects.presign(LOCATION, { ...OPTIONS, ...options });
      return { url: new URL(url), expiresAt };
    };

    it('needs no call, and signs key, time and content type', async () => {
      const { url, expiresAt } = await sign();

      expect(service.requests).toEqual([]);
      expect(expiresAt).toBe('2026-11-20T15:02:00.000Z');
      expect(decodeURIComponent(url.pathname)).toBe(`/recordings/${LOCATION.key}`);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Date': '20261120T150000Z',
        'X-Amz-Expires': '120',
        'X-Amz-SignedHeaders': 'host',
        'response-content-type': 'audio/wav',
        'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(url.searchParams.has('response-content-disposition')).toBe(false);
      expect([...url.searchParams.keys()].filter((name) => name.toLowerCase().includes('checksum'))).toEqual(
        [],
      );
    });

    it('names the file where it is to be saved', async () => {
      const { url } = await sign({ downloadName: 'c-1.wav' });

      expect(url.searchParams.get('response-content-disposition')).toBe('attachment; filename="c-1.wav"');
    });
  });
});
