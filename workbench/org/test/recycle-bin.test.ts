import type { ApexTransaction, WriteRequest, WriteResult } from '#platform';
import type { LocalOrg } from '../local-org.ts';
import { createCallOrg } from './call-org.ts';

let org: LocalOrg;
let transaction: ApexTransaction;
beforeEach(() => {
  org = createCallOrg();
  transaction = org.platform.begin(org.runningUser('editor@calls.example'));
});

type Operation = WriteRequest['operation'];

function write(
  operation: Operation,
  type: string,
  record: { id?: string; fields: Record<string, never> | object },
  by = transaction,
  mode: Pick<WriteRequest, 'access' | 'sharing'> = { access: 'system', sharing: false },
): WriteResult {
  const records = [{ ...record, fields: { ...record.fields } }];
  const [result] = by.write({ operation, type, records, allOrNone: true, ...mode });
  if (!result) throw new Error('The org gave no result.');
  return result;
}

function create(type: string, fields: object): string {
  const result = write('insert', type, { fields });
  expect(result).toMatchObject({ success: true });
  return result.id ?? '';
}
const remove = (type: string, id: string) => write('delete', type, { id, fields: {} });
const restore = (type: string, id: string) => write('undelete', type, { id, fields: {} });
const restoreAs = (name: string, id: string) =>
  write(
    'undelete',
    'Call__c',
    { id, fields: {} },
    transaction.asUser(org.runningUser(`${name}@calls.example`)),
    { access: 'user', sharing: true },
  );
const refusedAs = (statusCode: string) => ({ success: false, errors: [{ statusCode }] });

function idsOf(soql: string): string[] {
  const rows = transaction.query({ soql, binds: {}, access: 'system', sharing: false });
  return rows.map((row) => String(row.fields['Id']));
}
const linksOf = (id: string) => idsOf(`SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${id}'`);

/** A file on a record, and its document. */
function createFile(recordId: string, key: string): string {
  create('ContentVersion', {
    PathOnClient: 'File.json',
    VersionData: Buffer.from('{}').toString('base64'),
    FirstPublishLocationId: recordId,
    FileKey__c: key,
  });
  const rows = transaction.query({
    soql: `SELECT ContentDocumentId FROM ContentVersion WHERE FileKey__c = '${key}'`,
    binds: {},
    access: 'system',
    sharing: false,
  });
  return String(rows[0]?.fields['ContentDocumentId']);
}

describe('restoring a record', () => {
  it('brings back the details that were deleted with it', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const remark = create('Remark__c', { Call__c: call });
    remove('Call__c', call);
    expect(idsOf('SELECT Id FROM Remark__c')).toEqual([]);

    expect(restore('Call__c', call)).toMatchObject({ success: true });

    expect(idsOf('SELECT Id FROM Remark__c')).toEqual([remark]);
  });

  it('brings back no detail that was deleted before it: that one is gone for good', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const remark = create('Remark__c', { Call__c: call });
    remove('Remark__c', remark);
    remove('Call__c', call);

    expect(restore('Remark__c', remark)).toMatchObject(refusedAs('UNDELETE_FAILED'));
    restore('Call__c', call);
    expect(idsOf('SELECT Id FROM Remark__c')).toEqual([]);
    expect(restore('Remark__c', remark)).toMatchObject(refusedAs('UNDELETE_FAILED'));
  });

  it('is refused to a detail that was deleted with its master', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const remark = create('Remark__c', { Call__c: call });
    remove('Call__c', call);

    expect(restore('Remark__c', remark)).toMatchObject(refusedAs('UNDELETE_FAILED'));
  });

  it('fills lookups again that its deletion emptied, but none that leads elsewhere by now', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const other = create('Call__c', { Key__c: 'b' });
    const kept = create('Call__c', { Key__c: 'c', Previous__c: call });
    const changed = create('Call__c', { Key__c: 'd', Previous__c: call });
    remove('Call__c', call);
    write('update', 'Call__c', { id: changed, fields: { Previous__c: other } });

    restore('Call__c', call);

    expect(idsOf(`SELECT Id FROM Call__c WHERE Previous__c = '${call}'`)).toEqual([kept]);
    expect(idsOf(`SELECT Id FROM Call__c WHERE Previous__c = '${other}'`)).toEqual([changed]);
  });

  it('brings back the links of files that are still there', () => {
    const call = create('Call__c', { Key__c: 'a' });
    createFile(call, 'kept');
    const [link] = linksOf(call);
    remove('Call__c', call);
    expect(linksOf(call)).toEqual([]);

    restore('Call__c', call);

    expect(linksOf(call)).toEqual([link]);
  });

  it('brings back no file that was deleted by itself, nor the link with it', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const document = createFile(call, 'gone');
    remove('Call__c', call);
    remove('ContentDocument', document);

    restore('Call__c', call);

    expect(idsOf('SELECT Id FROM ContentDocument')).toEqual([]);
    expect(linksOf(call)).toEqual([]);
  });

  it('is refused where another record has its unique value by now, and nothing comes back', () => {
    const call = create('Call__c', { Key__c: 'a' });
    create('Remark__c', { Call__c: call });
    remove('Call__c', call);
    const other = create('Call__c', { Key__c: 'A' });

    expect(restore('Call__c', call)).toMatchObject(refusedAs('DUPLICATE_VALUE'));

    expect(idsOf('SELECT Id FROM Call__c')).toEqual([other]);
    expect(idsOf('SELECT Id FROM Remark__c')).toEqual([]);
    remove('Call__c', other);
    expect(restore('Call__c', call)).toMatchObject({ success: true });
  });

  it('is taken back with its transaction', () => {
    const call = create('Call__c', { Key__c: 'a' });
    const remark = create('Remark__c', { Call__c: call });
    remove('Call__c', call);
    const savepoint = transaction.savepoint();
    restore('Call__c', call);
    transaction.rollback(savepoint);

    expect(idsOf('SELECT Id FROM Call__c')).toEqual([]);
    restore('Call__c', call);
    expect(idsOf('SELECT Id FROM Remark__c')).toEqual([remark]);
  });

  it.each([
    ['a user who cannot delete the object', 'reader', 'INSUFFICIENT_ACCESS_OR_READONLY'],
    ['a user who sees it, but did not delete it', 'lead', 'INSUFFICIENT_ACCESS_OR_READONLY'],
  ])('is refused to %s', (_who, name, statusCode) => {
    const call = create('Call__c', { Key__c: 'a' });
    remove('Call__c', call);

    expect(restoreAs(name, call)).toMatchObject(refusedAs(statusCode));
  });

  it.each([
    ['the user who deleted it', 'editor'],
    ['a user with Modify All Data', 'admin'],
  ])('is granted to %s', (_who, name) => {
    const call = create('Call__c', { Key__c: 'a' });
    remove('Call__c', call);

    expect(restoreAs(name, call)).toMatchObject({ success: true });
  });
});
