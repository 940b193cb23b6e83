import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CalloutError } from '#platform';
import type { AccessMode, ApexTransaction, ApiValue, WriteResult } from '#platform';
import type { LocalOrg } from '../local-org.ts';
import { CALL_USERS, createCallOrg, serveOrg } from './call-org.ts';

let org: LocalOrg;
beforeEach(() => {
  org = createCallOrg();
});

const user = (name: string) => org.runningUser(`${name}@calls.example`);
const insert = (
  transaction: ApexTransaction,
  key: string,
  access: AccessMode = 'user',
): WriteResult | undefined =>
  transaction.write({
    operation: 'insert',
    type: 'Call__c',
    records: [{ fields: { Key__c: key } }],
    allOrNone: false,
    access,
    sharing: true,
  })[0];
const count = (transaction: ApexTransaction, access: AccessMode = 'user', sharing = true): ApiValue =>
  transaction.query({ soql: 'SELECT COUNT() FROM Call__c', binds: {}, access, sharing })[0]?.fields[
    'expr0'
  ] as ApiValue;

describe('an Apex transaction', () => {
  it('is undone as a whole or back to a savepoint', () => {
    const transaction = org.platform.begin(user('editor'));
    insert(transaction, 'a');
    const savepoint = transaction.savepoint();
    insert(transaction, 'b');
    expect(count(transaction)).toBe(2);
    transaction.rollback(savepoint);
    expect(count(transaction)).toBe(1);
    expect(insert(transaction, 'b')).toMatchObject({ success: true });
    transaction.rollback();
    expect(org.tableSize('Call__c')).toBe(0);
  });

  it('keeps what was committed', () => {
    const transaction = org.platform.begin(user('editor'));
    insert(transaction, 'a');
    transaction.commit();
    transaction.rollback();
    expect(org.tableSize('Call__c')).toBe(1);
  });

  it('isolated sees no data from before, but the set-up', () => {
    const before = org.platform.begin(user('editor'));
    insert(before, 'a');
    before.commit();
    const isolated = org.platform.begin(user('editor'), { isolated: true });
    expect(count(isolated)).toBe(0);
    insert(isolated, 'b');
    expect(count(isolated)).toBe(1);
    const users = isolated.query({ soql: 'SELECT Id FROM User', binds: {}, access: 'user', sharing: true });
    expect(users).toHaveLength(CALL_USERS.length);
    isolated.rollback();
    expect(org.tableSize('Call__c')).toBe(1);
  });

  it('goes on with the rights of another user', () => {
    const transaction = org.platform.begin(user('editor'));
    insert(transaction, 'a');
    expect(count(transaction.asUser(user('reader')))).toBe(0);
    expect(count(transaction.asUser(user('supervisor')))).toBe(1);
  });

  it('in system mode has every permission, and sees hidden records only without sharing', () => {
    const transaction = org.platform.begin(user('editor'));
    insert(transaction, 'a');
    const outsider = transaction.asUser(user('outsider'));
    expect(count(outsider, 'system', true)).toBe(0);
    expect(count(outsider, 'system', false)).toBe(1);
    expect(insert(outsider, 'b', 'system')).toMatchObject({ success: true });
    expect(() => insert(outsider, 'c', 'user')).toThrow(
      expect.objectContaining({ errorCode: 'INVALID_TYPE' }),
    );
  });

  it('deletes into a bin and takes back out of it', () => {
    const transaction = org.platform.begin(user('editor'));
    const id = insert(transaction, 'a')?.id ?? '';
    const write = (operation: 'delete' | 'undelete') =>
      transaction.write({
        operation,
        type: 'Call__c',
        records: [{ id, fields: {} }],
        allOrNone: true,
        access: 'user',
        sharing: true,
      });
    expect(write('delete')).toMatchObject([{ success: true }]);
    expect(count(transaction)).toBe(0);
    expect(write('undelete')).toMatchObject([{ success: true }]);
    expect(count(transaction)).toBe(1);
  });
});

