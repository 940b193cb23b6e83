import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createApexRuntime } from '#apex';
import { createLocalOrg } from '../local-org.ts';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { LOCAL_USERS } from '../users.ts';
import { serveOrg, type ServedOrg } from './call-org.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const INTEGRATION = 'integration@northwind.example';
const RETENTION = 'retention@northwind.example';
const ADMINISTRATOR = 'alex.morgan@northwind.example';
const CONTACT = 'AC_Contact_Channel_Analytics__c';
const UPSERT = `/composite/sobjects/${CONTACT}/ContactId__c`;

let served: ServedOrg;
/** How many records each write met the triggers with. */
const triggered: number[] = [];

beforeAll(async () => {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, INSTALLATION_FOLDERS),
    users: [...LOCAL_USERS, { ...agent(), username: RETENTION, permissionSets: ['AC_Retention'] }],
    client: { id: 'deletion', publicKeyPem: '' },
    namedCredentials: {},
  });
  const classes = globSync('force-app/**/*.{cls,trigger}', { cwd: PROJECT }).map((file) => ({
    path: file,
    source: readFileSync(path.join(PROJECT, file), 'utf8'),
  }));
  const apex = createApexRuntime({ classes, platform: org.platform });
  org.attachApex((call) => apex.invoke(call), {
    hasTriggers: (type) => apex.hasTriggers(type),
    write: async (request) => {
      triggered.push(request.records.length);
      return await apex.write(request);
    },
  });
  served = await serveOrg(org);
});
afterAll(() => served.close());

function agent() {
  const found = LOCAL_USERS.find(({ permissionSets }) => permissionSets.includes('AC_CallRecording'));
  if (!found) throw new Error('The local org has no agent.');
  return found;
}

const upsert = async (...contactIds: string[]) => {
  const records = contactIds.map((ContactId__c) => ({ attributes: { type: CONTACT }, ContactId__c }));
  const { body } = await served.send(INTEGRATION, 'PATCH', UPSERT, { allOrNone: false, records });
  return body as { id?: string; success: boolean; created?: boolean; errors: { message: string }[] }[];
};
const sizes = () =>
  ['ContentDocument', 'ContentVersion', 'ContentDocumentLink', 'AC_Deleted_Contact__c'].map((type) =>
    served.org.tableSize(type),
  );

/** A contact with a file, as the middleware makes them. */
async function imported(): Promise<{ contactId: string; id: string; file: object }> {
  const contactId = crypto.randomUUID();
  const [saved] = await upsert(contactId);
  const id = saved?.id ?? '';
  const file = {
    Title: 'Conversation',
    PathOnClient: 'Conversation.json',
    VersionData: Buffer.from('{}').toString('base64'),
    AC_FileKey__c: `${contactId}/Conversation.json/v1`,
  };
  const { status } = await served.send(INTEGRATION, 'POST', '/sobjects/ContentVersion', {
    ...file,
    FirstPublishLocationId: id,
  });
  expect(status).toBe(201);
  return { contactId, id, file };
}

describe('deleting a contact', () => {
  it('takes its files with it, over REST and by whoever may delete it', async () => {
    const before = sizes();
    const { id } = await imported();

    expect((await served.send(RETENTION, 'DELETE', `/sobjects/${CONTACT}/${id}`)).status).toBe(204);

    const [documents, versions, links, entries = 0] = before;
    expect(sizes()).toEqual([documents, versions, links, entries + 1]);
  });

  it('takes those of many contacts in one request, and in one run of the trigger', async () => {
    const before = sizes();
    const ids = (await Promise.all([imported(), imported(), imported()])).map(({ id }) => id);
    triggered.length = 0;

    const { body } = await served.send(RETENTION, 'DELETE', `/composite/sobjects?ids=${ids.join(',')}`);

    expect(body).toMatchObject([{ success: true }, { success: true }, { success: true }]);
    expect(triggered).toEqual([3]);
    expect(sizes().slice(0, 3)).toEqual(before.slice(0, 3));
  });

  it('is refused to the middleware, and nothing goes', async () => {
    const { id } = await imported();
    const before = sizes();

    expect((await served.send(INTEGRATION, 'DELETE', `/sobjects/${CONTACT}/${id}`)).status).toBe(403);
    expect(sizes()).toEqual(before);
  });

  it('keeps an upsert by its id out, and lets the others of the request in', async () => {
    const { contactId, id } = await imported();
    await served.send(RETENTION, 'DELETE', `/sobjects/${CONTACT}/${id}`);

    const [refused, other] = await upsert(contactId, crypto.randomUUID());

    expect(refused).toMatchObject({
      success: false,
      errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }],
    });
    expect(refused?.errors[0]?.message).toMatch(/^AC_DELETED_CONTACT: /);
    expect(other).toMatchObject({ success: true, created: true });
  });

  it('is lifted by an administrator alone, and then the contact and its file are taken again', async () => {
    const { contactId, id, file } = await imported();
    await served.send(RETENTION, 'DELETE', `/sobjects/${CONTACT}/${id}`);
    const address = `/sobjects/AC_Deleted_Contact__c/ContactId__c/${contactId}`;

    expect((await served.send(INTEGRATION, 'DELETE', address)).status).toBe(403);
    expect((await served.send(RETENTION, 'DELETE', address)).status).toBe(403);
    expect((await served.send(ADMINISTRATOR, 'DELETE', address)).status).toBe(204);

    const [again] = await upsert(contactId);
    expect(again).toMatchObject({ success: true, created: true });
    const { status } = await served.send(INTEGRATION, 'POST', '/sobjects/ContentVersion', {
      ...file,
      FirstPublishLocationId: again?.id,
    });
    expect(status).toBe(201);
  });
});

describe('an upsert by external id', () => {
  it('says which records it made, where the object has triggers', async () => {
    const contactId = crypto.randomUUID();
    expect(await upsert(contactId)).toMatchObject([{ success: true, created: true }]);
    expect(await upsert(contactId.toUpperCase())).toMatchObject([{ success: true, created: false }]);
  });

  it('refuses both records that one request has twice', async () => {
    const contactId = crypto.randomUUID();
    expect(await upsert(contactId, contactId)).toMatchObject([
      { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE' }] },
      { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE' }] },
    ]);
  });

  it('runs the trigger for a single record, too', async () => {
    const { contactId, id } = await imported();
    await served.send(RETENTION, 'DELETE', `/sobjects/${CONTACT}/${id}`);

    const { status, body } = await served.send(
      INTEGRATION,
      'PATCH',
      `/sobjects/${CONTACT}/ContactId__c/${contactId}`,
      { Channel__c: 'VOICE' },
    );

    expect(status).toBe(400);
    expect(body).toMatchObject([{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }]);
  });
});
