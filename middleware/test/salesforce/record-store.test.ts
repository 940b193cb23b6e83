import {
  notSaved,
  page,
  recordedOrg,
  restError,
  saved,
  type OrgRequest,
  type RecordedOrg,
} from './recorded/org.ts';

type Collection = { allOrNone: boolean; records: Record<string, unknown>[] };
const collection = ({ body }: OrgRequest) => body as Collection;
const idsIn = (request: OrgRequest) => collection(request).records.map((record) => record.ContactId__c);
const write = (contactId: string, fields = {}) => ({ contactId, fields });
const OLDER = 'AC_OLDER_CONTACT_RECORD: this contact record is older than the one already stored.';

const DELETED = 'AC_DELETED_CONTACT: this contact was deleted.';

describe('the record store', () => {
  let org: RecordedOrg;
  const open = async (...given: Parameters<typeof recordedOrg>) => (org = await recordedOrg(...given));
  afterEach(() => {
    org.close();
  });

  describe('upserting', () => {
    const saveAll = (request: OrgRequest) => ({
      body: collection(request).records.map((record) => saved(String(record.ContactId__c), true)),
    });

    it('writes many records in one call, by contact id', async () => {
      const { store, requests } = await open(saveAll);

      const outcomes = await store.upsert([write('c-1', { Region__c: 'us-east-1' }), write('c-2')]);

      expect(outcomes).toEqual([
        { outcome: 'created', recordId: 'c-1' },
        { outcome: 'created', recordId: 'c-2' },
      ]);
      expect(requests).toMatchObject([
        { method: 'PATCH', path: '/composite/sobjects/AC_Contact_Channel_Analytics__c/ContactId__c' },
      ]);
      expect(requests[0]?.body).toEqual({
        allOrNone: false,
        records: [
          {
            attributes: { type: 'AC_Contact_Channel_Analytics__c' },
            Region__c: 'us-east-1',
            ContactId__c: 'c-1',
          },
          { attributes: { type: 'AC_Contact_Channel_Analytics__c' }, ContactId__c: 'c-2' },
        ],
      });
    });

    it('takes 200 records a call', async () => {
      const { store, requests } = await open(saveAll);

      const outcomes = await store.upsert(Array.from({ length: 401 }, (_slot, index) => write(`c-${index}`)));

      expect(requests.map((request) => idsIn(request).length)).toEqual([200, 200, 1]);
      expect(outcomes[400]).toEqual({ outcome: 'created', recordId: 'c-400' });
    });

    it('writes several records of one contact one after the other, the older first', async () => {
      const { store, requests } = await open((request) => ({
        body: collection(request).records.map((record) => saved(String(record.Region__c), false)),
      }));
      const at = (minute: number, region: string) => ({
        LastUpdateTimestamp__c: `2026-11-20T14:0${minute}:00.000Z`,
        Region__c: region,
      });

      const outcomes = await store.upsert([
        write('C-1', at(9, 'newest')),
        write('c-2', at(1, 'other')),
        write('c-1', at(2, 'oldest')),
        write('c-1', at(5, 'middle')),
      ]);

      const regions = requests.map((request) =>
        collection(request).records.map((record) => record.Region__c),
      );
      expect(regions).toEqual([['other', 'oldest'], ['middle'], ['newest']]);
      expect(outcomes.map((outcome) => 'recordId' in outcome && outcome.recordId)).toEqual([
        'newest',
        'other',
        'oldest',
        'middle',
      ]);
    });

    it('tells apart what Salesforce refuses, each in its place', async () => {
      const { store } = await open(() => ({
        body: [
          saved('a01', false),
          notSaved('FIELD_CUSTOM_VALIDATION_EXCEPTION', OLDER, ['LastUpdateTimestamp__c']),
          notSaved('STRING_TOO_LONG', 'QueueName__c: data value too large: secret', ['QueueName__c']),
          notSaved('TRANSFER_REQUIRES_READ'),
          notSaved('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'another rule', ['Region__c']),
          notSaved('FIELD_CUSTOM_VALIDATION_EXCEPTION', DELETED),
        ],
      }));

      const outcomes = await store.upsert(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].map((id) => write(id)));

      expect(outcomes).toEqual([
        { outcome: 'updated', recordId: 'a01' },
        { outcome: 'superseded' },
        { outcome: 'refused', code: 'STRING_TOO_LONG', fields: ['QueueName__c'] },
        { outcome: 'refused', code: 'TRANSFER_REQUIRES_READ', fields: [] },
        { outcome: 'refused', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Region__c'] },
        { outcome: 'deleted' },
      ]);
    });

    it('tries only the locked records again', async () => {
      const { store, requests, pauses } = await open((request, count) => ({
        body: collection(request).records.map((record) =>
          count === 1 && record.ContactId__c === 'c-2'
            ? notSaved('UNABLE_TO_LOCK_ROW')
            : saved(String(record.ContactId__c), true),
        ),
      }));

      const outcomes = await store.upsert([write('c-1'), write('c-2'), write('c-3')]);

      expect(requests.map(idsIn)).toEqual([['c-1', 'c-2', 'c-3'], ['c-2']]);
      expect(pauses).toEqual([100]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
    });

    it('says of a record that stays locked that it may work later, without harming the rest', async () => {
      const { store } = await open((request) => ({
        body: collection(request).records.map((record) =>
          record.ContactId__c === 'c-2' ? notSaved('UNABLE_TO_LOCK_ROW') : saved('a01', true),
        ),
      }));

      expect(await store.upsert([write('c-1'), write('c-2')])).toEqual([
        { outcome: 'created', recordId: 'a01' },
        { outcome: 'unavailable', code: 'UNABLE_TO_LOCK_ROW' },
      ]);
    });

    it('writes again what a broken connection left open', async () => {
      const { store, requests } = await open((request, count) =>
        count === 1 ? { cut: true } : saveAll(request),
      );

      expect(await store.upsert([write('c-1')])).toMatchObject([{ outcome: 'created' }]);
      expect(requests).toHaveLength(2);
    });

    it('hands the work back where the answer is not what Salesforce answers', async () => {
      const { store } = await open(() => ({ body: [] }));

      await expect(store.upsert([write('c-1')])).rejects.toMatchObject({ kind: 'salesforce-unavailable' });
    });

    it('says what Salesforce refused where it refused the whole call', async () => {
      const { store } = await open(() => ({
        status: 400,
        body: [{ errorCode: 'INVALID_FIELD', message: 'No such column', fields: ['Waveform__c'] }],
      }));

      await expect(store.upsert([write('c-1')])).rejects.toMatchObject({
        kind: 'salesforce-refused',
        errors: [{ path: 'Waveform__c', message: 'INVALID_FIELD' }],
      });
    });
  });

  describe('updating', () => {
    it('names records by id and tells which are gone', async () => {
      const { store, requests } = await open(() => ({
        body: [{ id: 'a01', success: true, errors: [] }, notSaved('ENTITY_IS_DELETED', 'entity is deleted')],
      }));

      const outcomes = await store.update([
        { recordId: 'a01', fields: { Status__c: 'DONE' } },
        { recordId: 'a02', fields: { Status__c: 'DONE' } },
      ]);

      expect(outcomes).toEqual([{ outcome: 'updated', recordId: 'a01' }, { outcome: 'gone' }]);
      expect(requests).toMatchObject([{ method: 'PATCH', path: '/composite/sobjects' }]);
      expect(collection(requests[0] as OrgRequest).records[0]).toMatchObject({
        id: 'a01',
        Status__c: 'DONE',
      });
    });

    it('upserts the original of a redacted contact by its id, on an object of its own', async () => {
      const { store, requests } = await open(() => ({ body: [saved('a02-1', false)] }));

      expect(await store.putOriginal('c-1', { Transcript__c: 'I am Brandt.' })).toBe('a02-1');
      expect(requests).toMatchObject([
        {
          method: 'PATCH',
          path: '/composite/sobjects/AC_Original_Content__c/ContactId__c',
          body: {
            records: [
              {
                attributes: { type: 'AC_Original_Content__c' },
                Transcript__c: 'I am Brandt.',
                ContactId__c: 'c-1',
              },
            ],
          },
        },
      ]);
    });

    it('says where Salesforce does not take an original, without a word of it', async () => {
      const { store } = await open(() => ({ body: [notSaved('INVALID_FIELD', 'I am Brandt.')] }));

      await expect(store.putOriginal('c-1', { Transcript__c: 'I am Brandt.' })).rejects.toMatchObject({
        kind: 'salesforce-refused',
        message: expect.not.stringContaining('Brandt') as string,
      });
    });

    it('asks nothing where there is nothing to write', async () => {
      const { store, requests } = await open(() => ({ body: [] }));

      expect(await store.update([])).toEqual([]);
      expect(requests).toEqual([]);
    });
  });

  describe('finding', () => {
    const attributes = { type: 'AC_Contact_Channel_Analytics__c', url: '/x' };

    it('finds the records of many contacts in one query', async () => {
      const { store, requests } = await open(() =>
        page({ attributes, Id: 'a01', ContactId__c: 'C-1', Status__c: 'DONE' }),
      );

      const found = await store.findMany(['c-1', 'c-2', 'c-1'], ['Status__c']);

      expect(found).toEqual(
        new Map([['c-1', { id: 'a01', fields: { ContactId__c: 'C-1', Status__c: 'DONE' } }]]),
      );
      expect(requests.map(({ soql }) => soql)).toEqual([
        "SELECT Id, Status__c, ContactId__c FROM AC_Contact_Channel_Analytics__c WHERE ContactId__c IN ('c-1', 'c-2')",
      ]);
    });

    it('finds records in progress that stand still, oldest first', async () => {
      const { store, requests } = await open(() => page({ Id: 'a01', Status__c: 'IMPORTED' }));

      const found = await store.findUnfinished(new Date('2026-11-20T14:00:00Z'), 5, ['Status__c']);

      expect(found).toEqual([{ id: 'a01', fields: { Status__c: 'IMPORTED' } }]);
      expect(requests[0]?.soql).toBe(
        'SELECT Id, Status__c FROM AC_Contact_Channel_Analytics__c ' +
          "WHERE Status__c IN ('IMPORTED', 'TRANSCRIBING', 'ANALYSING') " +
          'AND LastModifiedDate < 2026-11-20T14:00:00.000Z ORDER BY LastModifiedDate ASC LIMIT 5',
      );
    });

    it('finds a record by its job, and escapes the name', async () => {
      const { store, requests } = await open(() => page());

      expect(await store.findByJob("x\\' OR Name != '", ['Status__c'])).toBeUndefined();
      expect(requests[0]?.soql).toContain("TranscriptionJobName__c = 'x\\\\\\' OR Name != \\'' LIMIT 1");
    });

    it('finds active users by the configured field, whatever the letter case', async () => {
      const { store, requests } = await open(() =>
        page({ Id: '005', Username: 'Dana.Reyes@northwind.example' }),
      );

      const users = await store.usersByAgent(['dana.reyes@northwind.example']);

      expect(users.get('dana.reyes@northwind.example')).toBe('005');
      expect(requests[0]?.soql).toContain("IsActive = true AND Username IN ('dana.reyes@northwind.example')");
    });

    it.each([
      [[{ Id: '005A' }, { Id: '005B' }], true],
      [[{ Id: '005A' }], false],
    ])('knows from %j whether it sees any other user', async (rows, sees) => {
      const { store, requests } = await open(() => page(...rows));

      expect(await store.seesOtherUsers()).toBe(sees);
      expect(requests[0]?.soql).toBe(
        "SELECT Id FROM User WHERE IsActive = true AND UserType = 'Standard' LIMIT 2",
      );
    });

    it('finds the records of an owner after an id, those with an agent', async () => {
      const { store, requests } = await open(() => page({ Id: 'a02', AgentUsername__c: 'dana' }));

      const found = await store.findByOwner({ ownerId: '00G', after: 'a01', most: 200 }, [
        'AgentUsername__c',
      ]);

      expect(found).toEqual([{ id: 'a02', fields: { AgentUsername__c: 'dana' } }]);
      expect(requests[0]?.soql).toBe(
        'SELECT Id, AgentUsername__c FROM AC_Contact_Channel_Analytics__c ' +
          "WHERE AgentUsername__c != null AND OwnerId = '00G' AND Id > 'a01' ORDER BY Id ASC LIMIT 200",
      );
    });

    it('asks for the queue once, and again where it was not there', async () => {
      const { store, requests } = await open((_request, count) =>
        count === 1 ? page() : page({ Id: '00G' }),
      );

      await expect(store.unassignedOwner()).rejects.toMatchObject({
        kind: 'salesforce-refused',
        message: expect.stringContaining('AC_Unassigned') as string,
      });
      expect([await store.unassignedOwner(), await store.unassignedOwner()]).toEqual(['00G', '00G']);
      expect(requests).toHaveLength(2);
    });

    it('proves with a ping that the session works', async () => {
      const { store } = await open(() => restError(403, 'REQUEST_LIMIT_EXCEEDED'));

      await expect(store.ping()).rejects.toMatchObject({ kind: 'salesforce-unavailable' });
    });
  });
});
