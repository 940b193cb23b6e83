import { createCallOrg, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

let served: ServedOrg;
/** The editor's call, the queue's call and the integration's own. */
let calls: { editors: string; queues: string; integrations: string };

beforeAll(async () => {
  served = await serveOrg(createCallOrg());
  const integration = served.connect('integration');
  const editor = await integration.sobject('User').findOne({ Username: 'editor@calls.example' }, ['Id']);
  const queue = await integration.sobject('Group').findOne({ DeveloperName: 'Unassigned' }, ['Id']);
  const created = await integration
    .sobject('Call__c')
    .create([
      { Key__c: 'editors', OwnerId: editor?.Id, Secret__c: 'hidden', Kind__c: 'INBOUND' },
      { Key__c: 'queues', OwnerId: queue?.Id, Kind__c: 'OUTBOUND' },
      { Key__c: 'integrations' },
    ]);
  const [editors = '', queues = '', integrations = ''] = created.map(({ id }) => id ?? '');
  calls = { editors, queues, integrations };
});

afterAll(() => served.close());

async function visibleTo(name: string): Promise<string[]> {
  const { records } = await served
    .connect(name)
    .query<{ Key__c: string }>('SELECT Key__c FROM Call__c ORDER BY Key__c');
  return records.map((record) => record.Key__c);
}

describe('who sees which records', () => {
  it.each([
    ['the owner sees own records', 'editor', ['editors']],
    ['a peer sees none of them', 'reader', []],
    ['the role above the owner sees them', 'lead', ['editors']],
    ['a member of the owning queue sees its records', 'queued', ['queues']],
    ['view all of the object shows every record', 'supervisor', ['editors', 'integrations', 'queues']],
    ['modify all data shows every record', 'admin', ['editors', 'integrations', 'queues']],
    [
      'a sharing rule by criteria shows what it matches',
      'integration',
      ['editors', 'integrations', 'queues'],
    ],
  ])('%s', async (_sentence, name, expected) => {
    expect(await visibleTo(name)).toEqual(expected);
  });

  it('an object without a permission set does not exist for the user', async () => {
    await expect(visibleTo('outsider')).rejects.toMatchObject({ errorCode: 'INVALID_TYPE' });
    const { body } = await served.send('outsider', 'GET', '/sobjects');
    expect((body as { sobjects: { name: string }[] }).sobjects.map(({ name }) => name)).not.toContain(
      'Call__c',
    );
  });
});

describe('who changes which records', () => {
  const change = (name: string, id: string) =>
    served.send(name, 'PATCH', `/sobjects/Call__c/${id}`, { Seconds__c: 1 });

  it.each([
    ['the owner', 'editor', 'editors', 204],
    ['the role above', 'lead', 'editors', 204],
    ['a member of the queue', 'queued', 'queues', 204],
    ['an administrator', 'admin', 'queues', 204],
    ['the integration, by the sharing rule', 'integration', 'editors', 204],
    ['one who may only read', 'supervisor', 'editors', 403],
    ['one who does not see the record', 'queued', 'editors', 403],
    ['one without the object', 'outsider', 'editors', 404],
  ] as const)('%s: %s on the call of %s gets %i', async (_who, name, call, status) => {
    expect((await change(name, calls[call])).status).toBe(status);
  });

  it('deletes only with the right to delete and an owner’s access', async () => {
    const { id = '' } = await served.connect('editor').sobject('Call__c').create({ Key__c: 'short-lived' });
    expect((await served.send('integration', 'DELETE', `/sobjects/Call__c/${id}`)).status).toBe(403);
    expect((await served.send('editor', 'DELETE', `/sobjects/Call__c/${id}`)).status).toBe(204);
  });
});

describe('fields', () => {
  it('that no permission set shows are unknown to the user, also where the record is visible', async () => {
    const query = served.connect('admin').query('SELECT Secret__c FROM Call__c');
    await expect(query).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    const { body } = await served.send('editor', 'GET', `/sobjects/Call__c/${calls.editors}`);
    expect(body).toHaveProperty('Kind__c', 'INBOUND');
    expect(body).not.toHaveProperty('Secret__c');
    const { body: described } = await served.send('editor', 'GET', '/sobjects/Call__c/describe');
    const names = (described as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(names).toContain('Kind__c');
    expect(names).not.toContain('Secret__c');
  });

  it('are shown to those whose permission set names them', async () => {
    const { records } = await served
      .connect('integration')
      .query<{ Secret__c: string }>("SELECT Secret__c FROM Call__c WHERE Key__c = 'editors'");
    expect(records[0]?.Secret__c).toBe('hidden');
  });

  it('required ones come with the object', async () => {
    expect(await visibleTo('supervisor')).toHaveLength(3);
  });
});

describe('details', () => {
  it('are written and seen by who reads their master, where the field says so', async () => {
    const remark = await served.connect('supervisor').sobject('Remark__c').create({ Call__c: calls.editors });
    const seen = async (name: string) =>
      (await served.connect(name).query('SELECT Id FROM Remark__c')).totalSize;
    expect([await seen('supervisor'), await seen('editor'), await seen('reader')]).toEqual([1, 1, 0]);
    expect((await served.send('editor', 'DELETE', `/sobjects/Remark__c/${remark.id}`)).status).toBe(204);
  });

  it('otherwise need a master that the user may edit', async () => {
    const part = await served.connect('editor').sobject('Part__c').create({ Call__c: calls.editors });
    expect(part.success).toBe(true);
    expect((await served.connect('supervisor').query('SELECT Id FROM Part__c')).totalSize).toBe(1);
  });

  it('keep their master', async () => {
    const { body } = await served.send('editor', 'POST', '/sobjects/Remark__c', { Call__c: calls.editors });
    const { id } = body as { id: string };
    const moved = await served.send('editor', 'PATCH', `/sobjects/Remark__c/${id}`, {
      Call__c: calls.editors,
    });
    expect(moved.body).toMatchObject([{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }]);
  });
});

describe('files', () => {
  let version: string;
  let document: string;

  beforeAll(async () => {
    const integration = served.connect('integration');
    const saved = await integration.sobject('ContentVersion').create({
      PathOnClient: 'Conversation.json',
      VersionData: Buffer.from('{"turns":[]}').toString('base64'),
      FirstPublishLocationId: calls.editors,
    });
    version = saved.id ?? '';
    const links = await integration.query<{ ContentDocumentId: string }>(
      `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${calls.editors}'`,
    );
    document = links.records[0]?.ContentDocumentId ?? '';
  });

  it.each([
    ['the owner of the record', 'editor', 200],
    ['a supervisor of all records', 'supervisor', 200],
    ['a user who does not see the record', 'queued', 404],
    ['a user without the object', 'outsider', 404],
  ])('follow the record: %s', async (_who, name, status) => {
    const path = `/sobjects/ContentVersion/${version}/VersionData`;
    const response = await fetch(`${served.url}/services/data/v65.0${path}`, {
      headers: { authorization: `Bearer ${served.org.accessTokenOf(`${name}@calls.example`)}` },
    });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text.includes('{"turns":[]}')).toBe(status === 200);
  });

  it('are found by their document, but not by a question that names no id', async () => {
    const editor = served.connect('editor');
    const byDocument = await editor.query(
      `SELECT Id FROM ContentVersion WHERE ContentDocumentId = '${document}'`,
    );
    expect(byDocument.totalSize).toBe(1);
    const byTitle = await editor.query("SELECT Id FROM ContentVersion WHERE Title = 'Conversation'");
    expect(byTitle.totalSize).toBe(0);
  });

  it('on a record that the user may only read cannot be replaced', async () => {
    const upload = served.connect('supervisor').sobject('ContentVersion').create({
      PathOnClient: 'Conversation.json',
      VersionData: 'e30=',
      ContentDocumentId: document,
    });
    await expect(upload).rejects.toMatchObject({
      errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    });
  });
});

describe('permissions of other kinds', () => {
  it('custom permissions come with their permission set', () => {
    expect(served.org.hasCustomPermission('reader@calls.example', 'Listen')).toBe(true);
    expect(served.org.hasCustomPermission('admin@calls.example', 'Listen')).toBe(false);
  });

  it('an assignment counts from the moment it is made', async () => {
    const admin = served.connect('admin');
    const set = await admin.sobject('PermissionSet').findOne({ Name: 'Call_Secret' }, ['Id']);
    const user = await admin.sobject('User').findOne({ Username: 'editor@calls.example' }, ['Id']);
    const query = () => served.connect('editor').query('SELECT Secret__c FROM Call__c');
    await expect(query()).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    await admin.sobject('PermissionSetAssignment').create({ PermissionSetId: set?.Id, AssigneeId: user?.Id });
    expect((await query()).records[0]).toMatchObject({ Secret__c: 'hidden' });
  });

  it('a group gives what its permission sets give, once the org has worked it out', async () => {
    const admin = served.connect('admin');
    const group = await admin
      .sobject('PermissionSetGroup')
      .findOne({ DeveloperName: 'Call_Secrets' }, ['Id']);
    const user = await admin.sobject('User').findOne({ Username: 'supervisor@calls.example' }, ['Id']);
    const query = () => served.connect('supervisor').query('SELECT Secret__c FROM Call__c');
    const setStatus = (Status: string) =>
      admin.sobject('PermissionSetGroup').update({ Id: group?.Id ?? '', Status });
    await setStatus('Updating');
    await admin
      .sobject('PermissionSetAssignment')
      .create({ PermissionSetGroupId: group?.Id, AssigneeId: user?.Id });
    await expect(query()).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    await setStatus('Updated');
    expect((await query()).records[0]).toMatchObject({ Secret__c: 'hidden' });
  });

  it('a group is found as the permission set that stands for it, as the Salesforce CLI looks for it', async () => {
    const admin = served.connect('admin');
    const set = await admin.sobject('PermissionSet').findOne({ Name: 'Call_Secrets' }, ['Id']);
    const user = await admin.sobject('User').findOne({ Username: 'lead@calls.example' }, ['Id']);
    await admin.sobject('PermissionSetAssignment').create({ PermissionSetId: set?.Id, AssigneeId: user?.Id });
    const { records } = await admin.query(
      "SELECT PermissionSetGroup.DeveloperName FROM PermissionSetAssignment WHERE Assignee.Username = 'lead@calls.example' AND PermissionSetGroupId != null",
    );
    expect(records).toMatchObject([{ PermissionSetGroup: { DeveloperName: 'Call_Secrets' } }]);
  });
});
