import { PROFILE_PERMISSIONS } from '../access/profiles.ts';
import { CUSTOMER_OBJECTS } from './customer-objects.ts';
import { fixed, must, picklist, reference, text, yesNo, type Declared } from './declare-fields.ts';
import { field } from './fields.ts';
import type { FieldSchema, ObjectSchema } from './model.ts';

/** The fields that the platform itself keeps on every record. */
export function systemFields(): FieldSchema[] {
  const userReference = (name: string, relationshipName: string) =>
    field(name, 'reference', { referenceTo: ['User'], relationshipName, readOnly: true });
  return [
    field('Id', 'id', { readOnly: true, label: 'Record ID' }),
    field('IsDeleted', 'boolean', { readOnly: true, label: 'Deleted', defaultValue: false }),
    field('CreatedDate', 'datetime', { readOnly: true }),
    userReference('CreatedById', 'CreatedBy'),
    field('LastModifiedDate', 'datetime', { readOnly: true }),
    userReference('LastModifiedById', 'LastModifiedBy'),
    field('SystemModstamp', 'datetime', { readOnly: true }),
  ];
}

export function ownerField(): FieldSchema {
  return field('OwnerId', 'reference', {
    label: 'Owner ID',
    referenceTo: ['Group', 'User'],
    relationshipName: 'Owner',
  });
}

