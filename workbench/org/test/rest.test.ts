import { createHash } from 'node:crypto';
import type { Connection } from 'jsforce';
import { CALL_USERS, createCallOrg, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

let served: ServedOrg;
let integration: Connection;

beforeEach(async () => {
  served = await serveOrg(createCallOrg());
  integration = served.connect('integration');
});
afterEach(() => served.close());

const read = (key: string) =>
  integration
    .sobject('Call__c')
    .findOne({ Key__c: key }, ['Id', 'Name', 'Kind__c', 'Seconds__c', 'At__c', 'Owner.Name']);

describe('single records', () => {
  it('are created, read, changed and found again by external id', async () => {
    const created = await integration.sobject('Call__c').create({ Key__c: 'k1', Kind__c: 'INBOUND' });
    expect(created).toMatchObject({ success: true, errors: [] });
    await integration.sobject('Call__c').update({ Id: created.id ?? '', Seconds__c: 5 });
    expect(await read('k1')).toMatchObject({ Id: created.id, Name: 'CALL-0001', Seconds__c: 5 });
    const { status, body } = await served.send(
      'integration',
      'GET',
      '/sobjects/Call__c/Key__c/K1?fields=Seconds__c',
    );
    expect([status, body]).toMatchObject([200, { Seconds__c: 5, Id: created.id }]);
    expect(body).not.toHaveProperty('Kind__c');
  });

  it('upsert by external id says whether it created', async () => {
    const path = '/sobjects/Call__c/Key__c/k2';
    expect(await served.send('integration', 'PATCH', path, { Seconds__c: 1 })).toMatchObject({
      status: 201,
      body: { created: true },
    });
    expect(await served.send('integration', 'PATCH', path, { Seconds__c: 2 })).toMatchObject({
      status: 200,
      body: { created: false },
    });
    expect(served.org.tableSize('Call__c')).toBe(1);
  });

  it('keep system fields of their own', async () => {
    await integration.sobject('Call__c').create({ Key__c: 'k3' });
    const [record] = await integration
      .sobject('Call__c')
      .find({ Key__c: 'k3' }, ['CreatedDate', 'CreatedBy.Username', 'SystemModstamp']);
    expect(record).toMatchObject({
      CreatedDate: '2026-11-22T10:00:00.000+0000',
      CreatedBy: { Username: 'integration@calls.example' },
    });
  });

  it('deleted ones are gone, and so is what depends on them', async () => {
    const editor = served.connect('editor');
    const { id = '' } = await editor.sobject('Call__c').create({ Key__c: 'parent' });
    const child = await editor.sobject('Call__c').create({ Key__c: 'child', Previous__c: id });
    await editor
      .sobject('ContentVersion')
      .create({ PathOnClient: 'a.txt', VersionData: 'YQ==', FirstPublishLocationId: id });
    expect(served.org.tableSize('ContentDocumentLink')).toBe(2);
    await editor.sobject('Call__c').destroy(id);
    expect(served.org.tableSize('ContentDocumentLink')).toBe(1);
    const left = await editor.sobject('Call__c').retrieve(child.id ?? '');
    expect(left).toMatchObject({ Previous__c: null });
  });
});

describe('collections', () => {
  it('upsert up to 200 records in order, each by itself', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({
      Key__c: `k${index}`,
      Kind__c: index === 7 ? 'FAX' : 'INBOUND',
    }));
    const results = await integration.sobject('Call__c').upsert(records, 'Key__c');
    expect(results).toHaveLength(200);
    expect(results.filter(({ success }) => !success)).toHaveLength(1);
    expect(results[7]).toMatchObject({
      success: false,
      errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }],
    });
    expect(served.org.tableSize('Call__c')).toBe(199);
    const again = await integration.sobject('Call__c').upsert(records.slice(0, 2), 'Key__c');
    expect(again.map((result) => 'created' in result && result.created)).toEqual([false, false]);
  });

  it('with allOrNone take everything back when one record is refused', async () => {
    const results = await integration
      .sobject('Call__c')
      .create([{ Key__c: 'good' }, { Key__c: 'bad', Seconds__c: 99_999 }], { allOrNone: true });
    expect(
      results.map((result) => result.success || result.errors[0]?.errorCode || result.errors[0]),
    ).toHaveLength(2);
    expect(results.every(({ success }) => !success)).toBe(true);
    expect(served.org.tableSize('Call__c')).toBe(0);
  });

  it('create, update, retrieve and delete several records', async () => {
    const editor = served.connect('editor').sobject('Call__c');
    const created = await editor.create([{ Key__c: 'x' }, { Key__c: 'y' }]);
    const ids = created.map(({ id }) => id ?? '');
    await editor.update(ids.map((Id, index) => ({ Id, Seconds__c: index })));
    const retrieved = await editor.retrieve(ids);
    expect(retrieved.map((record) => record['Seconds__c'] as number)).toEqual([0, 1]);
    await editor.destroy(ids);
    expect(served.org.tableSize('Call__c')).toBe(0);
  });

  it('order by what is stored, not by what is sent: an older record is refused, an equal one is not', async () => {
    const calls = integration.sobject('Call__c');
    const upsert = async (at: string) => (await calls.upsert([{ Key__c: 'k', At__c: at }], 'Key__c'))[0];
    expect(await upsert('2026-11-22T09:00:00Z')).toMatchObject({ success: true });
    expect(await upsert('2026-11-22T09:00:00Z')).toMatchObject({ success: true });
    expect(await upsert('2026-11-22T08:59:59Z')).toMatchObject({
      success: false,
      errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['At__c'] }],
    });
    expect(await upsert('2026-11-22T09:00:01Z')).toMatchObject({ success: true });
  });
});

