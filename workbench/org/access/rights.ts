import type { FieldSchema, ObjectRights, ObjectSchema, OrgSchema, PermissionSet } from '../schema/model.ts';
import type { Database, RecordReader, StoredRow } from '../store/database.ts';
import { ALL_RIGHTS, FILE_OBJECTS, FILE_RIGHTS, NO_RIGHTS, SETUP_RIGHTS, PROFILES } from './profiles.ts';

export interface FieldRights {
  read: boolean;
  edit: boolean;
}

/** What a user may do, from the profile and the assigned permission sets. */
export interface UserRights {
  userId: string;
  modifyAllData: boolean;
  viewAllData: boolean;
  permissionSets: ReadonlySet<string>;
  userPermissions: ReadonlySet<string>;
  customPermissions: ReadonlySet<string>;
  classes: ReadonlySet<string>;
  tabs: ReadonlyMap<string, string>;
  externalCredentialPrincipals: ReadonlySet<string>;
  /** Groups and queues that the user belongs to, directly or through other groups. */
  groups: ReadonlySet<string>;
  /** Users below in the role hierarchy. */
  subordinates: ReadonlySet<string>;
  object(object: ObjectSchema): ObjectRights;
  field(object: ObjectSchema, field: FieldSchema): FieldRights;
}

/** Those who manage users see them all, also without the permission that says so. */
const SEE_ALL_USERS = ['ViewAllUsers', 'ManageUsers'];

const DEPENDS_ON = [
  ...['User', 'Profile', 'PermissionSet', 'PermissionSetGroup', 'PermissionSetAssignment'],
  ...['GroupMember', 'UserRole'],
];

/** Gives each user's rights, worked out again only after users, assignments, groups or roles changed. */
export class RightsOfUsers {
  private readonly known = new Map<string, UserRights>();
  private knownVersion = '';
  private readonly schema: OrgSchema;
  private readonly database: Database;

  constructor(schema: OrgSchema, database: Database) {
    this.schema = schema;
    this.database = database;
  }

  /** To be called when permission sets themselves changed. */
  forget(): void {
    this.known.clear();
  }

  of(userId: string): UserRights {
    const version = DEPENDS_ON.map((type) => this.database.version(type)).join();
    if (version !== this.knownVersion) this.known.clear();
    this.knownVersion = version;
    const rights = this.known.get(userId) ?? computeRights(this.schema, this.database, userId);
    this.known.set(userId, rights);
    return rights;
  }
}

function computeRights(schema: OrgSchema, reader: RecordReader, userId: string): UserRights {
  const user = reader.get('User', userId);
  const profileName = user && reader.get('Profile', String(user['ProfileId']))?.['Name'];
  const profile = PROFILES.find(({ name }) => name === profileName);
  const sets = assignedSets(schema, reader, userId);
  const userPermissions = new Set<string>([
    ...(profile?.userPermissions ?? []),
    ...sets.flatMap((set) => set.userPermissions),
  ]);
  const modifyAllData = userPermissions.has('ModifyAllData');
  const objectRights = (object: ObjectSchema): ObjectRights => {
    const key = object.name.toLowerCase();
    if (modifyAllData)
      return { ...ALL_RIGHTS, viewAllFields: sets.some((set) => set.objects.get(key)?.viewAllFields) };
    if (FILE_OBJECTS.has(key)) return FILE_RIGHTS;
    if (object.setup) return setupRights(object, userPermissions);
    return [profile?.objects[key], ...sets.map((set) => set.objects.get(key))].reduce<ObjectRights>(
      (sum, each) => (each ? unite(sum, each) : sum),
      NO_RIGHTS,
    );
  };
  return {
    userId,
    modifyAllData,
    viewAllData: modifyAllData || userPermissions.has('ViewAllData'),
    permissionSets: new Set(sets.map((set) => set.name)),
    userPermissions,
    customPermissions: new Set(sets.flatMap((set) => set.customPermissions)),
    classes: new Set(sets.flatMap((set) => set.classes)),
    tabs: new Map(sets.flatMap((set) => set.tabs.map((tab) => [tab.name, tab.visibility] as const))),
    externalCredentialPrincipals: new Set(sets.flatMap((set) => set.externalCredentialPrincipals)),
    groups: groupsOf(reader, userId),
    subordinates: subordinatesOf(reader, user),
    object: objectRights,
    field: (object, field) => fieldRights(sets, objectRights(object), object, field),
  };
}

