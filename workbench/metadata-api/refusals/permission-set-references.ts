import type { Element } from '@xmldom/xmldom';
import { PROFILES } from '#org';
import { childElements, childText } from '#package-metadata';
import { missing, need, type ReferenceContext } from './reference-context.ts';

/** Object permissions that are only granted together with others, with what the platform calls them. */
const DEPENDS_ON: [granted: string, label: string, needed: [element: string, label: string][]][] = [
  ['allowCreate', 'Create', [['allowRead', 'Read']]],
  ['allowEdit', 'Edit', [['allowRead', 'Read']]],
  [
    'allowDelete',
    'Delete',
    [
      ['allowRead', 'Read'],
      ['allowEdit', 'Edit'],
    ],
  ],
  ['viewAllRecords', 'View All', [['allowRead', 'Read']]],
  [
    'modifyAllRecords',
    'Modify All',
    [
      ['allowRead', 'Read'],
      ['allowEdit', 'Edit'],
      ['allowDelete', 'Delete'],
      ['viewAllRecords', 'View All'],
    ],
  ],
];

/** Those of the standard profiles that the org knows, and what permission sets for integrations usually grant. */
const USER_PERMISSIONS = new Set<string>([
  ...PROFILES.flatMap(({ userPermissions }) => userPermissions),
  'ViewAllUsers',
  'ViewSetup',
  'ViewRoles',
  'RunReports',
  'ExportReport',
  'LightningConsoleAllowedForUser',
  'ChatterInternalUser',
  'ModifyMetadata',
  'ApiUserOnly',
  'BulkApiHardDelete',
  'ManageNamedCredentials',
  'AssignPermissionSets',
  'ManageSharing',
  'QueryAllFiles',
]);

/** What a permission set grants must be there and must be grantable. */
export function checkPermissionSet(context: ReferenceContext): void {
  const { root, report } = context;
  const grants: [outer: string, inner: string, typeName: string][] = [
    ['classAccesses', 'apexClass', 'ApexClass'],
    ['customPermissions', 'name', 'CustomPermission'],
    ['tabSettings', 'tab', 'CustomTab'],
    ['applicationVisibilities', 'application', 'CustomApplication'],
    ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'ExternalCredentialPrincipal'],
  ];
  for (const [outer, inner, typeName] of grants) {
    for (const access of childElements(root, outer)) need(context, inner, typeName, access);
  }
  for (const permission of childElements(root, 'userPermissions')) {
    const name = childText(permission, 'name') ?? '';
    if (!USER_PERMISSIONS.has(name)) report(permission, `Unknown user permission: ${name}`);
  }
  for (const permission of childElements(root, 'objectPermissions'))
    checkObjectPermission(permission, context);
  for (const permission of childElements(root, 'fieldPermissions')) checkFieldPermission(permission, context);
}

function checkObjectPermission(permission: Element, { inventory, report }: ReferenceContext): void {
  const objectName = childText(permission, 'object') ?? '';
  if (!inventory.has('CustomObject', objectName)) {
    report(permission, missing('field', 'CustomObject', objectName));
    return;
  }
  const grants = (element: string): boolean => childText(permission, element) === 'true';
  for (const [granted, label, needed] of DEPENDS_ON) {
    const lacking = grants(granted) ? needed.filter(([element]) => !grants(element)) : [];
    if (lacking.length === 0) continue;
    const others = lacking.map(([, other]) => `${other} ${objectName}`).join(', ');
    report(permission, `Permission ${label} ${objectName} depends on permission(s): ${others}`);
  }
}

function checkFieldPermission(permission: Element, { inventory, report }: ReferenceContext): void {
  const fullName = childText(permission, 'field') ?? '';
  const field = inventory.field(fullName);
  if (!field) report(permission, missing('field', 'CustomField', fullName));
  else if (field.required) report(permission, `You cannot deploy to a required field: ${fullName}`);
  else if (childText(permission, 'editable') === 'true' && childText(permission, 'readable') !== 'true') {
    report(permission, `Permission Edit ${fullName} depends on permission(s): Read ${fullName}`);
  }
}
