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

export interface StandardProfile {
  name: string;
  userPermissions: string[];
  objects: Record<string, ObjectRights>;
}

/**
 * The profiles that the org knows. As in Salesforce none of them opens a custom object or field that metadata
 * brought in; `System Administrator` may do everything with every record, yet sees custom fields only where a
 * permission set shows them.
 */
export const STANDARD_PROFILES: StandardProfile[] = [
  {
    name: 'System Administrator',
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
    userPermissions: ['ApiEnabled'],
    objects: {
      account: ORDINARY_RIGHTS,
      contact: ORDINARY_RIGHTS,
      case: ORDINARY_RIGHTS,
      task: ORDINARY_RIGHTS,
      voicecall: ORDINARY_RIGHTS,
    },
  },
  { name: 'Minimum Access - Salesforce', userPermissions: [], objects: {} },
];

/** Files have no object permission: who may see the file may read it, and everybody may upload. */
export const FILE_OBJECTS = new Set(['contentdocument', 'contentversion', 'contentdocumentlink']);
export const FILE_RIGHTS: ObjectRights = ORDINARY_RIGHTS;
/** Set-up objects can be read by everybody and changed by those who manage users. */
export const SETUP_RIGHTS: ObjectRights = { ...NO_RIGHTS, read: true, viewAll: true };
