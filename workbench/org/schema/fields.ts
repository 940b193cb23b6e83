import type { FieldSchema, FieldType, PicklistValue } from './model.ts';
import { count, flag, nodes, text, type XmlNode } from '#package-metadata';

/** Metadata field types and what describe calls them. */
const TYPES: Record<string, FieldType> = {
  AutoNumber: 'string',
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Number: 'double',
  Percent: 'percent',
  Currency: 'currency',
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
};

const LENGTHS: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  textarea: 255,
  picklist: 255,
  multipicklist: 4099,
  email: 80,
  phone: 40,
  url: 255,
  string: 255,
};

/** A field with the defaults of its type; what is given wins. */
export function field(name: string, type: FieldType, own: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    type,
    label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    length: LENGTHS[type] ?? 0,
    precision: 0,
    scale: 0,
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    readOnly: false,
    createOnly: false,
    longText: false,
    restricted: false,
    picklistValues: [],
    referenceTo: [],
    deleteConstraint: 'SetNull',
    masterDetail: false,
    writeRequiresMasterRead: false,
    ...own,
  };
}

/** A custom field from the metadata of `CustomField`. */
export function readField(content: XmlNode, path: string): FieldSchema {
  const name = text(content, 'fullName');
  const kind = text(content, 'type');
  if (!name) throw new Error(`${path}: a field needs a fullName.`);
  const type = kind && TYPES[kind];
  if (!kind || !type) {
    throw new Error(
      `${path}: the local org does not know the field type ${kind ?? '(none)'}; known are ${Object.keys(TYPES).join(', ')}.`,
    );
  }
  const own: Partial<FieldSchema> = {
    label: text(content, 'label') ?? name,
    custom: true,
    precision: count(content, 'precision'),
    scale: count(content, 'scale'),
    required: flag(content, 'required') || kind === 'MasterDetail',
    unique: flag(content, 'unique'),
    caseSensitive: flag(content, 'caseSensitive'),
    externalId: flag(content, 'externalId'),
    longText: kind === 'LongTextArea' || kind === 'Html',
    readOnly: kind === 'AutoNumber' || text(content, 'formula') !== undefined,
    ...lookup(content, name, kind),
    ...picklist(content),
  };
  const length = count(content, 'length');
  if (length > 0) own.length = length;
  if (kind === 'AutoNumber') own.autoNumberFormat = text(content, 'displayFormat') ?? '{0}';
  const help = text(content, 'inlineHelpText');
  if (help !== undefined) own.inlineHelpText = help;
  const defaultValue = text(content, 'defaultValue');
  if (type === 'boolean') own.defaultValue = defaultValue === 'true';
  else if (defaultValue !== undefined) own.defaultValue = defaultValue.replace(/^["'](.*)["']$/, '$1');
  return field(name, type, own);
}

function lookup(content: XmlNode, name: string, kind: string): Partial<FieldSchema> {
  const target = text(content, 'referenceTo');
  if (!target) return {};
  const childRelationshipName = text(content, 'relationshipName');
  const constraint = text(content, 'deleteConstraint');
  return {
    referenceTo: [target],
    relationshipName: name.replace(/__c$/, '__r'),
    masterDetail: kind === 'MasterDetail',
    writeRequiresMasterRead: flag(content, 'writeRequiresMasterRead'),
    createOnly: kind === 'MasterDetail' && !flag(content, 'reparentableMasterDetail'),
    // Custom relationships are addressed with the suffix __r, whatever the standard parent.
    ...(childRelationshipName ? { childRelationshipName: `${childRelationshipName}__r` } : {}),
    deleteConstraint:
      kind === 'MasterDetail' || constraint === 'Cascade'
        ? 'Cascade'
        : constraint === 'Restrict'
          ? 'Restrict'
          : 'SetNull',
  };
}

function picklist(content: XmlNode): Partial<FieldSchema> {
  const valueSet = nodes(content, 'valueSet')[0];
  if (!valueSet) return {};
  const definition = nodes(valueSet, 'valueSetDefinition')[0] ?? {};
  const picklistValues = nodes(definition, 'value').map(readPicklistValue);
  const preset = picklistValues.find((value) => value.isDefault);
  return {
    restricted: flag(valueSet, 'restricted'),
    picklistValues,
    ...(preset ? { defaultValue: preset.value } : {}),
  };
}

function readPicklistValue(value: XmlNode): PicklistValue {
  const name = text(value, 'fullName') ?? '';
  return {
    value: name,
    label: text(value, 'label') ?? name,
    active: text(value, 'isActive') !== 'false',
    isDefault: flag(value, 'default'),
  };
}
