import { declareNative, type CallContext, type NativeBody } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeOf } from '../types/type.ts';
import { ListValue, MapValue } from '../values/collections.ts';
import { SObjectValue } from '../values/sobject.ts';
import {
  FieldDescribeValue,
  FieldToken,
  ObjectDescribeValue,
  ObjectToken,
  PicklistEntryValue,
} from './schema-tokens.ts';

const mapOf = (value: string) => new MapValue(nativeType('Map', nativeType('String'), nativeType(value)));

declareNative({
  name: 'Schema',
  statics: {
    'Map<String, Schema.SObjectType> getGlobalDescribe()': ({ execution }: CallContext) => {
      const map = mapOf('SObjectType');
      for (const name of execution.platform.objectNames()) {
        const object = execution.library.findObject(name);
        if (object) map.put(name.toLowerCase(), new ObjectToken(object));
      }
      return map;
    },
  },
});

declareNative({
  name: 'SObjectType',
  methods: {
    'DescribeSObjectResult getDescribe()': (self: ObjectToken) => new ObjectDescribeValue(self.object),
    'SObject newSObject()': (self: ObjectToken) => new SObjectValue(typeOf(self.object)),
    'String toString()': (self: ObjectToken) => self.object.name,
    'Boolean equals(Object other)': (self: ObjectToken, other: unknown) =>
      other instanceof ObjectToken && other.object === self.object,
  },
});

declareNative({
  name: 'SObjectField',
  methods: {
    'DescribeFieldResult getDescribe()': (self: FieldToken) =>
      new FieldDescribeValue(self.object, self.field),
    'String toString()': (self: FieldToken) => self.field.name,
  },
});

type Rights = ReturnType<CallContext['execution']['platform']['objectAccess']>;

const objectRight =
  (right: keyof Rights): NativeBody =>
  (self: ObjectDescribeValue, { execution }: CallContext) =>
    execution.platform.objectAccess(execution.user, self.object.name)[right];

declareNative({
  name: 'DescribeSObjectResult',
  methods: {
    'String getName()': (self: ObjectDescribeValue) => self.object.name,
    'String getLabel()': (self: ObjectDescribeValue, { execution }: CallContext) =>
      execution.platform.objectLabel(execution.user, self.object.describe),
    'String getKeyPrefix()': (self: ObjectDescribeValue) => self.object.describe.keyPrefix,
    'SObjectType getSObjectType()': (self: ObjectDescribeValue) => new ObjectToken(self.object),
    'Boolean isAccessible()': objectRight('read'),
    'Boolean isCreateable()': objectRight('create'),
    'Boolean isUpdateable()': objectRight('edit'),
    'Boolean isDeletable()': objectRight('delete'),
  },
  fields: {
    'SObjectTypeFields fields': (self) => self,
  },
});

declareNative({
  name: 'SObjectTypeFields',
  methods: {
    'Map<String, SObjectField> getMap()': (self: ObjectDescribeValue) => {
      const map = mapOf('SObjectField');
      for (const field of self.object.describe.fields) {
        map.put(field.name.toLowerCase(), new FieldToken(self.object, field));
      }
      return map;
    },
  },
});

const fieldRight =
  (right: 'read' | 'create' | 'edit'): NativeBody =>
  (self: FieldDescribeValue, { execution }: CallContext) =>
    execution.platform.fieldAccess(execution.user, self.object.name, self.field.name)[right];

declareNative({
  name: 'DescribeFieldResult',
  methods: {
    'String getName()': (self: FieldDescribeValue) => self.field.name,
    'String getLabel()': (self: FieldDescribeValue) => self.field.label,
    'Integer getLength()': (self: FieldDescribeValue) => self.field.length,
    'SObjectField getSObjectField()': (self: FieldDescribeValue) => new FieldToken(self.object, self.field),
    'Boolean isCustom()': (self: FieldDescribeValue) => self.field.name.endsWith('__c'),
    'List<SObjectType> getReferenceTo()': (self: FieldDescribeValue, { execution }: CallContext) =>
      new ListValue(
        nativeType('List', nativeType('SObjectType')),
        self.field.referenceTo
          .map((name) => execution.library.findObject(name))
          .filter((object) => object !== undefined)
          .map((object) => new ObjectToken(object)),
      ),
    'Boolean isAccessible()': fieldRight('read'),
    'Boolean isUpdateable()': fieldRight('edit'),
    'Boolean isCreateable()': fieldRight('create'),
    'List<PicklistEntry> getPicklistValues()': (self: FieldDescribeValue) =>
      new ListValue(
        nativeType('List', nativeType('PicklistEntry')),
        self.field.picklistValues.map((entry) => new PicklistEntryValue(entry)),
      ),
  },
});

declareNative({
  name: 'PicklistEntry',
  methods: {
    'String getValue()': (self: PicklistEntryValue) => self.entry.value,
    'String getLabel()': (self: PicklistEntryValue) => self.entry.label,
    'Boolean isActive()': (self: PicklistEntryValue) => self.entry.active,
  },
});
