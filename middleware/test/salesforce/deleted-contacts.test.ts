import { notSaved, page, recordedOrg, restError, type OrgAnswer, type RecordedOrg } from './recorded/org.ts';

const CONTACT = 'C-1';
const FILES = [{ name: 'Conversation.json', content: '{}' }];

describe('contacts that were deleted in Salesforce', () => {
  let org: RecordedOrg;
  afterEach(() => {
    org.close();
  });

  /** An org that refuses every write, and knows of the given contacts that they were deleted. */
  const refusing = async (refusal: OrgAnswer, ...deleted: string[]) =>
    (org = await recordedOrg(({ soql }) => {
      if (soql.includes('AC_Deleted_Contact__c'))
        return page(...deleted.map((ContactId__c) => ({ ContactId__c })));
      return soql === '' ? refusal : page();
    }));

  it('are found for a whole batch in one query, in whatever case', async () => {
    const { store, requests } = await refusing({}, 'c-1');

    expect(await store.deletedContacts(['C-1', 'c-2', 'C-1'])).toEqual(new Set(['c-1']));
    expect(requests.map(({ soql }) => soql)).toEqual([
      "SELECT ContactId__c FROM AC_Deleted_Contact__c WHERE ContactId__c IN ('C-1', 'c-2')",
    ]);
  });

  it.each(['INVALID_CROSS_REFERENCE_KEY', 'ENTITY_IS_DELETED', 'FIELD_INTEGRITY_EXCEPTION'])(
    'are why a file is refused with %s',
    async (code) => {
      const { store } = await refusing(restError(400, code, 'no'), 'c-1');

      await expect(store.putFiles('a01', CONTACT, FILES)).rejects.toMatchObject({ kind: 'contact-deleted' });
    },
  );

  it('are why original content is refused', async () => {
    const { store } = await refusing({ body: [notSaved('INVALID_CROSS_REFERENCE_KEY')] }, 'c-1');

    await expect(store.putOriginal(CONTACT, {})).rejects.toMatchObject({ kind: 'contact-deleted' });
  });

  it('are not made responsible for another refusal', async () => {
    const { store } = await refusing(restError(400, 'FIELD_INTEGRITY_EXCEPTION', 'no'));

    await expect(store.putFiles('a01', CONTACT, FILES)).rejects.toMatchObject({
      kind: 'salesforce-refused',
      message: expect.stringContaining('FIELD_INTEGRITY_EXCEPTION') as string,
    });
  });
});
