import type { ApiValue } from '#platform';
import { INTEGRATION_LICENSE } from './access/licenses.ts';
import { PROFILES, PROFILE_PERMISSIONS, USER_LICENSES } from './access/profiles.ts';
import type { OrgState } from './org-state.ts';
import { findObject } from './schema/model.ts';
import { syncSetupRecords } from './setup-records.ts';
import type { SetupRecordIds } from './setup-records.ts';
import { Transaction } from './store/transaction.ts';
import { insertRecord } from './store/writer.ts';
import type { LocalUser } from './users.ts';

type Insert = (type: string, values: Record<string, ApiValue>) => string;

/** Fills the set-up tables: organisation, profiles, roles, permission sets, groups, queues and the users. */
export function seedSetup(state: OrgState, users: LocalUser[]): void {
  const transaction = new Transaction(state.database);
  const context = { ...state.writeContext(transaction, '', 'system', false), seeding: true };
  const insert: Insert = (type, values) => {
    const object = findObject(state.schema, type);
    if (!object) throw new Error(`The schema lacks the standard object ${type}.`);
    return insertRecord(context, object, values).Id;
  };
  insert('Organization', {
    Name: 'Northwind',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'UTC',
  });
  const setup: SetupIds = {
    profiles: seedProfiles(insert),
    roles: new Map(),
    ...syncSetupRecords(state, context),
  };
  const licenseId = insert('PermissionSetLicense', INTEGRATION_LICENSE);
  const licenses = new Map([[INTEGRATION_LICENSE.DeveloperName, licenseId]]);
  for (const user of users) seedUser(user, { ...setup, licenses }, insert);
  transaction.commit();
}

/** Profiles with their licences; each owns a permission set, which names the objects that it opens. */
function seedProfiles(insert: Insert): Map<string, string> {
  const licenses = new Map(
    Object.entries(USER_LICENSES).map(([LicenseDefinitionKey, Name]) => [
      LicenseDefinitionKey,
      insert('UserLicense', { Name, MasterLabel: Name, LicenseDefinitionKey }),
    ]),
  );
  return new Map(
    PROFILES.map(({ name, license, userPermissions }) => {
      const permissions = PROFILE_PERMISSIONS.map(
        (each) => [`Permissions${each}`, userPermissions.includes(each)] as const,
      );
      const ProfileId = insert('Profile', {
        Name: name,
        UserLicenseId: licenses.get(license) ?? null,
        ...Object.fromEntries(permissions),
      });
      const own = `X${ProfileId.slice(0, 15)}`;
      insert('PermissionSet', { Name: own, Label: own, IsOwnedByProfile: true, ProfileId });
      return [name, ProfileId];
    }),
  );
}

/** Brings the records that stand for metadata in line with it. */
export function syncSetup(state: OrgState): void {
  const transaction = new Transaction(state.database);
  syncSetupRecords(state, state.writeContext(transaction, '', 'system', false));
  transaction.commit();
}

interface SetupIds extends SetupRecordIds {
  profiles: Map<string, string>;
  roles: Map<string, string>;
}

function seedUser(
  user: LocalUser,
  setup: SetupIds & { licenses: Map<string, string> },
  insert: Insert,
): void {
  const id = insert('User', {
    Username: user.username,
    FirstName: user.firstName ?? null,
    LastName: user.lastName,
    Alias: user.alias,
    Email: user.username,
    ProfileId: known(setup.profiles, user.profile, 'profile', user),
    UserRoleId: user.role === undefined ? null : roleId(setup.roles, user.role, user.parentRole, insert),
    TimeZoneSidKey: 'UTC',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: user.language ?? 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  for (const name of user.licenses ?? []) {
    const PermissionSetLicenseId = known(setup.licenses, name, 'permission set license', user);
    insert('PermissionSetLicenseAssign', { PermissionSetLicenseId, AssigneeId: id });
  }
  for (const name of user.permissionSets) {
    const PermissionSetId = known(setup.permissionSets, name, 'permission set', user);
    insert('PermissionSetAssignment', { PermissionSetId, AssigneeId: id });
  }
  for (const name of user.groups) {
    insert('GroupMember', { GroupId: known(setup.groups, name, 'group or queue', user), UserOrGroupId: id });
  }
}

function roleId(
  roles: Map<string, string>,
  name: string,
  parent: string | undefined,
  insert: Insert,
): string {
  const existing = roles.get(name);
  if (existing !== undefined) return existing;
  const ParentRoleId = parent === undefined ? null : roleId(roles, parent, undefined, insert);
  const id = insert('UserRole', { Name: name, DeveloperName: name.replaceAll(' ', '_'), ParentRoleId });
  roles.set(name, id);
  return id;
}

function known(ids: Map<string, string>, name: string, kind: string, user: LocalUser): string {
  const id = ids.get(name);
  if (id !== undefined) return id;
  throw new Error(
    `User ${user.username} is to have the ${kind} ${name}, which the org does not have; ` +
      `it has: ${[...ids.keys()].join(', ') || 'none'}.`,
  );
}
