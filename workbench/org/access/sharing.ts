import { findObject, objectOfId } from '../schema/model.ts';
import type { ObjectSchema, OrgSchema, SharingRule } from '../schema/model.ts';
import type { RecordReader, StoredRow } from '../store/database.ts';
import { meetsCriteria } from './criteria.ts';
import type { UserRights } from './rights.ts';

/** How far a user's access to one record goes; `all` is that of an owner: delete and hand over. */
export type RecordAccess = 'none' | 'read' | 'edit' | 'all';

const ORDER: RecordAccess[] = ['none', 'read', 'edit', 'all'];

export function allows(access: RecordAccess, needed: RecordAccess): boolean {
  return ORDER.indexOf(access) >= ORDER.indexOf(needed);
}

function most(levels: Iterable<RecordAccess>): RecordAccess {
  let best: RecordAccess = 'none';
  for (const level of levels) if (allows(level, best)) best = level;
  return best;
}

export interface SharingContext {
  schema: OrgSchema;
  reader: RecordReader;
  rights: UserRights;
}

/** The access that sharing gives; object permissions come on top of it and are checked elsewhere. */
export function recordAccess(context: SharingContext, object: ObjectSchema, row: StoredRow): RecordAccess {
  const { rights } = context;
  const objectRights = rights.object(object);
  if (rights.modifyAllData || objectRights.modifyAll) return 'all';
  if (object.name === 'ContentVersion') return fileAccess(context, String(row['ContentDocumentId']));
  if (object.name === 'ContentDocument') return fileAccess(context, row.Id);
  if (object.name === 'ContentDocumentLink') return fileAccess(context, String(row['ContentDocumentId']));
  // View All Data is about data: it does not show users whom sharing hides.
  const viewAll = objectRights.viewAll || (rights.viewAllData && !object.setup);
  return most(sharedAccess(context, object, row, viewAll));
}

function* sharedAccess(
  context: SharingContext,
  object: ObjectSchema,
  row: StoredRow,
  viewAll: boolean,
): Iterable<RecordAccess> {
  if (viewAll) yield 'read';
  if (object.sharingModel === 'Open' || object.sharingModel === 'Read') yield 'read';
  if (object.sharingModel === 'ReadWrite') yield 'edit';
  if (object.sharingModel === 'ControlledByParent') yield parentAccess(context, object, row);
  yield object.name === 'User' ? ownUser(context.rights, row.Id) : ownership(context.rights, row['OwnerId']);
  for (const rule of context.schema.sharingRules) {
    if (rule.object === object.name && isSharedTo(context, rule)) {
      if (meetsCriteria(object, rule.criteria, rule.booleanFilter, row)) {
        yield rule.access === 'Edit' ? 'edit' : 'read';
      }
    }
  }
}

/** Owners, members of the owning queue, and those above the owner in the role hierarchy. */
function ownership(rights: UserRights, ownerId: unknown): RecordAccess {
  const owner = String(ownerId);
  return owner === rights.userId || rights.groups.has(owner) || rights.subordinates.has(owner)
    ? 'all'
    : 'none';
}

/** Users read and edit themselves, and read those below them in the role hierarchy. */
function ownUser({ userId, subordinates }: UserRights, id: string): RecordAccess {
  if (id === userId) return 'edit';
  return subordinates.has(id) ? 'read' : 'none';
}

function isSharedTo({ reader, rights }: SharingContext, rule: SharingRule): boolean {
  const { kind, name } = rule.sharedTo;
  if (kind === 'allInternalUsers') return true;
  if (kind === 'group' || kind === 'queue') {
    return [...rights.groups].some((id) => reader.get('Group', id)?.['DeveloperName'] === name);
  }
  const roleId = reader.get('User', rights.userId)?.['UserRoleId'];
  return typeof roleId === 'string' && reader.get('UserRole', roleId)?.['DeveloperName'] === name;
}

/** Details are read by who reads their master, and written by who may edit it or, where the field says so, read it. */
function parentAccess(context: SharingContext, object: ObjectSchema, row: StoredRow): RecordAccess {
  const master = [...object.fields.values()].find((field) => field.masterDetail);
  const parent = master && findObject(context.schema, master.referenceTo[0] ?? '');
  const parentRow = parent && context.reader.get(parent.name, String(row[master.name]));
  if (!parent || !parentRow || !context.rights.object(parent).read) return 'none';
  const access = recordAccess(context, parent, parentRow);
  if (access === 'none') return 'none';
  return master.writeRequiresMasterRead || allows(access, 'edit') ? 'all' : 'read';
}

/** Files follow what they are linked to: a user, a group, or a record that the user can read. */
function fileAccess(context: SharingContext, documentId: string): RecordAccess {
  const document = context.reader.get('ContentDocument', documentId);
  if (!document) return 'none';
  const links = [...context.reader.rows('ContentDocumentLink')].filter(
    (link) => link['ContentDocumentId'] === documentId,
  );
  return most([
    ownership(context.rights, document['OwnerId']),
    ...links.map((link) => linkAccess(context, link)),
  ]);
}

function linkAccess(context: SharingContext, link: StoredRow): RecordAccess {
  const entityId = String(link['LinkedEntityId']);
  const mayChange = link['ShareType'] !== 'V';
  if (entityId === context.rights.userId || context.rights.groups.has(entityId)) {
    return mayChange ? 'edit' : 'read';
  }
  const object = objectOfId(context.schema, entityId);
  if (!object || object.setup) return 'none';
  const row = context.reader.get(object.name, entityId);
  if (!row || !context.rights.object(object).read) return 'none';
  const access = recordAccess(context, object, row);
  if (access === 'none') return 'none';
  return mayChange && allows(access, 'edit') && context.rights.object(object).edit ? 'edit' : 'read';
}
