import { join } from 'node:path';
import { createLocalOrg } from '../local-org.ts';
import { findField, findObject } from '../schema/model.ts';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { LOCAL_USERS } from '../users.ts';
import { CLIENT_ID, KEYS, assertion, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

const CONTACT = 'AC_Contact_Channel_Analytics__c';
const PROJECT = join(import.meta.dirname, '../../..');

let served: ServedOrg;
let record: string;

beforeAll(async () => {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  const integration = served.connect('integration@northwind.example');
  const dana = await integration
    .sobject('User')
    .findOne({ Username: 'dana.reyes@northwind.example' }, ['Id']);
  const [result] = await integration.sobject(CONTACT).upsert(
    [
      {
        ContactId__c: '11111111-2222-4333-8444-555555555555',
        OwnerId: dana?.Id,
        Channel__c: 'VOICE',
        LastUpdateTimestamp__c: '2026-11-20T14:05:00Z',
        Status__c: 'DONE',
        Sentiment__c: 'POSITIVE',
      },
    ],
    'ContactId__c',
  );
  record = result && 'id' in result ? (result.id ?? '') : '';
});
afterAll(() => served.close());

describe('the package in the local org', () => {
  it('lets the middleware sign in', async () => {
    const token = await assertion(served.url, { subject: 'integration@northwind.example', now: Date.now() });
    const response = await fetch(`${served.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: token,
      }),
    });
    expect(response.status).toBe(200);
  });

  it('has the contact id as the unique key of its records', () => {
    const object = findObject(served.org.schema, CONTACT);
    expect(object && findField(object, 'ContactId__c')).toMatchObject({
      length: 36,
      required: true,
      unique: true,
      externalId: true,
    });
    expect(object?.sharingModel).toBe('Private');
  });

  it.each([
    ['dana.reyes', 200],
    ['priya.nair', 200],
    ['alex.morgan', 200],
    ['omar.haddad', 403],
  ])('answers %s asking for the record with %i', async (name, status) => {
    const path = `/ui-api/records/${record}?fields=${CONTACT}.Name,${CONTACT}.Sentiment__c`;
    const answer = await served.send(`${name}@northwind.example`, 'GET', path);
    expect(answer.status).toBe(status);
  });

  it('lists the call in the view All to those who see it', async () => {
    const { body } = await served.send(
      'dana.reyes@northwind.example',
      'GET',
      `/ui-api/list-records/${CONTACT}/All`,
    );
    expect(body).toMatchObject({ count: 1, records: [{ id: record }] });
  });

  it('refuses an older contact record with its own mark', async () => {
    const older = {
      ContactId__c: '11111111-2222-4333-8444-555555555555',
      LastUpdateTimestamp__c: '2026-11-20T14:04:59Z',
    };
    const [result] = await served
      .connect('integration@northwind.example')
      .sobject(CONTACT)
      .upsert([older], 'ContactId__c');
    expect(result).toMatchObject({
      success: false,
      errors: [
        {
          statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: expect.stringContaining('AC_OLDER_CONTACT_RECORD') as string,
        },
      ],
    });
  });

  it('lets the integration put files on records of others, and their owners read them', async () => {
    const integration = served.connect('integration@northwind.example');
    const saved = await integration.sobject('ContentVersion').create({
      PathOnClient: 'Conversation.json',
      VersionData: 'e30=',
      FirstPublishLocationId: record,
      AC_FileKey__c: '11111111-2222-4333-8444-555555555555/Conversation/v1',
    });
    const path = `/sobjects/ContentVersion/${saved.id}/VersionData`;
    const { body } = await served.send('dana.reyes@northwind.example', 'GET', path);
    expect(body).toEqual({});
    expect((await served.send('omar.haddad@northwind.example', 'GET', path)).status).toBe(404);
  });

  it('gives the permission to play with AC_CallRecording only', () => {
    const may = (name: string) =>
      served.org.hasCustomPermission(`${name}@northwind.example`, 'AC_Play_Recording');
    expect(['dana.reyes', 'priya.nair', 'alex.morgan', 'omar.haddad'].map(may)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
