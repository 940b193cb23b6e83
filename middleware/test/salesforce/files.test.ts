import { createHash } from 'node:crypto';
import { page, recordedOrg, restError, type OrgRequest, type RecordedOrg } from './recorded/org.ts';

const RECORD = 'a01000000000001AAA';
const CONTACT = 'c-1';
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

type Version = { documentId: string; key: string | null; content: string };

/** Files of one record as Salesforce keeps them: documents, versions, unique keys. */
class Files {
  readonly versions: Version[] = [];
  readonly inserts: Record<string, unknown>[] = [];
  /** Runs once before the next insert is judged: another writer who was faster. */
  meanwhile: (() => void) | undefined;

  answer = ({ method, path, soql, body }: OrgRequest) => {
    if (method === 'POST') return this.#insert(body as Record<string, string>);
    const [, version] = /ContentVersion\/068(\d+)\/VersionData$/.exec(path) ?? [];
    if (version !== undefined) return { body: Buffer.from(this.versions[Number(version)]?.content ?? '') };
    if (soql.includes('FROM ContentDocumentLink')) {
      const ids = [...new Set(this.versions.map(({ documentId }) => documentId))];
      return page(...ids.map((ContentDocumentId) => ({ ContentDocumentId })));
    }
    return page(
      ...this.versions.map(({ documentId, key, content }, index) => ({
        Id: `068${index}`,
        ContentDocumentId: documentId,
        AC_FileKey__c: key,
        Checksum: md5(content),
        IsLatest: !this.versions.slice(index + 1).some((later) => later.documentId === documentId),
      })),
    );
  };

  #insert(fields: Record<string, string>) {
    this.meanwhile?.();
    this.meanwhile = undefined;
    this.inserts.push(fields);
    if (this.versions.some(({ key }) => key === fields.AC_FileKey__c)) {
      return restError(
        400,
        'DUPLICATE_VALUE',
        `duplicate value found: AC_FileKey__c duplicates value on record`,
      );
    }
    const content = Buffer.from(fields.VersionData ?? '', 'base64').toString();
    const documentId = fields.ContentDocumentId ?? `069${this.versions.length}`;
    this.versions.push({ documentId, key: fields.AC_FileKey__c ?? null, content });
    return { status: 201, body: { id: '068', success: true, errors: [] } };
  }
}

describe('files of a record', () => {
  let org: RecordedOrg;
  const files = async () => {
    const stored = new Files();
    org = await recordedOrg(stored.answer);
    const put = (...given: { name: string; content: string }[]) => org.store.putFiles(RECORD, CONTACT, given);
    return { stored, put };
  };
  afterEach(() => {
    org.close();
  });

  it('are created on the record, under a key of their own', async () => {
    const { stored, put } = await files();

    expect(await put({ name: 'Conversation.json', content: '{"ä":1}' })).toEqual(['created']);

    expect(stored.inserts).toEqual([
      {
        Title: 'Conversation',
        PathOnClient: 'Conversation.json',
        AC_FileKey__c: 'c-1/Conversation.json/v1',
        FirstPublishLocationId: RECORD,
        VersionData: Buffer.from('{"ä":1}').toString('base64'),
      },
    ]);
  });

  it('can be read again as they are shown now, and are not there before', async () => {
    const { put } = await files();
    const read = () => org.store.readFile(RECORD, CONTACT, 'Conversation.json');

    expect(await read()).toBeUndefined();
    await put({ name: 'Conversation.json', content: 'one' });
    await put({ name: 'Conversation.json', content: '{"text":"Grüße 👍🏽"}' });

    expect(await read()).toBe('{"text":"Grüße 👍🏽"}');
  });

  it('keep the number of their part in the title', async () => {
    const { stored, put } = await files();

    await put({ name: 'Conversation.2.json', content: '{}' });

    expect(stored.inserts[0]?.Title).toBe('Conversation.2');
  });

  it('are not written again where nothing changed', async () => {
    const { stored, put } = await files();
    await put({ name: 'Conversation.json', content: '{}' });

    expect(await put({ name: 'Conversation.json', content: '{}' })).toEqual(['unchanged']);
    expect(stored.inserts).toHaveLength(1);
  });

  it('get a new version where the content changed', async () => {
    const { stored, put } = await files();
    await put({ name: 'Conversation.json', content: 'one' });

    expect(await put({ name: 'Conversation.json', content: 'two' })).toEqual(['new-version']);
    expect(stored.inserts[1]).toMatchObject({
      ContentDocumentId: '0690',
      AC_FileKey__c: 'c-1/Conversation.json/v2',
    });
    expect(stored.inserts[1]).not.toHaveProperty('FirstPublishLocationId');
  });

  it('do not mistake another file of the same record, or a file that a person added, for one of them', async () => {
    const { stored, put } = await files();
    stored.versions.push({ documentId: '069x', key: null, content: 'by hand' });

    const outcomes = await put({ name: 'A.json', content: 'a' }, { name: 'B.json', content: 'b' });

    expect(outcomes).toEqual(['created', 'created']);
    expect(await put({ name: 'B.json', content: 'b' })).toEqual(['unchanged']);
  });

  it('replace a version that a person uploaded over theirs', async () => {
    const { stored, put } = await files();
    await put({ name: 'Conversation.json', content: 'ours' });
    stored.versions.push({ documentId: '0690', key: null, content: 'by hand' });

    expect(await put({ name: 'Conversation.json', content: 'ours' })).toEqual(['new-version']);
    expect(stored.versions.at(-1)?.key).toBe('c-1/Conversation.json/v2');
  });

  it('read again where another writer was faster with the same content', async () => {
    const { stored, put } = await files();
    stored.meanwhile = () => {
      stored.versions.push({ documentId: '069y', key: 'c-1/Conversation.json/v1', content: 'same' });
    };

    expect(await put({ name: 'Conversation.json', content: 'same' })).toEqual(['unchanged']);
    expect(stored.versions).toHaveLength(1);
  });

  it('come after another writer’s version where that has other content', async () => {
    const { stored, put } = await files();
    stored.meanwhile = () => {
      stored.versions.push({ documentId: '069y', key: 'c-1/Conversation.json/v1', content: 'theirs' });
    };

    expect(await put({ name: 'Conversation.json', content: 'ours' })).toEqual(['new-version']);
    expect(stored.versions.map(({ key }) => key)).toEqual([
      'c-1/Conversation.json/v1',
      'c-1/Conversation.json/v2',
    ]);
  });

  it('tell of any other refusal', async () => {
    org = await recordedOrg(({ method }) =>
      method === 'POST' ? restError(400, 'INVALID_FIELD', 'No such column AC_FileKey__c') : page(),
    );

    await expect(
      org.store.putFiles(RECORD, CONTACT, [{ name: 'A.json', content: 'a' }]),
    ).rejects.toMatchObject({
      kind: 'salesforce-refused',
    });
  });
});
