import { Readable } from 'node:stream';
import type { StreamedFile } from '../../src/ports/record-store.ts';
import { Problem } from '../../src/ports/problem.ts';
import { page, recordedOrg, restError, type OrgAnswer, type RecordedOrg } from './recorded/org.ts';
import type { UploadedRecord } from './recorded/uploads.ts';

const RECORD = 'a01000000000001AAA';
const CONTACT = 'c-1';

/** A recording of which nobody keeps the whole: it is made in pieces when it is opened. */
function recording(pieces: string[], changes: Partial<StreamedFile> = {}) {
  const opened = { times: 0 };
  const file: StreamedFile = {
    name: 'Recording.wav',
    contentType: 'audio/wav',
    bytes: pieces.join('').length,
    contentName: `Recording of ${pieces.join('').length} bytes from Amazon S3, ETag "${pieces.join('')}"`,
    open: () => {
      opened.times += 1;
      return Promise.resolve(Readable.from(pieces.map((piece) => Buffer.from(piece, 'latin1'))));
    },
    ...changes,
  };
  return { file, opened };
}

describe('a file that is passed on as it is read', () => {
  let org: RecordedOrg;
  const stored: Record<string, unknown>[] = [];
  /** Answers the first uploads as given, then stores. */
  const start = async (...first: OrgAnswer[]) => {
    org = await recordedOrg(({ method, soql, body }) => {
      if (method === 'GET') {
        if (soql.includes('FROM ContentDocumentLink')) {
          return page(...stored.map(({ ContentDocumentId }) => ({ ContentDocumentId })));
        }
        return page(...stored);
      }
      const refusal = first.shift();
      if (refusal) return refusal;
      const { record } = body as UploadedRecord;
      for (const version of stored) version.IsLatest = false;
      stored.push({ ContentDocumentId: '069x', ...record, Checksum: 'unknown', IsLatest: true });
      return { status: 201, body: { id: '068', success: true, errors: [] } };
    });
    return (file: StreamedFile) => org.store.putStreamedFile(RECORD, CONTACT, file);
  };
  const uploads = () =>
    org.requests.filter(({ method }) => method === 'POST').map(({ body }) => body as UploadedRecord);
  afterEach(() => {
    org.close();
    stored.length = 0;
  });

  it('is created on the record, byte for byte, with its length stated before', async () => {
    const put = await start();
    const { file } = recording(['RIFF\x00\xff', '--part-1\r\n', '\r\n\r\n', 'end']);

    expect(await put(file)).toBe('created');

    const [upload] = uploads();
    expect(upload).toMatchObject({
      field: 'VersionData',
      fileName: 'Recording.wav',
      contentType: 'audio/wav',
      content: 'RIFF\x00\xff--part-1\r\n\r\n\r\nend',
      record: {
        Title: 'Recording',
        PathOnClient: 'Recording.wav',
        AC_FileKey__c: 'c-1/Recording.wav/v1',
        FirstPublishLocationId: RECORD,
        Description: file.contentName,
      },
    });
    expect(Number(upload?.statedLength)).toBeGreaterThan(file.bytes);
  });

  it('is not even read where the same content is there', async () => {
    const put = await start();
    await put(recording(['same']).file);
    const again = recording(['same']);

    expect(await put(again.file)).toBe('unchanged');
    expect(again.opened.times).toBe(0);
    expect(stored).toHaveLength(1);
  });

  it('gets a new version where the recording was replaced', async () => {
    const put = await start();
    await put(recording(['one']).file);

    expect(await put(recording(['two']).file)).toBe('new-version');
    expect(stored.at(-1)).toMatchObject({
      AC_FileKey__c: 'c-1/Recording.wav/v2',
      ContentDocumentId: '069x',
    });
  });

  it('replaces what a person put over it', async () => {
    const put = await start();
    await put(recording(['ours']).file);
    stored[0] = { ...stored[0], IsLatest: false };
    stored.push({ ContentDocumentId: '069x', AC_FileKey__c: null, Description: null, IsLatest: true });

    expect(await put(recording(['ours']).file)).toBe('new-version');
  });

  it('is read again for another attempt, in a new session where the old one has ended', async () => {
    const put = await start(restError(401, 'INVALID_SESSION_ID'), restError(503, 'SERVER_UNAVAILABLE'));
    const { file, opened } = recording(['audio']);

    expect(await put(file)).toBe('created');
    expect(opened.times).toBe(3);
    expect(org.logins).toHaveLength(2);
    expect(stored).toHaveLength(1);
  });

  it('is tried again where the connection broke', async () => {
    const put = await start({ cut: true });

    expect(await put(recording(['audio']).file)).toBe('created');
  });

  it('is there once where another writer was faster', async () => {
    const { file } = recording(['audio']);
    org = await recordedOrg(({ method, soql }) => {
      if (method === 'POST') {
        stored.push({
          ContentDocumentId: '069y',
          AC_FileKey__c: 'c-1/Recording.wav/v1',
          Description: file.contentName,
          IsLatest: true,
        });
        return restError(400, 'DUPLICATE_VALUE');
      }
      return soql.includes('FROM ContentDocumentLink') && stored.length === 0 ? page() : page(...stored);
    });

    expect(await org.store.putStreamedFile(RECORD, CONTACT, file)).toBe('unchanged');
    expect(uploads()).toHaveLength(1);
  });

  it('is never stored in part: content that ends early, or is longer than stated, stores nothing', async () => {
    const put = await start();
    for (const bytes of [4, 6]) {
      await expect(put(recording(['audio'], { bytes }).file)).rejects.toMatchObject({
        kind: 'aws-unavailable',
      });
    }
    expect(stored).toHaveLength(0);
  });

  it('passes on why the content cannot be read', async () => {
    const put = await start();
    const open = () => Promise.reject(new Problem('recording-archived', 'In the archive.'));

    await expect(put(recording(['audio'], { open }).file)).rejects.toMatchObject({
      kind: 'recording-archived',
    });
    expect(stored).toHaveLength(0);
  });

  it.each([
    [restError(400, 'STRING_TOO_LONG'), 'salesforce-refused'],
    [restError(403, 'STORAGE_LIMIT_EXCEEDED'), 'salesforce-unavailable'],
    [{ status: 413, body: 'too large' }, 'salesforce-refused'],
  ])('tells of a refusal: %j', async (answer, kind) => {
    const put = await start(answer);

    await expect(put(recording(['audio']).file)).rejects.toMatchObject({ kind });
  });
});
