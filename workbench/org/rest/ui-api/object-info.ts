import express from 'express';
import type { Router } from 'express';
import type { UserRights } from '../../access/rights.ts';
import type { OrgState } from '../../org-state.ts';
import { findField, findObject } from '../../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import { text } from '#package-metadata';
import { RestError, notFound } from '../errors.ts';
import { parameter } from '../requests.ts';
import { userIdOf } from '../sessions.ts';

const MASTER_RECORD_TYPE = '012000000000000AAA';

/** `/ui-api/object-info`: objects, fields and picklists as the current user may see them. */
export function objectInfoRouter(state: OrgState): Router {
  const router = express.Router();
  router.get('/object-info/:object', (request, response) => {
    const rights = state.rightsOf(userIdOf(request));
    response.json(objectInfo(state, rights, infoObject(state, rights, parameter(request, 'object'))));
  });
  router.get('/object-info/:object/picklist-values/:recordType', (request, response) => {
    const rights = state.rightsOf(userIdOf(request));
    const object = infoObject(state, rights, parameter(request, 'object'));
    const picklists = readableFields(rights, object).filter((field) => field.picklistValues.length > 0);
    response.json({
      eTag: object.name,
      picklistFieldValues: Object.fromEntries(
        picklists.map((field) => [field.name, picklistValues(object, field)]),
      ),
    });
  });
  router.get('/object-info/:object/picklist-values/:recordType/:field', (request, response) => {
    const rights = state.rightsOf(userIdOf(request));
    const object = infoObject(state, rights, parameter(request, 'object'));
    const field = findField(object, parameter(request, 'field'));
    if (!field || !rights.field(object, field).read) throw notFound();
    response.json(picklistValues(object, field));
  });
  return router;
}

function infoObject(state: OrgState, rights: UserRights, name: string): ObjectSchema {
  const object = findObject(state.schema, name);
  if (object && rights.object(object).read) return object;
  throw new RestError(
    403,
    'INSUFFICIENT_ACCESS',
    `You don't have access to this record. The object ${name} is not available.`,
  );
}

function readableFields(rights: UserRights, object: ObjectSchema): FieldSchema[] {
  return [...object.fields.values()].filter((field) => rights.field(object, field).read);
}

function objectInfo(state: OrgState, rights: UserRights, object: ObjectSchema) {
  const objectRights = rights.object(object);
  const fields = readableFields(rights, object);
  return {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: object.children.map((child) => ({
      childObjectApiName: child.childObject,
      fieldName: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName,
    })),
    compactLayoutable: true,
    createable: objectRights.create,
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: objectRights.delete,
    dependentFields: {},
    eTag: object.name,
    feedEnabled: false,
    fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(state, rights, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: object.nameField === '' ? [] : [object.nameField],
    queryable: true,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchLayoutable: true,
    searchable: true,
    themeInfo: themeInfo(state, object),
    updateable: objectRights.edit,
  };
}

function fieldInfo(state: OrgState, rights: UserRights, object: ObjectSchema, field: FieldSchema) {
  const { edit } = rights.field(object, field);
  const filterable = !field.longText && field.type !== 'base64';
  return {
    apiName: field.name,
    calculated: false,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: edit,
    custom: field.custom,
    dataType: dataType(field),
    extraTypeInfo: field.longText ? 'PlainTextArea' : null,
    filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.name === object.nameField,
    polymorphicForeignKey: field.type === 'reference' && field.referenceTo.length !== 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({
      apiName,
      nameFields: [findObject(state.schema, apiName)?.nameField ?? 'Name'],
    })),
    relationshipName: field.relationshipName ?? null,
    required: field.required,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: filterable,
    unique: field.unique,
    updateable: edit && !field.createOnly,
  };
}

const DATA_TYPES: Record<string, string> = {
  id: 'Reference',
  textarea: 'TextArea',
  datetime: 'DateTime',
  multipicklist: 'MultiPicklist',
  url: 'Url',
};

function dataType(field: FieldSchema): string {
  return DATA_TYPES[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1);
}

function picklistValues(object: ObjectSchema, field: FieldSchema) {
  const values = field.picklistValues
    .filter((value) => value.active)
    .map(({ value, label }) => ({ attributes: null, label, validFor: [], value }));
  const preset = field.picklistValues.find((value) => value.isDefault)?.value;
  return {
    controllerValues: {},
    defaultValue: values.find(({ value }) => value === preset) ?? null,
    eTag: `${object.name}.${field.name}`,
    values,
  };
}

/** The icon of the object's tab: motif `Custom18: Form` gives `custom18`. */
function themeInfo(state: OrgState, object: ObjectSchema) {
  const tab = state.schema.tabs.find((each) => each.object === object.name);
  const motif = tab && /^(custom\d+)/i.exec(text(tab.content, 'motif') ?? '')?.[1]?.toLowerCase();
  const icon = object.custom ? `custom/${motif ?? 'custom1'}` : `standard/${object.name.toLowerCase()}`;
  return { color: '2A94D6', iconUrl: `/slds/icons/${icon}.svg`, iconName: icon.replace('/', ':') };
}