/** Only what the package, its tests and its users meet; names, types and lengths as in the Object Reference. */
const DECLARED: Record<string, Declared> = {
  Organization: {
    prefix: '00D',
    fields: [
      text('Name', 80),
      text('InstanceName', 5, fixed),
      field('IsSandbox', 'boolean', { readOnly: true, defaultValue: false }),
      text('OrganizationType', 40, fixed),
      text('NamespacePrefix', 15, fixed),
      field('TrialExpirationDate', 'datetime', fixed),
      text('LanguageLocaleKey', 40),
      text('TimeZoneSidKey', 40),
    ],
  },
  UserLicense: {
    prefix: '100',
    fields: [text('Name', 40, must), text('MasterLabel', 40, must), text('LicenseDefinitionKey', 40, must)],
  },
  Profile: {
    prefix: '00e',
    fields: [
      text('Name', 255, must),
      picklist('UserType', ['Standard', 'CsnOnly'], fixed),
      reference('UserLicenseId', ['UserLicense'], undefined, must),
      ...PROFILE_PERMISSIONS.map((name) => yesNo(`Permissions${name}`)),
    ],
  },
  UserRole: {
    prefix: '00E',
    fields: [
      text('Name', 80, must),
      text('DeveloperName', 80),
      reference('ParentRoleId', ['UserRole'], undefined, { relationshipName: 'ParentRole' }),
    ],
  },
  User: {
    prefix: '005',
    fields: [
      text('Username', 80, { ...must, unique: true }),
      text('LastName', 80, must),
      text('FirstName', 40),
      text('Name', 121, fixed),
      text('Alias', 8, must),
      field('Email', 'email', { ...must, length: 128 }),
      text('EmployeeNumber', 20),
      text('FederationIdentifier', 512),
      text('Title', 80),
      field('Phone', 'phone'),
      yesNo('IsActive', true),
      picklist('UserType', ['Standard'], { ...fixed, defaultValue: 'Standard' }),
      reference('ProfileId', ['Profile'], undefined, must),
      reference('UserRoleId', ['UserRole']),
      reference('ManagerId', ['User']),
      text('TimeZoneSidKey', 40),
      text('LocaleSidKey', 40),
      text('LanguageLocaleKey', 40),
      text('EmailEncodingKey', 40),
      text('SmallPhotoUrl', 255, fixed),
    ],
  },
  Group: {
    prefix: '00G',
    fields: [
      text('Name', 40, must),
      text('DeveloperName', 80),
      picklist('Type', ['Regular', 'Queue', 'Role', 'RoleAndSubordinates', 'Organization']),
      field('Email', 'email'),
      yesNo('DoesSendEmailToMembers'),
      yesNo('DoesIncludeBosses', true),
    ],
  },
  GroupMember: {
    prefix: '011',
    nameField: '',
    fields: [
      reference('GroupId', ['Group'], 'GroupMembers', { ...must, deleteConstraint: 'Cascade' }),
      reference('UserOrGroupId', ['User', 'Group'], undefined, must),
    ],
  },
  QueueSobject: {
    prefix: '03g',
    nameField: '',
    fields: [
      reference('QueueId', ['Group'], 'QueueSobjects', { ...must, deleteConstraint: 'Cascade' }),
      text('SobjectType', 40, must),
    ],
  },
  PermissionSet: {
    prefix: '0PS',
    fields: [
      text('Name', 80, must),
      text('Label', 80, must),
      picklist('Type', ['Regular', 'Group']),
      reference('PermissionSetGroupId', ['PermissionSetGroup'], undefined, { deleteConstraint: 'Cascade' }),
      yesNo('IsOwnedByProfile'),
      reference('ProfileId', ['Profile']),
      text('NamespacePrefix', 15),
    ],
  },
  PermissionSetAssignment: {
    prefix: '0Pa',
    nameField: '',
    fields: [
      reference('PermissionSetId', ['PermissionSet'], 'Assignments', {
        ...must,
        deleteConstraint: 'Cascade',
      }),
      reference('PermissionSetGroupId', ['PermissionSetGroup'], 'Assignments'),
      reference('AssigneeId', ['User'], 'PermissionSetAssignments', must),
    ],
  },
  ObjectPermissions: {
    prefix: '110',
    nameField: '',
    fields: [
      reference('ParentId', ['PermissionSet'], 'ObjectPerms', { ...must, deleteConstraint: 'Cascade' }),
      text('SobjectType', 40, must),
      ...['Read', 'Create', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords'].map((name) =>
        yesNo(`Permissions${name}`),
      ),
    ],
  },
  PermissionSetGroup: {
    prefix: '0PG',
    nameField: 'DeveloperName',
    fields: [
      text('DeveloperName', 80, must),
      text('MasterLabel', 80, must),
      picklist('Status', ['Updated', 'Outdated', 'Updating', 'Failed']),
    ],
  },
  PermissionSetGroupComponent: {
    prefix: '0PM',
    nameField: '',
    fields: [
      reference('PermissionSetGroupId', ['PermissionSetGroup'], 'PermissionSetGroupComponents', {
        ...must,
        deleteConstraint: 'Cascade',
      }),
      reference('PermissionSetId', ['PermissionSet'], undefined, { ...must, deleteConstraint: 'Cascade' }),
    ],
  },
  PermissionSetLicense: {
    prefix: '0PL',
    nameField: 'DeveloperName',
    fields: [text('DeveloperName', 80, must), text('MasterLabel', 80, must), text('Status', 40)],
  },
  PermissionSetLicenseAssign: {
    prefix: '2LA',
    nameField: '',
    fields: [
      reference('PermissionSetLicenseId', ['PermissionSetLicense'], undefined, must),
      reference('AssigneeId', ['User'], 'PermissionSetLicenseAssignments', must),
    ],
  },
  CustomPermission: {
    prefix: '0CP',
    nameField: 'DeveloperName',
    fields: [text('DeveloperName', 80, must), text('MasterLabel', 80, must)],
  },
  SetupEntityAccess: {
    prefix: '0J0',
    nameField: '',
    fields: [
      reference('ParentId', ['PermissionSet'], 'SetupEntityAccessItems', {
        ...must,
        deleteConstraint: 'Cascade',
      }),
      reference('SetupEntityId', ['CustomPermission'], undefined, must),
      text('SetupEntityType', 40),
    ],
  },
  // Where the platform keeps credentials entered for named credentials; callouts need read on it.
  UserExternalCredential: { prefix: '0pu', data: true, sharing: 'Private', fields: [text('Name', 80)] },
  ...CUSTOMER_OBJECTS,
  ContentDocument: {
    prefix: '069',
    nameField: 'Title',
    data: true,
    sharing: 'Private',
    fields: [
      text('Title', 255, must),
      text('FileExtension', 40, fixed),
      text('FileType', 20, fixed),
      field('ContentSize', 'int', fixed),
      field('ContentModifiedDate', 'datetime', fixed),
      reference('LatestPublishedVersionId', ['ContentVersion'], undefined, fixed),
      field('Description', 'textarea', { length: 1000 }),
    ],
  },
  ContentVersion: {
    prefix: '068',
    nameField: 'Title',
    data: true,
    sharing: 'Private',
    fields: [
      reference('ContentDocumentId', ['ContentDocument'], 'ContentVersions', {
        createOnly: true,
        deleteConstraint: 'Cascade',
      }),
      field('IsLatest', 'boolean', { readOnly: true, defaultValue: true }),
      text('VersionNumber', 20, fixed),
      text('Title', 255),
      field('Description', 'textarea', { length: 1000 }),
      text('ReasonForChange', 1000),
      text('PathOnClient', 500, { createOnly: true }),
      text('FileExtension', 40, fixed),
      text('FileType', 20, fixed),
      field('ContentSize', 'int', fixed),
      text('Checksum', 50, fixed),
      field('VersionData', 'base64'),
      picklist('ContentLocation', ['S', 'E', 'L'], { defaultValue: 'S', createOnly: true }),
      picklist('Origin', ['C', 'H'], { defaultValue: 'C', createOnly: true }),
      picklist('SharingOption', ['A', 'R'], { defaultValue: 'A' }),
      reference('FirstPublishLocationId', [], undefined, { createOnly: true }),
      field('ContentModifiedDate', 'datetime', fixed),
    ],
  },
  ContentDocumentLink: {
    prefix: '06A',
    nameField: '',
    data: true,
    sharing: 'ControlledByParent',
    fields: [
      reference('ContentDocumentId', ['ContentDocument'], 'ContentDocumentLinks', {
        ...must,
        createOnly: true,
        deleteConstraint: 'Cascade',
      }),
      reference('LinkedEntityId', [], 'ContentDocumentLinks', {
        ...must,
        createOnly: true,
        deleteConstraint: 'Cascade',
      }),
      picklist('ShareType', ['V', 'C', 'I'], { restricted: true, defaultValue: 'V' }),
      picklist('Visibility', ['AllUsers', 'InternalUsers', 'SharedUsers'], {
        restricted: true,
        defaultValue: 'AllUsers',
      }),
    ],
  },
};

const OWNED = new Set([
  'Account',
  'Contact',
  'Case',
  'Opportunity',
  'Task',
  'VoiceCall',
  'ContentDocument',
  'ContentVersion',
]);

/** The standard objects, without the custom fields that metadata lays over them. */
export function standardObjects(): ObjectSchema[] {
  return Object.entries(DECLARED).map(([name, declared]) => {
    const fields = [...systemFields(), ...(OWNED.has(name) ? [ownerField()] : []), ...declared.fields];
    return {
      name,
      label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
      labelPlural: `${name.replace(/([a-z])([A-Z])/g, '$1 $2')}s`,
      custom: false,
      keyPrefix: declared.prefix,
      nameField: declared.nameField ?? 'Name',
      sharingModel: declared.sharing ?? 'Open',
      setup: !declared.data,
      fields: new Map(fields.map((each) => [each.name.toLowerCase(), each])),
      children: [],
      validationRules: [],
      listViews: [],
      compactLayouts: [],
      actionOverrides: [],
    };
  });
}
