import { generateKeyPairSync } from 'node:crypto';
import { CALLS_OF_PRIVATE_USERS, NOW, assertion } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

export interface Outcome {
  status: number;
  body: unknown;
}
type Attempt = (org: ServedOrg) => Promise<Outcome>;

const create =
  (user: string, fields: object, type = 'Call__c'): Attempt =>
  (org) =>
    org.send(user, 'POST', `/sobjects/${type}`, fields);
const query =
  (soql: string, user = 'integration'): Attempt =>
  (org) =>
    org.send(user, 'GET', `/query?q=${encodeURIComponent(soql)}`);

/** A record's id, made by the given user. */
async function made(org: ServedOrg, user: string, fields: object, type = 'Call__c'): Promise<string> {
  const { body } = await create(user, fields, type)(org);
  const { id } = body as { id?: string };
  if (id === undefined) throw new Error(`not made: ${JSON.stringify(body)}`);
  return id;
}

async function idOf(org: ServedOrg, type: string, field: string, value: string): Promise<string> {
  const { body } = await query(`SELECT Id FROM ${type} WHERE ${field} = '${value}'`, 'admin')(org);
  return (body as { records: { Id: string }[] }).records[0]?.Id ?? '';
}

const userId = (org: ServedOrg, name: string) => idOf(org, 'User', 'Username', `${name}@calls.example`);

/** Changes a new call of the editor as somebody. */
const change =
  (user: string, fields: object): Attempt =>
  async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    return org.send(user, 'PATCH', `/sobjects/Call__c/${id}`, fields);
  };

const upsertAll =
  (records: object[], field = 'Key__c', type = 'Call__c'): Attempt =>
  (org) =>
    org.send('integration', 'PATCH', `/composite/sobjects/Call__c/${field}`, {
      allOrNone: false,
      records: records.map((record) => ({ attributes: { type }, ...record })),
    });

