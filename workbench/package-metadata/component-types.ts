/** How a type's components lie in a package in metadata format. */
export interface ComponentType {
  name: string;
  folder: string;
  /** The files' ending; bundles have none. */
  suffix?: string;
  /** `xml`: one document; `code`: a file with a `-meta.xml` beside it; `bundle`: a folder of files. */
  form: 'xml' | 'code' | 'bundle';
  /** Components that are elements of the document. */
  children?: readonly ChildType[];
}

export interface ChildType {
  name: string;
  /** The element of the parent's document that holds one child. */
  element: string;
  /** Folder and suffix in source format; children without a folder stay in their parent's file. */
  folder?: string;
  suffix?: string;
}

const xml = (name: string, folder: string, suffix: string, children: ChildType[] = []): ComponentType => ({
  name,
  folder,
  suffix,
  form: 'xml',
  children,
});
const code = (name: string, folder: string, suffix: string): ComponentType => ({
  name,
  folder,
  suffix,
  form: 'code',
});
const part = (name: string, element: string, suffix: string, folder = element): ChildType => ({
  name,
  element,
  folder,
  suffix,
});

const OBJECT_PARTS = [
  part('CustomField', 'fields', 'field'),
  part('ListView', 'listViews', 'listView'),
  part('CompactLayout', 'compactLayouts', 'compactLayout'),
  part('ValidationRule', 'validationRules', 'validationRule'),
  part('RecordType', 'recordTypes', 'recordType'),
  part('WebLink', 'webLinks', 'webLink'),
  part('FieldSet', 'fieldSets', 'fieldSet'),
  part('BusinessProcess', 'businessProcesses', 'businessProcess'),
  part('SharingReason', 'sharingReasons', 'sharingReason'),
  part('Index', 'indexes', 'index'),
];

/** The types that the local org takes; any other is refused as unknown. */
export const COMPONENT_TYPES: readonly ComponentType[] = [
  code('ApexClass', 'classes', 'cls'),
  code('ApexTrigger', 'triggers', 'trigger'),
  code('StaticResource', 'staticresources', 'resource'),
  code('Certificate', 'certs', 'crt'),
  { name: 'LightningComponentBundle', folder: 'lwc', form: 'bundle' },
  xml('CustomObject', 'objects', 'object', OBJECT_PARTS),
  xml('CustomLabels', 'labels', 'labels', [{ name: 'CustomLabel', element: 'labels' }]),
  xml('SharingRules', 'sharingRules', 'sharingRules', [
    { name: 'SharingCriteriaRule', element: 'sharingCriteriaRules' },
    { name: 'SharingOwnerRule', element: 'sharingOwnerRules' },
  ]),
  xml('CustomApplication', 'applications', 'app'),
  xml('CustomMetadata', 'customMetadata', 'md'),
  xml('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  xml('CustomPermission', 'customPermissions', 'customPermission'),
  xml('CustomTab', 'tabs', 'tab'),
  xml('CspTrustedSite', 'cspTrustedSites', 'cspTrustedSite'),
  xml('ExternalClientApplication', 'externalClientApps', 'eca'),
  xml('ExternalCredential', 'externalCredentials', 'externalCredential'),
  xml('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy'),
  xml('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth'),
  xml('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy'),
  xml('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth'),
  xml('FlexiPage', 'flexipages', 'flexipage'),
  xml('GlobalValueSet', 'globalValueSets', 'globalValueSet'),
  xml('Group', 'groups', 'group'),
  xml('Layout', 'layouts', 'layout'),
  xml('LightningMessageChannel', 'messageChannels', 'messageChannel'),
  xml('NamedCredential', 'namedCredentials', 'namedCredential'),
  xml('PermissionSet', 'permissionsets', 'permissionset'),
  xml('PermissionSetGroup', 'permissionsetgroups', 'permissionsetgroup'),
  xml('Queue', 'queues', 'queue'),
  xml('QuickAction', 'quickActions', 'quickAction'),
  xml('RemoteSiteSetting', 'remoteSiteSettings', 'remoteSite'),
  xml('ReportType', 'reportTypes', 'reportType'),
  xml('Role', 'roles', 'role'),
  xml('Translations', 'translations', 'translation'),
];

const BY_FOLDER = new Map(COMPONENT_TYPES.map((type) => [type.folder, type]));
const BY_NAME = new Map(COMPONENT_TYPES.map((type) => [type.name, type]));

/** The type whose components lie in a folder of a package. */
export function typeOfFolder(folder: string): ComponentType | undefined {
  return BY_FOLDER.get(folder);
}

/** A type, or the type that it is a child of with the child itself. */
export function typeOfName(name: string): { type: ComponentType; child?: ChildType } | undefined {
  const type = BY_NAME.get(name);
  if (type) return { type };
  for (const parent of COMPONENT_TYPES) {
    const child = parent.children?.find((each) => each.name === name);
    if (child) return { type: parent, child };
  }
  return undefined;
}
