import { createCallOrg, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

let served: ServedOrg;
let id: string;

beforeAll(async () => {
  served = await serveOrg(createCallOrg());
  const editor = served.connect('editor').sobject('Call__c');
  const created = await editor.create([
    { Key__c: 'a', Kind__c: 'INBOUND', At__c: '2026-11-22T09:00:00Z', Seconds__c: 3 },
    { Key__c: 'b', Kind__c: 'OUTBOUND', Seconds__c: 1 },
    { Key__c: 'c', Kind__c: 'INBOUND', Seconds__c: 2 },
  ]);
  id = created[0]?.id ?? '';
});
afterAll(() => served.close());

const get = async (user: string, path: string) => (await served.send(user, 'GET', `/ui-api${path}`)).body;

describe('a record for the page', () => {
  it('has values with what is shown for them', async () => {
    const fields = ['Name', 'Kind__c', 'At__c', 'Seconds__c', 'Done__c', 'Mood__c']
      .map((name) => `Call__c.${name}`)
      .join(',');
    expect(await get('editor', `/records/${id}?fields=${fields}`)).toMatchObject({
      apiName: 'Call__c',
      id,
      lastModifiedDate: '2026-11-22T10:00:00.000Z',
      recordTypeInfo: null,
      fields: {
        Name: { displayValue: null, value: 'CALL-0001' },
        Kind__c: { displayValue: 'Inbound', value: 'INBOUND' },
        At__c: { displayValue: null, value: '2026-11-22T09:00:00.000Z' },
        Seconds__c: { displayValue: null, value: 3 },
        Done__c: { displayValue: null, value: false },
        Mood__c: { displayValue: null, value: null },
      },
    });
  });

  it('has parents as records of their own', async () => {
    const body = await get(
      'editor',
      `/records/${id}?fields=Call__c.Owner.Name,Call__c.Owner.Username,Call__c.Previous__r.Name`,
    );
    expect(body).toMatchObject({
      fields: {
        Owner: {
          displayValue: 'Editor',
          value: {
            apiName: 'User',
            fields: { Name: { value: 'Editor' }, Username: { value: 'editor@calls.example' } },
          },
        },
        Previous__r: { displayValue: null, value: null },
      },
    });
  });

  it('leaves out optional fields that the user may not read', async () => {
    const body = await get(
      'editor',
      `/records/${id}?fields=Call__c.Name&optionalFields=Call__c.Secret__c,Call__c.Kind__c,Call__c.Nothing__c`,
    );
    expect(Object.keys((body as { fields: object }).fields)).toEqual(['Name', 'Kind__c']);
  });

  it('is changed as the page changes it', async () => {
    const { status, body } = await served.send('editor', 'PATCH', `/ui-api/records/${id}`, {
      fields: { Mood__c: 'GOOD' },
    });
    expect([status, (body as { id: string }).id]).toEqual([200, id]);
    expect(await get('editor', `/records/${id}?fields=Call__c.Mood__c`)).toMatchObject({
      fields: { Mood__c: { displayValue: 'Good', value: 'GOOD' } },
    });
  });

  it('can be asked for among others, each with its own answer', async () => {
    expect(await get('reader', `/records/batch/${id},a00000000000zzz?fields=Call__c.Name`)).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 403 }, { statusCode: 404 }],
    });
  });
});

describe('an object for the page', () => {
  it('has the fields and rights of the user', async () => {
    const info = (await get('reader', '/object-info/Call__c')) as { fields: Record<string, object> };
    expect(info).toMatchObject({
      apiName: 'Call__c',
      label: 'Call',
      keyPrefix: 'a00',
      createable: false,
      nameFields: ['Name'],
    });
    expect(info.fields['Kind__c']).toMatchObject({ dataType: 'Picklist', updateable: false, label: 'Kind' });
    expect(info.fields['OwnerId']).toMatchObject({ dataType: 'Reference', polymorphicForeignKey: true });
    expect(info.fields).not.toHaveProperty('Secret__c');
    expect(await get('editor', '/object-info/Call__c')).toMatchObject({
      createable: true,
      fields: { Kind__c: { updateable: true } },
    });
  });

  it('has its picklists', async () => {
    expect(
      await get('reader', '/object-info/Call__c/picklist-values/012000000000000AAA/Kind__c'),
    ).toMatchObject({
      values: [
        { label: 'Inbound', value: 'INBOUND' },
        { label: 'Outbound', value: 'OUTBOUND' },
      ],
    });
  });
});

describe('list views', () => {
  interface List {
    count: number;
    nextPageToken: string | null;
    records: { fields: Record<string, { value: unknown }> }[];
  }
  const list = async (user: string, path: string) =>
    (await get(user, `/list-records/Call__c/${path}`)) as List;
  const names = ({ records }: List) => records.map(({ fields }) => fields['Name']?.value);

  it('are listed and described with the columns that the user may read', async () => {
    expect(await get('editor', '/list-ui/Call__c')).toMatchObject({
      lists: [{ apiName: 'All' }, { apiName: 'Mine' }, { apiName: 'Inbound' }],
    });
    const info = (await get('editor', '/list-info/Call__c/All')) as {
      displayColumns: { fieldApiName: string }[];
    };
    expect(info.displayColumns.map(({ fieldApiName }) => fieldApiName)).toEqual(['Name', 'Kind__c']);
  });

  it('show what their filter and sharing let through', async () => {
    expect(names(await list('editor', 'Inbound?sortBy=Name'))).toEqual(['CALL-0001', 'CALL-0003']);
    expect((await list('supervisor', 'All')).count).toBe(3);
    expect((await list('supervisor', 'Mine')).count).toBe(0);
    expect((await list('reader', 'All')).count).toBe(0);
  });

  it('are sorted and given in pages', async () => {
    const first = await list('editor', 'All?sortBy=-Seconds__c&pageSize=2');
    expect([names(first), first.nextPageToken]).toEqual([['CALL-0001', 'CALL-0003'], '2']);
    expect(names(await list('editor', 'All?sortBy=-Seconds__c&pageSize=2&pageToken=2'))).toEqual([
      'CALL-0002',
    ]);
  });

  it('that do not exist are not found', async () => {
    expect((await served.send('editor', 'GET', '/ui-api/list-records/Call__c/Nothing')).status).toBe(404);
  });
});
