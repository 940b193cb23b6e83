import type { ApiValue } from '#platform';
import { PROFILES } from './access/profiles.ts';
import type { OrgState } from './org-state.ts';
import { findObject } from './schema/model.ts';
import type { ObjectRights } from './schema/model.ts';
import type { WriteContext } from './store/write-context.ts';
import { deleteRecord } from './store/recycle-bin.ts';
import { insertRecord, updateRecord } from './store/writer.ts';

type Values = Record<string, ApiValue>;

/** Ids by developer name. */
export interface SetupRecordIds {
  /** Groups of permission sets too, which can be assigned like a set. */
  permissionSets: Map<string, string>;
  /** Public groups and queues. */
  groups: Map<string, string>;
}

/**
 * Brings the records that stand for metadata (permission sets, custom permissions, groups, queues) in line with the
 * schema. What is there already keeps its id, and with it its assignments and members.
 */
export function syncSetupRecords(state: OrgState, context: WriteContext): SetupRecordIds {
  const { schema } = state;
  const sync = (type: string, key: string, wanted: Values[], mine?: (row: Values) => boolean) =>
    syncTable(state, context, { type, key, wanted, mine: mine ?? (() => true) });
  const customPermissions = sync(
    'CustomPermission',
    'DeveloperName',
    schema.customPermissions.map(({ name, label }) => ({ DeveloperName: name, MasterLabel: label })),
  );
  const permissionSetGroups = sync(
    'PermissionSetGroup',
    'DeveloperName',
    schema.permissionSetGroups.map(({ name, label }) => ({ DeveloperName: name, MasterLabel: label })),
  );
  for (const row of [...state.database.rows('PermissionSetGroup')]) {
    if (row['Status'] === null)
      updateRecord(context, objectNamed(state, 'PermissionSetGroup'), row.Id, { Status: 'Updated' });
  }
  const sets = [
    ...schema.permissionSets.map(({ name, label }) => ({ Name: name, Label: label, Type: 'Regular' })),
    // Beside each group there is a set of the same name, which holds all that the group gives.
    ...schema.permissionSetGroups.map(({ name, label }) => ({
      Name: name,
      Label: label,
      Type: 'Group',
      PermissionSetGroupId: permissionSetGroups.get(name) ?? null,
    })),
  ];
  const permissionSets = sync(
    'PermissionSet',
    'Name',
    sets,
    ({ IsOwnedByProfile }) => IsOwnedByProfile !== true,
  );
  replaceRows(
    state,
    context,
    'PermissionSetGroupComponent',
    schema.permissionSetGroups.flatMap((group) =>
      group.permissionSets.map((name) => ({
        PermissionSetGroupId: permissionSetGroups.get(group.name) ?? null,
        PermissionSetId: permissionSets.get(name) ?? null,
      })),
    ),
  );
  const groups = sync('Group', 'DeveloperName', groupValues(state), ({ Type }) =>
    ['Regular', 'Queue'].includes(String(Type)),
  );
  replaceRows(state, context, 'SetupEntityAccess', accessValues(state, permissionSets, customPermissions));
  replaceRows(state, context, 'ObjectPermissions', objectPermissionValues(state, permissionSets));
  replaceRows(state, context, 'QueueSobject', queueObjectValues(state, groups));
  return { permissionSets, groups };
}

function groupValues({ schema }: OrgState): Values[] {
  return [
    ...schema.groups.map(({ name, label, doesIncludeBosses }) => ({
      Name: label,
      DeveloperName: name,
      Type: 'Regular',
      DoesIncludeBosses: doesIncludeBosses,
    })),
    ...schema.queues.map(({ name, label }) => ({ Name: label, DeveloperName: name, Type: 'Queue' })),
  ];
}

function accessValues(
  { schema }: OrgState,
  permissionSets: Map<string, string>,
  customPermissions: Map<string, string>,
): Values[] {
  return schema.permissionSets.flatMap((set) =>
    set.customPermissions.map((name) => {
      const SetupEntityId = customPermissions.get(name);
      if (SetupEntityId === undefined) {
        throw new Error(
          `Permission set ${set.name} grants the custom permission ${name}, which does not exist.`,
        );
      }
      const ParentId = permissionSets.get(set.name) ?? null;
      return { ParentId, SetupEntityId, SetupEntityType: 'CustomPermission' };
    }),
  );
}

/** What permission sets and profiles open, as far as the org has the objects. */
function objectPermissionValues(
  { schema, database }: OrgState,
  permissionSets: Map<string, string>,
): Values[] {
  const ofProfiles = [...database.rows('PermissionSet')].flatMap(({ Id, ProfileId }) => {
    const name = typeof ProfileId === 'string' && database.get('Profile', ProfileId)?.['Name'];
    const profile = PROFILES.find((each) => each.name === name);
    return Object.entries(profile?.objects ?? {}).map(([object, rights]) => ({ Id, object, rights }));
  });
  const ofSets = schema.permissionSets.flatMap(({ name, objects }) =>
    [...objects].map(([object, rights]) => ({ Id: permissionSets.get(name) ?? null, object, rights })),
  );
  return [...ofProfiles, ...ofSets].flatMap(({ Id, object, rights }) => {
    const found = findObject(schema, object);
    return found ? [{ ParentId: Id, SobjectType: found.name, ...permissionColumns(rights) }] : [];
  });
}

const permissionColumns = (rights: ObjectRights): Values => ({
  PermissionsRead: rights.read,
  PermissionsCreate: rights.create,
  PermissionsEdit: rights.edit,
  PermissionsDelete: rights.delete,
  PermissionsViewAllRecords: rights.viewAll,
  PermissionsModifyAllRecords: rights.modifyAll,
});

function queueObjectValues({ schema }: OrgState, groups: Map<string, string>): Values[] {
  return schema.queues.flatMap(({ name, objects }) =>
    objects.map((SobjectType) => ({ QueueId: groups.get(name) ?? null, SobjectType })),
  );
}

function syncTable(
  state: OrgState,
  context: WriteContext,
  table: { type: string; key: string; wanted: Values[]; mine: (row: Values) => boolean },
): Map<string, string> {
  const { type, key, wanted } = table;
  const object = objectNamed(state, type);
  const former = new Map(
    [...state.database.rows(type)].filter((row) => table.mine(row)).map((row) => [row[key], row]),
  );
  const ids = new Map<string, string>();
  for (const values of wanted) {
    const row = former.get(values[key] ?? null);
    former.delete(values[key] ?? null);
    const changed = row && Object.entries(values).some(([name, value]) => row[name] !== value);
    if (changed) updateRecord(context, object, row.Id, values);
    ids.set(String(values[key]), row?.Id ?? insertRecord(context, object, values).Id);
  }
  for (const { Id } of former.values()) deleteRecord(context, object, Id);
  return ids;
}

function replaceRows(state: OrgState, context: WriteContext, type: string, wanted: Values[]): void {
  const object = objectNamed(state, type);
  for (const { Id } of [...state.database.rows(type)]) deleteRecord(context, object, Id);
  for (const values of wanted) insertRecord(context, object, values);
}

function objectNamed({ schema }: OrgState, type: string) {
  const object = findObject(schema, type);
  if (!object) throw new Error(`The schema lacks the standard object ${type}.`);
  return object;
}
