/** What the local org knows of an org's set-up, read from metadata and laid over a few standard objects. */

/** REST describe types. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'boolean'
  | 'double'
  | 'int'
  | 'percent'
  | 'currency'
  | 'datetime'
  | 'date'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'base64';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  isDefault: boolean;
}

export interface FieldSchema {
  name: string;
  label: string;
  type: FieldType;
  /** Characters; 0 for types without a length. */
  length: number;
  /** Digits in all and after the point; 0 for types without them. */
  precision: number;
  scale: number;
  custom: boolean;
  /** Must have a value on every write. */
  required: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  /** Set by the org: auto-numbers, system fields, formulas. */
  readOnly: boolean;
  createOnly: boolean;
  /** Long and rich text: no filter, no sort, no grouping. */
  longText: boolean;
  defaultValue?: string | number | boolean;
  autoNumberFormat?: string;
  restricted: boolean;
  picklistValues: PicklistValue[];
  referenceTo: string[];
  relationshipName?: string;
  /** The name under which the parent lists these children. */
  childRelationshipName?: string;
  deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade';
  /** The record belongs to the one it leads to: no owner and no sharing of its own. */
  masterDetail: boolean;
  /** Reading the master is enough to write its details; otherwise editing it is needed. */
  writeRequiresMasterRead: boolean;
  inlineHelpText?: string;
}

export interface ValidationRule {
  name: string;
  active: boolean;
  formula: string;
  message: string;
  field?: string;
}

export interface ListView {
  name: string;
  label: string;
  columns: string[];
  /** `Everything` or `Mine`. */
  scope: string;
  filters: { field: string; operation: string; value: string }[];
  booleanFilter?: string;
}

export interface CompactLayout {
  name: string;
  fields: string[];
}

export interface ChildRelationship {
  relationshipName: string;
  childObject: string;
  field: string;
}

/** `Open` objects of the set-up can be read by every user. */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'Open';

export interface ObjectSchema {
  name: string;
  label: string;
  labelPlural: string;
  custom: boolean;
  keyPrefix: string;
  nameField: string;
  sharingModel: SharingModel;
  /** Set-up objects (users, groups, permission sets …) as against the org's data. */
  setup: boolean;
  fields: Map<string, FieldSchema>;
  children: ChildRelationship[];
  validationRules: ValidationRule[];
  listViews: ListView[];
  compactLayouts: CompactLayout[];
  compactLayout?: string;
  actionOverrides: { action: string; content: string; formFactor?: string }[];
}

export interface ObjectRights {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
  viewAllFields: boolean;
}

export interface PermissionSet {
  name: string;
  label: string;
  objects: Map<string, ObjectRights>;
  /** By `Object.Field`. */
  fields: Map<string, { read: boolean; edit: boolean }>;
  classes: string[];
  tabs: { name: string; visibility: string }[];
  customPermissions: string[];
  userPermissions: string[];
  externalCredentialPrincipals: string[];
}

/** Gives what its permission sets give, in one assignment. */
export interface PermissionSetGroup extends NamedEntry {
  permissionSets: string[];
}

export interface SharingRule {
  name: string;
  object: string;
  access: 'Read' | 'Edit';
  sharedTo: { kind: 'group' | 'role' | 'roleAndSubordinates' | 'queue' | 'allInternalUsers'; name: string };
  criteria: { field: string; operation: string; value: string }[];
  booleanFilter?: string;
}

export interface NamedEntry {
  name: string;
  label: string;
}

/** A metadata component kept as parsed XML, for whoever lays out pages. */
export interface MetadataDocument extends NamedEntry {
  content: Record<string, unknown>;
}

export interface OrgSchema {
  objects: Map<string, ObjectSchema>;
  permissionSets: PermissionSet[];
  permissionSetGroups: PermissionSetGroup[];
  sharingRules: SharingRule[];
  groups: (NamedEntry & { doesIncludeBosses: boolean })[];
  queues: (NamedEntry & { objects: string[] })[];
  labels: Map<string, string>;
  customPermissions: NamedEntry[];
  tabs: (MetadataDocument & { object?: string })[];
  layouts: MetadataDocument[];
  flexiPages: MetadataDocument[];
  applications: MetadataDocument[];
  namedCredentials: MetadataDocument[];
  externalCredentials: MetadataDocument[];
  cspTrustedSites: MetadataDocument[];
  messageChannels: MetadataDocument[];
}

/** Names are case-insensitive, as everywhere in Salesforce. */
export function findObject(schema: OrgSchema, name: string): ObjectSchema | undefined {
  return schema.objects.get(name.toLowerCase());
}

export function findField(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.fields.get(name.toLowerCase());
}

/** The field through which `Owner.Name` or `Account__r.Name` leads to another object. */
export function findReference(object: ObjectSchema, relationshipName: string): FieldSchema | undefined {
  const wanted = relationshipName.toLowerCase();
  return [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === wanted);
}

export function objectOfId(schema: OrgSchema, id: string): ObjectSchema | undefined {
  const prefix = id.slice(0, 3);
  return [...schema.objects.values()].find((object) => object.keyPrefix === prefix);
}