describe('queries', () => {
  it('come in batches where they are long', async () => {
    const calls = integration.sobject('Call__c');
    for (const start of [0, 200, 400]) {
      await calls.create(Array.from({ length: 200 }, (_, index) => ({ Key__c: `k${start + index}` })));
    }
    const first = await integration.query('SELECT Key__c FROM Call__c', {
      headers: { 'Sforce-Query-Options': 'batchSize=250' },
    });
    expect(first).toMatchObject({ totalSize: 600, done: false });
    expect(first.records).toHaveLength(250);
    const second = await integration.queryMore(first.nextRecordsUrl ?? '');
    const third = await integration.queryMore(second.nextRecordsUrl ?? '');
    expect([second.records.length, third.records.length, third.done]).toEqual([250, 100, true]);
  });

  it('count without records', async () => {
    expect(await integration.query('SELECT COUNT() FROM User')).toMatchObject({
      totalSize: CALL_USERS.length,
      done: true,
      records: [],
    });
  });
});

describe('files', () => {
  const text = JSON.stringify({ turns: ['¡Hola!'] });

  it('are stored with their name, size and checksum and given back unchanged', async () => {
    const call = await integration.sobject('Call__c').create({ Key__c: 'k' });
    const saved = await integration.sobject('ContentVersion').create({
      PathOnClient: 'Conversation.json',
      VersionData: Buffer.from(text).toString('base64'),
      FirstPublishLocationId: call.id,
      FileKey__c: 'k/Conversation/v1',
    });
    const version = await integration.sobject('ContentVersion').retrieve(saved.id ?? '');
    expect(version).toMatchObject({
      Title: 'Conversation',
      FileExtension: 'json',
      FileType: 'JSON',
      ContentSize: Buffer.byteLength(text),
      Checksum: createHash('md5').update(text).digest('hex'),
      VersionNumber: '1',
      IsLatest: true,
      VersionData: `/services/data/v65.0/sobjects/ContentVersion/${saved.id}/VersionData`,
    });
    const bytes = await integration.request<string>({ method: 'GET', url: String(version['VersionData']) });
    expect(bytes).toBe(text);
  });

  it('get a new version beside the old one', async () => {
    const call = await integration.sobject('Call__c').create({ Key__c: 'k' });
    const upload = (more: object) =>
      integration.sobject('ContentVersion').create({ PathOnClient: 'a.json', VersionData: 'e30=', ...more });
    const first = await upload({ FirstPublishLocationId: call.id });
    const { ContentDocumentId } = await integration.sobject('ContentVersion').retrieve(first.id ?? '');
    await upload({ ContentDocumentId, VersionData: 'e30K' });
    const versions = await integration.query(
      `SELECT VersionNumber, IsLatest FROM ContentVersion WHERE ContentDocumentId = '${String(ContentDocumentId)}' ORDER BY VersionNumber`,
    );
    expect(versions.records).toMatchObject([
      { VersionNumber: '1', IsLatest: false },
      { VersionNumber: '2', IsLatest: true },
    ]);
    expect(served.org.tableSize('ContentDocument')).toBe(1);
  });

  it('can be uploaded as multipart', async () => {
    const call = await integration.sobject('Call__c').create({ Key__c: 'k' });
    const form = new FormData();
    const entity = { PathOnClient: 'call.wav', FirstPublishLocationId: call.id };
    form.set('entity_content', new Blob([JSON.stringify(entity)], { type: 'application/json' }));
    form.set('VersionData', new Blob([Buffer.from('RIFF')], { type: 'audio/wav' }), 'call.wav');
    const response = await fetch(`${served.url}/services/data/v65.0/sobjects/ContentVersion`, {
      method: 'POST',
      headers: { authorization: `Bearer ${served.org.accessTokenOf('integration@calls.example')}` },
      body: form,
    });
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    expect(await integration.sobject('ContentVersion').retrieve(id)).toMatchObject({
      Title: 'call',
      ContentSize: 4,
    });
  });
});

