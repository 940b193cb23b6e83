import path from 'node:path';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { CLIENT_ID, KEYS, serveOrg, type ServedOrg } from '#org/testing';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const NOW = Date.parse('2026-11-22T12:00:00Z');
const SUPERVISOR = 'priya.nair@northwind.example';
const AGENT = 'dana.reyes@northwind.example';

let served: ServedOrg;

/** Contacts by the end of their id, each with what a list is made for. */
const CONTACTS: Record<string, Record<string, string>> = {
  today: { InitiationTimestamp__c: '2026-11-22T00:00:00Z', Status__c: 'DONE' },
  yesterday: { InitiationTimestamp__c: '2026-11-21T23:59:59Z', Status__c: 'DONE' },
  unhappy: { Sentiment__c: 'NEGATIVE', Status__c: 'DONE' },
  'unhappy-customer': { Sentiment__c: 'NEUTRAL', CustomerSentiment__c: 'NEGATIVE', Status__c: 'DONE' },
  transcribing: { Status__c: 'TRANSCRIBING' },
  analysing: { Status__c: 'ANALYSING' },
  failed: { Status__c: 'FAILED' },
};

beforeAll(async () => {
  const org = createLocalOrg({
    source: projectSourceFiles(path.resolve(import.meta.dirname, '../..'), INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
    now: () => NOW,
  });
  served = await serveOrg(org);
  const integration = served.connect('integration@northwind.example');
  const owner = await integration.sobject('User').findOne({ Username: AGENT }, ['Id']);
  const results = await integration.sobject(OBJECT).upsert(
    Object.entries(CONTACTS).map(([id, fields]) => ({
      ContactId__c: id,
      ...fields,
      ...(id === 'today' ? { OwnerId: owner?.Id } : {}),
    })),
    'ContactId__c',
  );
  if (results.some(({ success }) => !success)) throw new Error('The contacts of this test were refused.');
});
afterAll(() => served.close());

async function contactsIn(view: string, user: string): Promise<string[]> {
  const address = `/ui-api/list-records/${OBJECT}/${view}?fields=${OBJECT}.ContactId__c`;
  const { body } = await served.send(user, 'GET', address);
  const { records } = body as { records: { fields: { ContactId__c: { value: string } } }[] };
  return records.map(({ fields }) => fields.ContactId__c.value).sort();
}

describe('the list views of contacts', () => {
  it.each([
    ['All', Object.keys(CONTACTS).sort()],
    ['Today', ['today']],
    ['Negative_Sentiment', ['unhappy', 'unhappy-customer']],
    ['In_Progress', ['analysing', 'transcribing']],
    ['Failed', ['failed']],
    ['My_Calls', []],
  ])('show a supervisor in %s: %j', async (view, contacts) => {
    expect(await contactsIn(view, SUPERVISOR)).toEqual(contacts);
  });

  it.each(['All', 'Today', 'My_Calls'])('show an agent in %s only the own call', async (view) => {
    expect(await contactsIn(view, AGENT)).toEqual(['today']);
  });
});