describe('what Apex asks about the org', () => {
  it('is answered from metadata and permission sets', () => {
    const { platform } = org;
    expect(platform.describe('call__c')).toMatchObject({ name: 'Call__c', keyPrefix: 'a00' });
    expect(platform.describe('Nothing__c')).toBeUndefined();
    expect(platform.objectNames()).toContain('Call__c');
    expect(platform.label('Call_Greeting')).toBe('Good morning');
    expect(platform.objectAccess(user('reader'), 'Call__c')).toEqual({
      read: true,
      create: false,
      edit: false,
      delete: false,
    });
    expect(platform.fieldAccess(user('reader'), 'Call__c', 'Kind__c')).toEqual({
      read: true,
      create: false,
      edit: false,
    });
    expect(platform.hasCustomPermission(user('reader'), 'Listen')).toBe(true);
    expect(platform.hasClassAccess(user('reader'), 'CallController')).toBe(true);
    expect(platform.hasClassAccess(user('outsider'), 'CallController')).toBe(false);
    expect(platform.findUser(user('reader').id)?.username).toBe('reader@calls.example');
  });
});

describe('callouts', () => {
  const request = {
    method: 'POST',
    endpoint: 'callout:Recorder/v1/play',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    timeoutMs: 300,
  };

  async function withRecorder(
    work: (
      url: string,
      received: { authorization: string | undefined; url: string | undefined },
    ) => Promise<void>,
  ) {
    const received: { authorization: string | undefined; url: string | undefined } = {
      authorization: undefined,
      url: undefined,
    };
    const server = createServer((incoming, response) => {
      received.authorization = incoming.headers.authorization;
      received.url = incoming.url;
      if (incoming.url === '/v1/slow') return;
      response.writeHead(201, { 'content-type': 'text/plain' }).end('played');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, received);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('go through the named credential, which adds its secret', async () => {
    await withRecorder(async (url, received) => {
      const credentials = { Recorder: { url, headers: { Authorization: 'Bearer secret' } } };
      const { platform } = createCallOrg({ namedCredentials: credentials });
      expect(await platform.callout(request, user('integration'))).toMatchObject({
        statusCode: 201,
        body: 'played',
      });
      expect(received).toEqual({ authorization: 'Bearer secret', url: '/v1/play' });
    });
  });

  it('say when no answer came in time, or nobody listens', async () => {
    await withRecorder(async (url) => {
      const slow = createCallOrg({ namedCredentials: { Recorder: { url, headers: {} } } }).platform;
      const callout = slow.callout({ ...request, endpoint: 'callout:Recorder/v1/slow' }, user('integration'));
      await expect(callout).rejects.toThrow(new CalloutError('Read timed out'));
    });
    const gone = createCallOrg({
      namedCredentials: { Recorder: { url: 'http://127.0.0.1:9', headers: {} } },
    }).platform;
    await expect(gone.callout(request, user('integration'))).rejects.toBeInstanceOf(CalloutError);
  });

  it.each([
    [
      'users without the principal of the credential',
      'reader',
      'callout:Recorder/x',
      /couldn't access the credential/,
    ],
    [
      'credentials that do not exist',
      'integration',
      'callout:Nothing/x',
      /named credential "Nothing" might not exist/,
    ],
    ['addresses outside named credentials', 'integration', 'https://example.com/', /Unauthorized endpoint/],
  ])('are refused for %s', async (_what, name, endpoint, message) => {
    const { platform } = createCallOrg({
      namedCredentials: { Recorder: { url: 'http://127.0.0.1:9', headers: {} } },
    });
    await expect(platform.callout({ ...request, endpoint }, user(name))).rejects.toThrow(message);
  });
});

describe('calls from components', () => {
  it('run for users whose permission sets open the class', async () => {
    const served = await serveOrg(org);
    org.attachApex(({ className, method, params, user: caller }) =>
      method === 'fail'
        ? Promise.reject(Object.assign(new Error('No.'), { exceptionType: 'System.AuraHandledException' }))
        : Promise.resolve({ className, method, params, caller: caller.username }),
    );
    const call = async (name: string, method: string) => {
      const response = await fetch(`${served.url}/workbench/apex`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${org.accessTokenOf(`${name}@calls.example`)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ className: 'CallController', method, params: { id: 1 }, cacheable: false }),
      });
      return [response.status, await response.json()] as [number, unknown];
    };
    expect(await call('reader', 'play')).toEqual([
      200,
      {
        returnValue: {
          className: 'CallController',
          method: 'play',
          params: { id: 1 },
          caller: 'reader@calls.example',
        },
      },
    ]);
    expect(await call('reader', 'fail')).toMatchObject([
      500,
      {
        status: 500,
        body: { message: 'No.', exceptionType: 'System.AuraHandledException', isUserDefinedException: false },
      },
    ]);
    expect(await call('outsider', 'play')).toMatchObject([
      500,
      { body: { message: expect.stringContaining('CallController') as string } },
    ]);
    await served.close();
  });
});
