import { declareNative, type CallContext } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { SObjectDeclaration, readRecordField } from '../types/sobject-declaration.ts';
import { findField } from '../types/members.ts';
import { ListValue, MapValue } from '../values/collections.ts';
import { castReference } from '../values/conversion.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import { ObjectToken, type FieldToken } from './schema-tokens.ts';

/** The field by name, which must be one of the record's object. */
function fieldNamed(self: SObjectValue, name: string) {
  const found = findField(self.type, name);
  return found?.member ?? throwApex('SObjectException', `Invalid field ${name} for ${self.objectName}`);
}

function get(self: SObjectValue, name: string): Value {
  if (self.objectName === 'AggregateResult') {
    if (!self.isSet(name)) throwApex('SObjectException', `Invalid field ${name} for AggregateResult`);
    return self.fields.get(name.toLowerCase()) ?? null;
  }
  return readRecordField(self, fieldNamed(self, name).name);
}

function put(self: SObjectValue, name: string, value: Value): Value {
  const { name: apiName, type } = fieldNamed(self, name);
  const before = self.fields.get(apiName.toLowerCase()) ?? null;
  self.assign(apiName, castReference(value, type));
  return before;
}

/** A copy with or without its id, of the record alone. */
function clone(self: SObjectValue, preserveId: boolean): SObjectValue {
  const copy = new SObjectValue(self.type);
  for (const [name, value] of self.fields) if (name !== 'id' || preserveId) copy.assign(name, value);
  return copy;
}

function populated(self: SObjectValue): MapValue {
  const map = new MapValue(nativeType('Map', nativeType('String'), nativeType('Object')));
  for (const [name, value] of self.fields) map.put(findField(self.type, name)?.member.name ?? name, value);
  return map;
}

declareNative({
  name: 'SObject',
  kind: 'sobject',
  isAbstract: true,
  methods: {
    'Object get(String field)': get,
    'Object get(Schema.SObjectField field)': (self: SObjectValue, token: FieldToken) =>
      get(self, token.field.name),
    'Object put(String field, Object value)': put,
    'Object put(Schema.SObjectField field, Object value)': (
      self: SObjectValue,
      token: FieldToken,
      value: Value,
    ) => put(self, token.field.name, value),
    'void addError(String message)': (self: SObjectValue, message: string, { execution }: CallContext) => {
      const run = execution.triggerRuns.at(-1);
      // What was there before cannot be refused, except that it is deleted.
      const refusable = run?.operation === 'delete' ? run.oldRecords : run?.newRecords;
      if (!run || !refusable?.includes(self))
        return throwApex('FinalException', 'SObject row does not allow errors');
      run.errors.set(self, [...(run.errors.get(self) ?? []), message]);
      return null;
    },
    'Boolean isSet(String field)': (self: SObjectValue, name: string) => self.isSet(name),
    'SObject getSObject(String relationship)': (self: SObjectValue, name: string) => {
      const value = self.fields.get(name.toLowerCase()) ?? null;
      return value instanceof SObjectValue ? value : null;
    },
    'List<SObject> getSObjects(String relationship)': (self: SObjectValue, name: string) => {
      const value = self.fields.get(name.toLowerCase()) ?? null;
      return value instanceof ListValue ? value : null;
    },
    'Schema.SObjectType getSObjectType()': (self: SObjectValue) => {
      const { declaration } = self.type;
      return declaration instanceof SObjectDeclaration ? new ObjectToken(declaration) : null;
    },
    'Map<String, Object> getPopulatedFieldsAsMap()': populated,
    'SObject clone()': (self: SObjectValue) => clone(self, false),
    'SObject clone(Boolean preserveId)': clone,
    'SObject clone(Boolean preserveId, Boolean isDeepClone)': clone,
  },
  fields: {
    'Id Id': (self) => readRecordField(self, 'Id'),
  },
});

/** A row of a query with aggregates; its columns are read with `get`. */
declareNative({ name: 'AggregateResult', kind: 'sobject', extends: 'SObject', isAbstract: true });

const nameField = (name: string) => [`String ${name}`, (self: Value) => readRecordField(self, name)] as const;

/** What a lookup to several objects leads to, e.g. an owner that is a user or a queue. */
declareNative({
  name: 'Name',
  kind: 'sobject',
  extends: 'SObject',
  isAbstract: true,
  fields: Object.fromEntries(
    ['Name', 'FirstName', 'LastName', 'Email', 'Username', 'Alias', 'Phone', 'Title', 'Type'].map(nameField),
  ),
});
