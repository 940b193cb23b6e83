import { page, recordedOrg, restError, type OrgRequest, type RecordedOrg } from './recorded/org.ts';

const CASE = '500000000000001AAA';
const PERSON = '003000000000001AAA';
const COMPANY = '001000000000001AAA';

describe('related records in Salesforce', () => {
  let org: RecordedOrg;
  const open = async (...given: Parameters<typeof recordedOrg>) => (org = await recordedOrg(...given));
  afterEach(() => {
    org.close();
  });

  it('are found by id, with what they lead on to', async () => {
    const { store, requests } = await open(() => page({ Id: CASE, ContactId: PERSON, AccountId: null }));

    const found = await store.findTargets('Case', [CASE, '500000000000002AAA']);

    expect(found).toEqual(new Map([[CASE, { contactId: PERSON }]]));
    expect(requests.map(({ soql }) => soql)).toEqual([
      `SELECT Id, ContactId, AccountId FROM Case WHERE Id IN ('${CASE}', '500000000000002AAA')`,
    ]);
  });

  it('are asked for 200 at a time', async () => {
    const { store, requests } = await open(() => page());
    const ids = Array.from({ length: 401 }, (_slot, index) => `001${String(index).padStart(15, '0')}`);

    await store.findTargets('Account', ids);

    expect(requests.map(({ soql }) => soql.match(/'/g)?.length)).toEqual([400, 400, 2]);
  });

  it('are a refusal where the object cannot be read', async () => {
    const { store } = await open(() => restError(400, 'INVALID_TYPE'));

    await expect(store.findTargets('Case', [CASE])).rejects.toMatchObject({ kind: 'salesforce-refused' });
  });
});

describe('a search for phone numbers', () => {
  let org: RecordedOrg;
  const searches: string[] = [];
  const open = async (answer: (request: OrgRequest) => object) => {
    org = await recordedOrg((request) => {
      searches.push(request.path === '/search' ? request.soql : `not a search: ${request.path}`);
      return answer(request);
    });
    return org.store;
  };
  beforeEach(() => searches.splice(0));
  afterEach(() => {
    org.close();
  });
  const answering = (...searchRecords: object[]) => ({ body: { searchRecords } });

  it('is one call for many numbers, each asked for once', async () => {
    const store = await open(() => answering());

    expect(await store.searchPhones(['15550100123', '5550100123', '5550100123'])).toEqual([]);
    expect(searches).toEqual([
      'FIND {"15550100123" OR "5550100123"} IN PHONE FIELDS ' +
        'RETURNING Contact(Id, Name, AccountId, Phone, MobilePhone), Account(Id, Name, Phone)',
    ]);
  });

  it('stays within the length up to which a search keeps its operators', async () => {
    const store = await open(() => answering());
    const longest = Array.from({ length: 1000 }, (_, at) => `1${String(at).padStart(18, '0')}`);

    await store.searchPhones(longest);

    const terms = searches.map((search) => /\{(.+)\}/.exec(search)?.[1] ?? '');
    expect(terms.flatMap((some) => some.split(' OR '))).toHaveLength(longest.length);
    expect(Math.max(...terms.map((some) => some.length))).toBeLessThanOrEqual(4000);
  });

  it('answers who has which numbers', async () => {
    const store = await open(() =>
      answering(
        {
          attributes: { type: 'Contact' },
          Id: PERSON,
          Name: 'Ito',
          AccountId: COMPANY,
          Phone: null,
          MobilePhone: '+1 555',
        },
        { attributes: { type: 'Account' }, Id: COMPANY, Name: 'Northwind', Phone: '(555) 010-0123' },
      ),
    );

    expect(await store.searchPhones(['15550100123'])).toEqual([
      { object: 'Contact', id: PERSON, name: 'Ito', accountId: COMPANY, phones: ['+1 555'] },
      { object: 'Account', id: COMPANY, name: 'Northwind', phones: ['(555) 010-0123'] },
    ]);
  });

  it('says that Salesforce cannot answer now', async () => {
    const store = await open(() => restError(503, 'SERVER_UNAVAILABLE'));

    await expect(store.searchPhones(['15550100123'])).rejects.toMatchObject({
      kind: 'salesforce-unavailable',
    });
  });
});
