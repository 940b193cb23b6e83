import type { ObjectRights } from '../schema/model.ts';

export const NO_RIGHTS: ObjectRights = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
  viewAllFields: false,
};
export const ALL_RIGHTS: ObjectRights = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
  viewAllFields: false,
};
const ORDINARY_RIGHTS: ObjectRights = { ...NO_RIGHTS, read: true, create: true, edit: true, delete: true };

export interface OrgProfile {
  name: string;
  /** Key of the user licence that the profile is for. */
  license: keyof typeof USER_LICENSES;
  userPermissions: ProfilePermission[];
  objects: Record<string, ObjectRights>;
}

/** Names of user licences by their definition key, which is the same in every language. */
export const USER_LICENSES = {
  SFDC: 'Salesforce',
  CHATTER_FREE: 'Chatter Free',
  SFDC_INTEGRATION: 'Salesforce Integration',
} as const;

/** User permissions that a profile's row shows, as `PermissionsApiEnabled` and so on. */
export const PROFILE_PERMISSIONS = [
  'ApiEnabled',
  'ModifyAllData',
  'ViewAllData',
  'ManageUsers',
  'CustomizeApplication',
  'AuthorApex',
  'TransferAnyEntity',
] as const;
export type ProfilePermission = (typeof PROFILE_PERMISSIONS)[number];

/** The profile of the user license Salesforce Integration. */
export const INTEGRATION_PROFILE = 'Minimum Access - API Only Integrations';

/**
 * The profiles that the org knows: standard ones, and before them some of the customer's, with which a program must
 * reckon that takes any profile. As in Salesforce no standard one opens a custom object or field that metadata
 * brought in; `System Administrator` may do everything with every record, yet sees custom fields only where a
 * permission set shows them.
 */
export const PROFILES: OrgProfile[] = [
  { name: 'Chatter Free User', license: 'CHATTER_FREE', userPermissions: [], objects: {} },
  {
    name: 'Northwind Auditor',
    license: 'SFDC',
    userPermissions: ['ApiEnabled', 'ViewAllData'],
    objects: {},
  },
  {
    name: 'Northwind Call Quality',
    license: 'SFDC',
    userPermissions: ['ApiEnabled'],
    objects: { ac_contact_channel_analytics__c: { ...NO_RIGHTS, read: true, viewAll: true } },
  },
  {
    name: 'System Administrator',
    license: 'SFDC',
    userPermissions: [
      'ApiEnabled',
      'ModifyAllData',
      'ViewAllData',
      'ManageUsers',
      'CustomizeApplication',
      'AuthorApex',
      'TransferAnyEntity',
    ],
    objects: {},
  },
  {
    name: 'Standard User',
    license: 'SFDC',
    userPermissions: ['ApiEnabled'],
    objects: {
      account: ORDINARY_RIGHTS,
      contact: ORDINARY_RIGHTS,
      case: ORDINARY_RIGHTS,
      task: ORDINARY_RIGHTS,
      voicecall: ORDINARY_RIGHTS,
    },
  },
  { name: 'Minimum Access - Salesforce', license: 'SFDC', userPermissions: [], objects: {} },
  { name: INTEGRATION_PROFILE, license: 'SFDC_INTEGRATION', userPermissions: ['ApiEnabled'], objects: {} },
];

/** Files have no object permission: who may see the file may read it, and everybody may upload. */
export const FILE_OBJECTS = new Set(['contentdocument', 'contentversion', 'contentdocumentlink']);
export const FILE_RIGHTS: ObjectRights = ORDINARY_RIGHTS;
/** Set-up objects can be read by everybody and changed by those who manage users. */
export const SETUP_RIGHTS: ObjectRights = { ...NO_RIGHTS, read: true, viewAll: true };