async function ask(org: ServedOrg, path: string, init: RequestInit): Promise<Outcome> {
  const response = await fetch(`${org.url}/services${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

const signIn =
  (own: Parameters<typeof assertion>[1], audience?: string): Attempt =>
  async (org) =>
    grant(org, 'urn:ietf:params:oauth:grant-type:jwt-bearer', await assertion(audience ?? org.url, own));
const grant = (org: ServedOrg, type: string, token: string): Promise<Outcome> =>
  ask(org, '/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: type, assertion: token }),
  });

async function otherKey(): Promise<string> {
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  return Promise.resolve(
    generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding: pem })
      .privateKey,
  );
}

const withToken = (org: ServedOrg, token: string) =>
  ask(org, '/data/v65.0/limits', { headers: { authorization: `Bearer ${token}` } });

const SIGNING_IN: Record<string, Attempt> = {
  'no-token': (org) => ask(org, '/data/v65.0/limits', {}),
  'ended-session': (org) => {
    const token = org.org.accessTokenOf('reader@calls.example');
    org.org.endSessions();
    return withToken(org, token);
  },
  'inactive-user': async (org) => {
    await org.send('admin', 'PATCH', `/sobjects/User/${await userId(org, 'reader')}`, { IsActive: false });
    return withToken(org, org.org.accessTokenOf('reader@calls.example'));
  },
  'no-api': (org) => org.send('minimal', 'GET', '/limits'),
  'jwt-other-key': async (org) => signIn({ privateKey: await otherKey() })(org),
  'jwt-expired': signIn({ expiresAt: NOW / 1000 - 10 }),
  'jwt-long-life': signIn({ expiresAt: NOW / 1000 + 3600 }),
  'jwt-audience': signIn({}, 'https://elsewhere.example'),
  'jwt-user': signIn({ subject: 'admin@calls.example' }),
  'jwt-client': signIn({ issuer: 'another' }),
  'grant-type': (org) => grant(org, 'password', ''),
};

const READING: Record<string, Attempt> = {
  'not-json': (org) => org.send('integration', 'POST', '/sobjects/Call__c', '{"Key__c":'),
  'wrong-type': create('integration', { Key__c: 'k', At__c: '2026-11-22 10:00:00' }),
  'wrong-type-in-collection': upsertAll([{ Key__c: 'a' }, { Key__c: 'b', Seconds__c: 'many' }]),
  'unknown-field': create('integration', { Key__c: 'k', Nothing__c: 1 }),
  'unknown-field-in-collection': upsertAll([{ Key__c: 'a' }, { Key__c: 'b', Nothing__c: 1 }]),
  'hidden-field': create('editor', { Key__c: 'k', Secret__c: 'x' }),
  'unknown-object': create('outsider', { Key__c: 'k' }),
  'unknown-resource': (org) => org.send('reader', 'GET', '/nothing'),
  'unknown-version': (org) => {
    const authorization = `Bearer ${org.org.accessTokenOf('reader@calls.example')}`;
    return ask(org, '/data/v99.0/limits', { headers: { authorization } });
  },
  'id-in-body': create('integration', { Id: 'a00000000000001AAA', Key__c: 'k' }),
  'too-many-records': upsertAll(Array.from({ length: 201 }, (_, index) => ({ Key__c: `k${index}` }))),
  'too-many-subrequests': (org) =>
    org.send('reader', 'POST', '/composite', {
      compositeRequest: Array.from({ length: 26 }, (_, index) => ({
        method: 'GET',
        url: '/services/data/v65.0/limits',
        referenceId: `r${index}`,
      })),
    }),
  'other-type-in-collection': upsertAll([{ Key__c: 'a' }], 'Key__c', 'Note__c'),
  'upsert-without-external-id': (org) =>
    org.send('integration', 'PATCH', '/sobjects/Call__c/Kind__c/INBOUND', { Key__c: 'k' }),
  'method-not-allowed': (org) => org.send('reader', 'PATCH', '/composite', {}),
};

const WRITING: Record<string, Attempt> = {
  'required-missing': create('integration', { Kind__c: 'INBOUND' }),
  'required-emptied': change('editor', { Key__c: null }),
  'too-long': create('integration', { Key__c: 'k'.repeat(37) }),
  'number-range': create('integration', { Key__c: 'k', Seconds__c: 10_000 }),
  'restricted-picklist': create('integration', { Key__c: 'k', Kind__c: 'FAX' }),
  duplicate: async (org) => {
    await made(org, 'integration', { Key__c: 'same' });
    return create('integration', { Key__c: 'SAME' })(org);
  },
  'duplicate-in-request': upsertAll([{ Key__c: 'same' }, { Key__c: 'Same' }]),
  'duplicate-id-in-request': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k' });
    const record = { attributes: { type: 'Call__c' }, id };
    return org.send('integration', 'PATCH', '/composite/sobjects', { records: [record, record] });
  },
  'ambiguous-external-id': async (org) => {
    await made(org, 'integration', { Key__c: 'a', Series__c: 's' });
    await made(org, 'integration', { Key__c: 'b', Series__c: 's' });
    return upsertAll([{ Key__c: 'c', Series__c: 's' }], 'Series__c')(org);
  },
  'validation-rule': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k', At__c: '2026-11-22T10:00:00Z' });
    return org.send('integration', 'PATCH', `/sobjects/Call__c/${id}`, { At__c: '2026-11-22T09:00:00Z' });
  },
  'read-only-field': change('editor', { CreatedDate: '2026-11-22T10:00:00Z' }),
  'field-not-editable': async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    const set = await idOf(org, 'PermissionSet', 'Name', 'Call_Editor');
    const { body } = await query(
      `SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = '${set}' AND Assignee.Username = 'editor@calls.example'`,
      'admin',
    )(org);
    const assignment = (body as { records: { Id: string }[] }).records[0]?.Id ?? '';
    await org.send('admin', 'DELETE', `/sobjects/PermissionSetAssignment/${assignment}`);
    const supervisor = { PermissionSetId: await idOf(org, 'PermissionSet', 'Name', 'Call_Fieldless_Editor') };
    await made(
      org,
      'admin',
      { ...supervisor, AssigneeId: await userId(org, 'editor') },
      'PermissionSetAssignment',
    );
    return org.send('editor', 'PATCH', `/sobjects/Call__c/${id}`, { Seconds__c: 1 });
  },
  'malformed-id': create('integration', { Key__c: 'k', Previous__c: 'nonsense' }),
  'wrong-kind-of-id': async (org) =>
    create('integration', { Key__c: 'k', Previous__c: await userId(org, 'reader') })(org),
  'no-such-parent': create('integration', { Key__c: 'k', Previous__c: 'a00000000000zzz' }),
  'hidden-parent': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'integrations' });
    return create('editor', { Key__c: 'k', Previous__c: id })(org);
  },
  'master-not-editable': async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    return create('supervisor', { Call__c: id }, 'Part__c')(org);
  },
  'external-id-of-parent': create('integration', { Key__c: 'k', Previous__r: { Key__c: 'nobody' } }),
  'no-such-record': (org) =>
    org.send('editor', 'PATCH', '/sobjects/Call__c/a00000000000zzz', { Seconds__c: 1 }),
  'deleted-record': async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    await org.send('editor', 'DELETE', `/sobjects/Call__c/${id}`);
    return org.send('editor', 'PATCH', `/sobjects/Call__c/${id}`, { Seconds__c: 1 });
  },
  'no-create': create('supervisor', { Key__c: 'k' }),
  'no-edit': change('supervisor', { Seconds__c: 1 }),
  'hidden-record': change('queued', { Seconds__c: 1 }),
  'no-delete': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k' });
    return org.send('integration', 'DELETE', `/sobjects/Call__c/${id}`);
  },
  'restricted-delete': async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    await made(org, 'editor', { Name: 'n', Call__c: id }, 'Note__c');
    return org.send('editor', 'DELETE', `/sobjects/Call__c/${id}`);
  },
  'owner-without-read': async (org) =>
    create('integration', { Key__c: 'k', OwnerId: await userId(org, 'outsider') })(org),
  'hidden-owner': async (org) => {
    const owner = await userId(org, 'editor');
    org.org.deploy(CALLS_OF_PRIVATE_USERS);
    return create('integration', { Key__c: 'k', OwnerId: owner })(org);
  },
  'inactive-owner': async (org) => {
    const id = await userId(org, 'reader');
    await org.send('admin', 'PATCH', `/sobjects/User/${id}`, { IsActive: false });
    return create('integration', { Key__c: 'k', OwnerId: id })(org);
  },
  'queue-for-others': async (org) =>
    create('integration', { Key__c: 'k', OwnerId: await idOf(org, 'Group', 'DeveloperName', 'Cases') })(org),
  'assigned-twice': async (org) => assign('Call_Reader', 'reader')(org),
  'license-object': async (org) => assign('Call_Accounts', 'connector')(org),
  'license-permission': async (org) => assign('Call_Integration', 'connector')(org),
  transfer: async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k' });
    const set = await idOf(org, 'PermissionSet', 'Name', 'Call_Editor');
    const group = await idOf(org, 'Group', 'DeveloperName', 'Integration');
    const member = await userId(org, 'outsider');
    await made(org, 'admin', { PermissionSetId: set, AssigneeId: member }, 'PermissionSetAssignment');
    await made(org, 'admin', { GroupId: group, UserOrGroupId: member }, 'GroupMember');
    return org.send('outsider', 'PATCH', `/sobjects/Call__c/${id}`, { OwnerId: member });
  },
  'all-or-none': (org) =>
    org.send('integration', 'POST', '/composite/sobjects', {
      allOrNone: true,
      records: [{ Key__c: 'good' }, { Kind__c: 'INBOUND' }].map((each) => ({
        attributes: { type: 'Call__c' },
        ...each,
      })),
    }),
};

/** Gives a permission set to a user. */
function assign(set: string, username: string): Attempt {
  return async (org) => {
    const PermissionSetId = await idOf(org, 'PermissionSet', 'Name', set);
    const AssigneeId = await userId(org, username);
    return create('admin', { PermissionSetId, AssigneeId }, 'PermissionSetAssignment')(org);
  };
}

const file = { PathOnClient: 'a.json', VersionData: 'e30=' };

const FILES: Record<string, Attempt> = {
  'file-without-bytes': create('integration', { PathOnClient: 'a.json' }, 'ContentVersion'),
  'file-on-hidden-record': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k' });
    return create('editor', { ...file, FirstPublishLocationId: id }, 'ContentVersion')(org);
  },
  'file-two-places': async (org) => {
    const call = await made(org, 'integration', { Key__c: 'k' });
    const version = await made(
      org,
      'integration',
      { ...file, FirstPublishLocationId: call },
      'ContentVersion',
    );
    const document = await idOf(org, 'ContentVersion', 'Id', version).then(async (id) => {
      const { body } = await org.send('integration', 'GET', `/sobjects/ContentVersion/${id}`);
      return (body as { ContentDocumentId: string }).ContentDocumentId;
    });
    const both = { ...file, ContentDocumentId: document, FirstPublishLocationId: call };
    return create('integration', both, 'ContentVersion')(org);
  },
  'file-duplicate-key': async (org) => {
    await made(org, 'integration', { ...file, FileKey__c: 'k/v1' }, 'ContentVersion');
    return create('integration', { ...file, FileKey__c: 'K/V1' }, 'ContentVersion')(org);
  },
  'links-without-id': query('SELECT Id FROM ContentDocumentLink'),
};

const QUERIES: Record<string, Attempt> = {
  'malformed-query': query('SELECT FROM Call__c'),
  'mixed-and-or': query("SELECT Id FROM Call__c WHERE Key__c = 'a' AND Key__c = 'b' OR Key__c = 'c'"),
  'unknown-type': query('SELECT Id FROM Call__c', 'outsider'),
  'unknown-column': query('SELECT Secret__c FROM Call__c', 'editor'),
  'unknown-relationship': query('SELECT Nothing__r.Id FROM Call__c'),
  'long-text-filter': query("SELECT Id FROM Call__c WHERE Transcript__c LIKE '%refund%'"),
  'long-text-order': query('SELECT Id FROM Call__c ORDER BY Transcript__c'),
  'quoted-number': query("SELECT Id FROM Call__c WHERE Seconds__c = '1'"),
  'wrong-operator': query("SELECT Id FROM Call__c WHERE Id LIKE 'a00%'"),
  'bad-id': query("SELECT Id FROM Call__c WHERE Id = 'nonsense'"),
  'bind-outside-apex': query('SELECT Id FROM Call__c WHERE Key__c = :key'),
  'ungrouped-field': query('SELECT Kind__c, COUNT(Id) FROM Call__c GROUP BY Mood__c'),
  'large-offset': query('SELECT Id FROM Call__c LIMIT 1 OFFSET 2001'),
  'query-locator': (org) => org.send('reader', 'GET', '/query/01gnothing-2000'),
  'long-search': (org) => {
    const numbers = Array.from({ length: 300 }, (_, at) => `"4930${1_000_000 + at}"`).join(' OR ');
    const sosl = `FIND {${numbers}} IN PHONE FIELDS RETURNING Contact(Id)`;
    return org.send('integration', 'GET', `/search?q=${encodeURIComponent(sosl)}`);
  },
};

const PAGES: Record<string, Attempt> = {
  'ui-hidden-record': async (org) => {
    const id = await made(org, 'integration', { Key__c: 'k' });
    return org.send('reader', 'GET', `/ui-api/records/${id}?fields=Call__c.Name`);
  },
  'ui-no-such-record': (org) =>
    org.send('reader', 'GET', '/ui-api/records/a00000000000zzz?fields=Call__c.Name'),
  'ui-unknown-field': async (org) => {
    const id = await made(org, 'editor', { Key__c: 'k' });
    return org.send('editor', 'GET', `/ui-api/records/${id}?fields=Call__c.Secret__c`);
  },
  'ui-object': (org) => org.send('outsider', 'GET', '/ui-api/object-info/Call__c'),
};

/** By the id of refusals.md: a request that is to be refused. */
export const REFUSED: Record<string, Attempt> = {
  ...SIGNING_IN,
  ...READING,
  ...WRITING,
  ...FILES,
  ...QUERIES,
  ...PAGES,
};
