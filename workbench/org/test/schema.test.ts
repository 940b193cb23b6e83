import { findField, findObject } from '../schema/model.ts';
import type { FieldSchema } from '../schema/model.ts';
import { readSchema } from '../schema/read-schema.ts';
import { sourceFilesOf } from '#package-metadata';
import { CALL_METADATA } from './call-metadata.ts';

const schema = readSchema(sourceFilesOf(CALL_METADATA));
const call = findObject(schema, 'call__c');

function callField(name: string): FieldSchema {
  const field = call && findField(call, name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

describe('reading metadata', () => {
  it('finds objects and fields whatever the case of their names', () => {
    expect(call).toMatchObject({ name: 'Call__c', label: 'Call', sharingModel: 'Private', custom: true });
    expect(callField('KEY__C').name).toBe('Key__c');
  });

  it('knows types, lengths, uniqueness and picklist values', () => {
    expect(callField('Key__c')).toMatchObject({
      type: 'string',
      length: 36,
      required: true,
      unique: true,
      externalId: true,
    });
    expect(callField('Transcript__c')).toMatchObject({ type: 'textarea', length: 1000, longText: true });
    expect(callField('Silence__c')).toMatchObject({ type: 'percent', precision: 5, scale: 2 });
    expect(callField('Kind__c')).toMatchObject({ restricted: true });
    expect(callField('Kind__c').picklistValues.map(({ value, label }) => [value, label])).toEqual([
      ['INBOUND', 'Inbound'],
      ['OUTBOUND', 'Outbound'],
    ]);
  });

  it('lists lookups on their parents', () => {
    expect(call?.children).toContainEqual({
      relationshipName: 'Followups__r',
      childObject: 'Call__c',
      field: 'Previous__c',
    });
    expect(call?.children).toContainEqual({
      relationshipName: 'ContentDocumentLinks',
      childObject: 'ContentDocumentLink',
      field: 'LinkedEntityId',
    });
  });

  it('lays custom fields over standard objects', () => {
    const version = findObject(schema, 'ContentVersion');
    expect(version && findField(version, 'FileKey__c')).toMatchObject({
      length: 80,
      unique: true,
      custom: true,
    });
    expect(version && findField(version, 'PathOnClient')).toMatchObject({ length: 500, custom: false });
  });

  it('reads permission sets, queues, groups, sharing rules, list views and labels', () => {
    const integration = schema.permissionSets.find(({ name }) => name === 'Call_Integration');
    expect(integration?.objects.get('call__c')).toMatchObject({
      read: true,
      create: true,
      delete: false,
      viewAll: false,
    });
    expect(integration?.userPermissions).toEqual(['ApiEnabled', 'TransferAnyEntity']);
    expect(schema.queues).toContainEqual({ name: 'Unassigned', label: 'Unassigned', objects: ['Call__c'] });
    expect(schema.groups.map(({ name }) => name)).toEqual(['Integration']);
    expect(schema.sharingRules).toEqual([
      {
        name: 'To_Integration',
        object: 'Call__c',
        access: 'Edit',
        sharedTo: { kind: 'group', name: 'Integration' },
        criteria: [{ field: 'Key__c', operation: 'notEqual', value: '' }],
      },
    ]);
    expect(call?.listViews.map(({ name, scope }) => [name, scope])).toEqual([
      ['All', 'Everything'],
      ['Mine', 'Mine'],
      ['Inbound', 'Everything'],
    ]);
    expect(schema.labels.get('Call_Greeting')).toBe('Good morning');
  });

  it('names the file that is not well-formed', () => {
    const broken = sourceFilesOf({ ...CALL_METADATA, 'app/queues/Broken.queue-meta.xml': '<Queue><name>' });
    expect(() => readSchema(broken)).toThrow(/Broken\.queue-meta\.xml is not well-formed XML/);
  });

  it('names the file and the field type that it does not know', () => {
    const path = 'app/objects/Call__c/fields/Place__c.field-meta.xml';
    const files = sourceFilesOf({
      ...CALL_METADATA,
      [path]: '<CustomField><fullName>Place__c</fullName><type>Location</type></CustomField>',
    });
    expect(() => readSchema(files)).toThrow(`${path}: the local org does not know the field type Location`);
  });

  it('refuses owner-based sharing rules rather than hide their records', () => {
    const path = 'app/sharingRules/Call__c.sharingRules-meta.xml';
    const rules =
      '<SharingRules><sharingOwnerRules><fullName>X</fullName></sharingOwnerRules></SharingRules>';
    expect(() => readSchema(sourceFilesOf({ ...CALL_METADATA, [path]: rules }))).toThrow(
      'criteria-based sharing rules only',
    );
  });
});
