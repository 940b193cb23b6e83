import { join } from 'node:path';
import { createLocalOrg } from '../local-org.ts';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { LOCAL_USERS } from '../users.ts';
import { CLIENT_ID, KEYS, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const ADMIN = 'alex.morgan@northwind.example';
const INTEGRATION = 'integration@northwind.example';

let served: ServedOrg;
beforeAll(async () => {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  const admin = served.connect(ADMIN);
  const integration = await admin.sobject('User').findOne({ Username: INTEGRATION }, ['Id']);
  const seen = { OwnerId: integration?.Id };
  await admin.sobject('Account').create({ ...seen, Name: 'Adventure Works', Phone: '555.010.0123' });
  await admin.sobject('Contact').create({ ...seen, LastName: 'Ito', Phone: '(555) 010-0123' });
  await admin.sobject('Contact').create({ LastName: 'Meyer', MobilePhone: '+49 30 901820' });
});
afterAll(() => served.close());

const search = async (sosl: string, user = INTEGRATION) => {
  const { status, body } = await served.send(user, 'GET', `/search?q=${encodeURIComponent(sosl)}`);
  return { status, body: body as { searchRecords: Record<string, unknown>[] } };
};
const RETURNING = 'RETURNING Contact(Id, Name, Phone), Account(Id, Name)';

describe('searching for phone numbers', () => {
  it('finds a number in whatever way it is written', async () => {
    const { status, body } = await search(
      `FIND {"15550100123" OR "5550100123"} IN PHONE FIELDS ${RETURNING}`,
    );

    expect(status).toBe(200);
    expect(body.searchRecords).toMatchObject([
      { attributes: { type: 'Contact' }, Name: 'Ito', Phone: '(555) 010-0123' },
      { attributes: { type: 'Account' }, Name: 'Adventure Works' },
    ]);
  });

  it('answers nothing where nobody has the number', async () => {
    const { body } = await search(`FIND {"5550109999"} IN PHONE FIELDS ${RETURNING}`);

    expect(body).toEqual({ searchRecords: [] });
  });

  it('shows nobody what sharing hides from them', async () => {
    const sosl = 'FIND {"4930901820"} IN PHONE FIELDS RETURNING Contact(Id)';

    expect((await search(sosl)).body.searchRecords).toEqual([]);
    expect((await search(sosl, ADMIN)).body.searchRecords).toHaveLength(1);
  });

  it.each([
    ['no search at all', ''],
    ['a search for a name', 'FIND {Ito} IN NAME FIELDS RETURNING Contact(Id)'],
    ['terms that are no numbers', `FIND {"Ito"} IN PHONE FIELDS ${RETURNING}`],
  ])('refuses %s', async (_what, sosl) => {
    expect(await search(sosl)).toMatchObject({ status: 400, body: [{ errorCode: 'MALFORMED_SEARCH' }] });
  });

  it('refuses an object that does not exist', async () => {
    const answer = await search('FIND {"5550100123"} IN PHONE FIELDS RETURNING Nothing(Id)');

    expect(answer).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_TYPE' }] });
  });
});
