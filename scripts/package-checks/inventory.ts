import { childElements, childText, type MetadataFile, type PackageSource } from './source.ts';

export interface FieldFacts {
  required: boolean;
  masterDetail: boolean;
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
  messageChannels: Set<string>;
  staticResources: Set<string>;
  labels: Set<string>;
  externalCredentials: Set<string>;
  /** `Credential-Principal`, as permission sets name them. */
  principals: Set<string>;
  /** `Object.Layout` of compact layouts. */
  compactLayouts: Set<string>;
  classes: Set<string>;
  /** `Class.method` of methods that components may call. */
  auraEnabledMethods: Set<string>;
  /** Bundle → the targets that it is exposed to. */
  componentBundles: Map<string, Set<string>>;
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
    messageChannels: names('LightningMessageChannel'),
    staticResources: names('StaticResource'),
    labels: new Set(ofType('CustomLabels').flatMap(labelNames)),
    externalCredentials: names('ExternalCredential'),
    principals: new Set(ofType('ExternalCredential').flatMap(principalNames)),
    compactLayouts: new Set(
      ofType('CompactLayout').map((layout) => `${String(layout.objectName)}.${layout.name}`),
    ),
    classes: names('ApexClass'),
    auraEnabledMethods: new Set(ofType('ApexClass').flatMap((file) => callableMethods(file, source))),
    componentBundles: new Map(
      ofType('LightningComponentBundle').map((bundle) => [bundle.name, exposedTargets(bundle)]),
    ),
  };
}

function factsOf({ root }: MetadataFile): FieldFacts {
  return {
    required: childText(root, 'required') === 'true',
    masterDetail: childText(root, 'type') === 'MasterDetail',
  };
}

function labelNames({ root }: MetadataFile): string[] {
  return childElements(root, 'labels').map((label) => childText(label, 'fullName') ?? '');
}

function principalNames({ name, root }: MetadataFile): string[] {
  return childElements(root, 'externalCredentialParameters')
    .filter((parameter) => childText(parameter, 'parameterType')?.endsWith('Principal'))
    .map((parameter) => `${name}-${childText(parameter, 'parameterName') ?? ''}`);
}

function exposedTargets({ root }: MetadataFile): Set<string> {
  if (childText(root, 'isExposed') !== 'true') return new Set();
  const targets = childElements(root, 'targets').flatMap((element) => childElements(element, 'target'));
  return new Set(targets.map((target) => target.textContent?.trim() ?? ''));
}

function callableMethods({ name, file }: MetadataFile, source: PackageSource): string[] {
  const classFile = file.replace(/-meta\.xml$/, '');
  if (!source.files.includes(classFile)) return [];
  const declarations = source
    .read(classFile)
    .matchAll(/@AuraEnabled[^;{}]*?\bstatic\s+[\w.<>, ]+?\s(\w+)\s*\(/gi);
  return [...declarations].map(([, method]) => `${name}.${String(method)}`);
}