/** Set-up records are everybody's to read, except for users where an org keeps them private. */
function setupRights(object: ObjectSchema, userPermissions: ReadonlySet<string>): ObjectRights {
  if (object.sharingModel !== 'Private') return SETUP_RIGHTS;
  return { ...SETUP_RIGHTS, viewAll: SEE_ALL_USERS.some((name) => userPermissions.has(name)) };
}

function assignedSets(schema: OrgSchema, reader: RecordReader, userId: string): PermissionSet[] {
  const names = [...reader.rows('PermissionSetAssignment')]
    .filter((assignment) => assignment['AssigneeId'] === userId)
    .flatMap((assignment) => reader.get('PermissionSet', String(assignment['PermissionSetId'])) ?? [])
    // What a group gives is worked out after each change to its sets, and there only then.
    .filter((set) => set['Type'] !== 'Group' || isWorkedOut(reader, set))
    .flatMap((set) => setsBehind(schema, String(set['Name'])));
  return schema.permissionSets.filter((set) => names.includes(set));
}

function isWorkedOut(reader: RecordReader, set: StoredRow): boolean {
  return reader.get('PermissionSetGroup', String(set['PermissionSetGroupId']))?.['Status'] === 'Updated';
}

/** The permission sets that come with an assignment of a set or a group. */
export function setsBehind(schema: OrgSchema, name: string): PermissionSet[] {
  const group = schema.permissionSetGroups.find((each) => each.name === name);
  return schema.permissionSets.filter((set) =>
    group ? group.permissionSets.includes(set.name) : set.name === name,
  );
}

function unite(a: ObjectRights, b: ObjectRights): ObjectRights {
  return {
    read: a.read || b.read,
    create: a.create || b.create,
    edit: a.edit || b.edit,
    delete: a.delete || b.delete,
    viewAll: a.viewAll || b.viewAll,
    modifyAll: a.modifyAll || b.modifyAll,
    viewAllFields: a.viewAllFields || b.viewAllFields,
  };
}

/** Standard and required fields come with the object; the others need a permission set that names them. */
function fieldRights(
  sets: PermissionSet[],
  objectRights: ObjectRights,
  object: ObjectSchema,
  field: FieldSchema,
): FieldRights {
  if (!objectRights.read) return { read: false, edit: false };
  if (!field.custom || field.required) return { read: true, edit: !field.readOnly };
  const key = `${object.name}.${field.name}`.toLowerCase();
  const granted = sets.flatMap((set) => set.fields.get(key) ?? []);
  return {
    read: objectRights.viewAllFields || granted.some((each) => each.read),
    edit: !field.readOnly && granted.some((each) => each.edit),
  };
}

function groupsOf(reader: RecordReader, userId: string): Set<string> {
  const found = new Set<string>();
  const pending = [userId];
  for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
    for (const row of reader.rows('GroupMember')) {
      const groupId = String(row['GroupId']);
      if (row['UserOrGroupId'] !== member || found.has(groupId)) continue;
      found.add(groupId);
      pending.push(groupId);
    }
  }
  return found;
}

function subordinatesOf(reader: RecordReader, user: StoredRow | undefined): Set<string> {
  const roleId = user?.['UserRoleId'];
  if (!roleId) return new Set();
  const below = new Set<unknown>();
  const pending: unknown[] = [roleId];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    for (const role of reader.rows('UserRole')) {
      if (role['ParentRoleId'] !== parent || below.has(role.Id)) continue;
      below.add(role.Id);
      pending.push(role.Id);
    }
  }
  return new Set(
    [...reader.rows('User')].filter((each) => below.has(each['UserRoleId'])).map((each) => each.Id),
  );
}
