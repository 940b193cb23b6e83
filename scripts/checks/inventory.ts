import type { Element } from '@xmldom/xmldom';
import { readApex } from './apex/apex-source.ts';
import { auraMethods, type AuraMethod } from './apex/aura-methods.ts';
import { type MetadataFile, type PackageSource, childElements, childText } from '#package-metadata';

export interface FieldFacts {
  required: boolean;
  masterDetail: boolean;
  /** As metadata names it: `Text`, `Lookup`, … */
  type: string;
  /** Values of a picklist that takes no others. */
  values: Set<string> | undefined;
  /** Whether Salesforce keeps an index: external ids, unique fields and relationships have one. */
  indexed: boolean;
  /** Whether Salesforce itself fills the field. */
  computed: boolean;
}

/** Names of everything in the package that something else can refer to. */
export interface Inventory {
  objects: Set<string>;
  /** `Object.Field` → what permissions need to know. */
  fields: Map<string, FieldFacts>;
  customPermissions: Set<string>;
  flexiPages: Set<string>;
  tabs: Set<string>;
  groups: Set<string>;
  queues: Set<string>;
  messageChannels: Set<string>;
  staticResources: Set<string>;
  labels: Set<string>;
  namedCredentials: Set<string>;
  externalCredentials: Set<string>;
  permissionSets: Set<string>;
  /** `Credential-Principal`, as permission sets name them. */
  principals: Set<string>;
  /** `Object.Layout` of compact layouts. */
  compactLayouts: Set<string>;
  classes: Set<string>;
  /** Codes in capitals that validation rules put into their messages, for programs to know them by. */
  validationCodes: Set<string>;
  /** `Class.method` of methods that components may call. */
  auraMethods: Map<string, AuraMethod>;
  componentBundles: Map<string, BundleFacts>;
}

export interface BundleFacts {
  /** Where a page's builder may place it; none where it is not exposed. */
  targets: Set<string>;
  /** What a page's builder may set. */
  properties: Set<string>;
}

export function takeInventory(source: PackageSource): Inventory {
  const ofType = (type: string): MetadataFile[] =>
    source.metadata.filter(({ root }) => root.nodeName === type);
  const names = (type: string): Set<string> => new Set(ofType(type).map(({ name }) => name));
  return {
    objects: names('CustomObject'),
    fields: new Map(
      ofType('CustomField').map((field) => [`${String(field.objectName)}.${field.name}`, factsOf(field)]),
    ),
    customPermissions: names('CustomPermission'),
    flexiPages: names('FlexiPage'),
    tabs: names('CustomTab'),
    groups: names('Group'),
    queues: names('Queue'),
    messageChannels: names('LightningMessageChannel'),
    staticResources: names('StaticResource'),
    labels: new Set(ofType('CustomLabels').flatMap(labelNames)),
    namedCredentials: names('NamedCredential'),
    externalCredentials: names('ExternalCredential'),
    permissionSets: names('PermissionSet'),
    principals: new Set(ofType('ExternalCredential').flatMap(principalNames)),
    compactLayouts: new Set(
      ofType('CompactLayout').map((layout) => `${String(layout.objectName)}.${layout.name}`),
    ),
    classes: names('ApexClass'),
    validationCodes: new Set(ofType('ValidationRule').flatMap(codesOf)),
    auraMethods: auraMethods(readApex(source)),
    componentBundles: new Map(
      ofType('LightningComponentBundle').map((bundle) => [bundle.name, bundleFacts(bundle)]),
    ),
  };
}

function factsOf({ root }: MetadataFile): FieldFacts {
  const type = childText(root, 'type') ?? '';
  return {
    required: childText(root, 'required') === 'true',
    masterDetail: type === 'MasterDetail',
    type,
    values: restrictedValues(root),
    indexed:
      type === 'Lookup' ||
      type === 'MasterDetail' ||
      childText(root, 'externalId') === 'true' ||
      childText(root, 'unique') === 'true',
    computed: type === 'AutoNumber' || type === 'Summary' || childText(root, 'formula') !== undefined,
  };
}

function restrictedValues(field: Element): Set<string> | undefined {
  const [valueSet] = childElements(field, 'valueSet');
  if (!valueSet || childText(valueSet, 'restricted') !== 'true') return undefined;
  const definitions = childElements(valueSet, 'valueSetDefinition');
  const values = definitions.flatMap((definition) => childElements(definition, 'value'));
  return new Set(values.map((value) => childText(value, 'fullName') ?? ''));
}

function codesOf({ root }: MetadataFile): string[] {
  return childText(root, 'errorMessage')?.match(/\bAC_[A-Z_]+\b/g) ?? [];
}

function labelNames({ root }: MetadataFile): string[] {
  return childElements(root, 'labels').map((label) => childText(label, 'fullName') ?? '');
}

function principalNames({ name, root }: MetadataFile): string[] {
  return childElements(root, 'externalCredentialParameters')
    .filter((parameter) => childText(parameter, 'parameterType')?.endsWith('Principal'))
    .map((parameter) => `${name}-${childText(parameter, 'parameterName') ?? ''}`);
}

function bundleFacts({ root }: MetadataFile): BundleFacts {
  const exposed = childText(root, 'isExposed') === 'true';
  const targets = childElements(root, 'targets').flatMap((element) => childElements(element, 'target'));
  const properties = [...root.getElementsByTagName('property')];
  return {
    targets: new Set(exposed ? targets.map((target) => target.textContent?.trim() ?? '') : []),
    properties: new Set(properties.map((property) => property.getAttribute('name') ?? '')),
  };
}
