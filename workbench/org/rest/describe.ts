import type { OrgState } from '../org-state.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { DATA_PATH } from './rows.ts';

/** All objects that the user may read, in short. */
export function describeGlobal(state: OrgState, userId: string) {
  const rights = state.rightsOf(userId);
  const objects = [...state.schema.objects.values()].filter((object) => rights.object(object).read);
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => globalDescribe(state, userId, object)),
  };
}

export function globalDescribe(state: OrgState, userId: string, object: ObjectSchema) {
  const rights = state.rightsOf(userId).object(object);
  const url = `${DATA_PATH}/sobjects/${object.name}`;
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.labelPlural,
    keyPrefix: object.keyPrefix,
    custom: object.custom,
    customSetting: false,
    createable: rights.create,
    updateable: rights.edit,
    deletable: rights.delete,
    undeletable: rights.delete,
    queryable: true,
    retrieveable: true,
    searchable: !object.setup,
    layoutable: !object.setup,
    triggerable: !object.setup,
    replicateable: true,
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

/** Everything about an object, with those of its fields that the user may read. */
export function describeObject(state: OrgState, userId: string, object: ObjectSchema) {
  const rights = state.rightsOf(userId);
  const fields = [...object.fields.values()].filter((field) => rights.field(object, field).read);
  return {
    ...globalDescribe(state, userId, object),
    fields: fields.map((field) => describeField(object, field, rights.field(object, field).edit)),
    childRelationships: object.children.map((child) => ({
      relationshipName: child.relationshipName,
      childSObject: child.childObject,
      field: child.field,
      cascadeDelete: false,
    })),
    recordTypeInfos: [
      {
        name: 'Master',
        developerName: 'Master',
        recordTypeId: '012000000000000AAA',
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        active: true,
      },
    ],
  };
}

function describeField(object: ObjectSchema, field: FieldSchema, editable: boolean) {
  const filterable = !field.longText && field.type !== 'base64';
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    length: field.length,
    byteLength: field.length * 3,
    precision: field.precision,
    scale: field.scale,
    digits: field.type === 'int' ? 9 : 0,
    custom: field.custom,
    nillable: !field.required && !(field.readOnly && field.name !== 'Id') && field.type !== 'boolean',
    createable: editable,
    updateable: editable && !field.createOnly,
    unique: field.unique,
    caseSensitive: field.caseSensitive,
    externalId: field.externalId,
    idLookup: field.externalId || field.name === 'Id',
    nameField: field.name === object.nameField,
    autoNumber: field.autoNumberFormat !== undefined,
    calculated: false,
    defaultValue: field.defaultValue ?? null,
    defaultedOnCreate: field.defaultValue !== undefined || field.readOnly,
    filterable,
    sortable: filterable,
    groupable: filterable && !['double', 'percent', 'currency', 'datetime'].includes(field.type),
    restrictedPicklist: field.restricted,
    picklistValues: field.picklistValues.map(({ value, label, active, isDefault }) => ({
      value,
      label,
      active,
      defaultValue: isDefault,
      validFor: null,
    })),
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    inlineHelpText: field.inlineHelpText ?? null,
    extraTypeInfo: field.longText ? 'plaintextarea' : null,
    soapType: `xsd:${field.type === 'double' || field.type === 'percent' ? 'double' : 'string'}`,
  };
}