describe('composite requests', () => {
  const composite = (compositeRequest: object[], allOrNone = false) =>
    served.send('integration', 'POST', '/composite', { allOrNone, compositeRequest });
  const part = (referenceId: string, method: string, url: string, body?: object) => ({
    referenceId,
    method,
    url: `/services/data/v65.0${url}`,
    ...(body ? { body } : {}),
  });

  it('let later parts name results of earlier ones', async () => {
    const { body } = await composite([
      part('call', 'POST', '/sobjects/Call__c', { Key__c: 'k' }),
      part('file', 'POST', '/sobjects/ContentVersion', {
        PathOnClient: 'a.json',
        VersionData: 'e30=',
        FirstPublishLocationId: '@{call.id}',
      }),
      part('found', 'GET', "/query?q=SELECT+Id+FROM+Call__c+WHERE+Id+=+'@{call.id}'"),
    ]);
    const results = (body as { compositeResponse: { httpStatusCode: number; body: unknown }[] })
      .compositeResponse;
    expect(results.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 201, 200]);
    expect(results[2]?.body).toMatchObject({ totalSize: 1 });
    expect(served.org.tableSize('ContentDocumentLink')).toBe(2);
  });

  it('with allOrNone leave nothing behind when one part is refused', async () => {
    const { body } = await composite(
      [
        part('good', 'POST', '/sobjects/Call__c', { Key__c: 'k' }),
        part('bad', 'POST', '/sobjects/Call__c', {}),
      ],
      true,
    );
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
        { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
      ],
    });
    expect(served.org.tableSize('Call__c')).toBe(0);
  });

  it('without allOrNone keep what was done', async () => {
    await composite([
      part('good', 'POST', '/sobjects/Call__c', { Key__c: 'k' }),
      part('bad', 'POST', '/sobjects/Call__c', {}),
    ]);
    expect(served.org.tableSize('Call__c')).toBe(1);
  });
});

describe('what the org tells about itself', () => {
  it('its versions, resources, limits and objects', async () => {
    const versions = (await (await fetch(`${served.url}/services/data`)).json()) as unknown;
    expect(versions).toMatchObject([{ version: '65.0', url: '/services/data/v65.0' }]);
    expect((await served.send('reader', 'GET', '/')).body).toHaveProperty('sobjects');
    expect((await served.send('reader', 'GET', '/limits')).body).toHaveProperty(
      'DailyApiRequests.Max',
      100_000,
    );
    const described = await integration.describe('Call__c');
    expect(described).toMatchObject({ keyPrefix: 'a00', createable: true, deletable: false });
    expect(described.fields.find(({ name }) => name === 'Key__c')).toMatchObject({
      length: 36,
      externalId: true,
      unique: true,
    });
    expect(described.fields.find(({ name }) => name === 'Transcript__c')).toMatchObject({
      filterable: false,
      type: 'textarea',
    });
    const global = await integration.describeGlobal();
    expect(global.sobjects.map(({ name }) => name)).toContain('Call__c');
  });

  it('how much of the daily requests is used', async () => {
    await integration.query('SELECT COUNT() FROM User');
    expect(integration.limitInfo.apiUsage).toMatchObject({ used: 1, limit: 100_000 });
  });
});
