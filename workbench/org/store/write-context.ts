import type { AccessMode } from '#platform';
import type { RightsOfUsers, UserRights } from '../access/rights.ts';
import { allows, recordAccess } from '../access/sharing.ts';
import type { RecordAccess } from '../access/sharing.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { StoredRow } from './database.ts';
import type { Transaction } from './transaction.ts';
import { Refusal } from './refusal.ts';

/** Who writes, with whose rights, and in which transaction. */
export interface WriteContext {
  schema: OrgSchema;
  transaction: Transaction;
  rights: RightsOfUsers;
  userId: string;
  access: AccessMode;
  sharing: boolean;
  /** Rows that are there from the start: they need not meet rules that came later. */
  seeding?: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function rightsOf(context: WriteContext): UserRights {
  return context.rights.of(context.userId);
}

/** What sharing lets the writing user do with a record; everything where sharing is not asked for. */
export function accessTo(context: WriteContext, object: ObjectSchema, row: StoredRow): RecordAccess {
  if (!context.sharing) return 'all';
  return recordAccess(
    { schema: context.schema, reader: context.transaction, rights: rightsOf(context) },
    object,
    row,
  );
}

const VERBS = { create: 'inserted', edit: 'updated', delete: 'deleted' } as const;

/** Throws unless the profile or a permission set lets the user do this with the object. */
export function requireObjectRight(
  context: WriteContext,
  object: ObjectSchema,
  right: 'create' | 'edit' | 'delete',
): void {
  if (context.access === 'system') return;
  const rights = rightsOf(context);
  if (object.setup && rights.userPermissions.has('ManageUsers')) return;
  const granted = rights.object(object);
  if (!granted.read) {
    throw new Refusal('INVALID_TYPE', `sObject type '${object.name}' is not supported.`);
  }
  if (granted[right]) return;
  if (right === 'create') {
    throw new Refusal(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type cannot be ${VERBS[right]}: ${object.label}`,
    );
  }
  throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** The stored record, or the refusal that Salesforce gives for one that is gone, hidden or not the user's to change. */
export function requireRecord(
  context: WriteContext,
  object: ObjectSchema,
  id: string,
  needed: RecordAccess,
): StoredRow {
  const row = context.transaction.get(object.name, id);
  if (!row) {
    if (context.transaction.database.getDeleted(id)) {
      throw new Refusal('ENTITY_IS_DELETED', 'entity is deleted');
    }
    throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  }
  if (!allows(accessTo(context, object, row), needed)) {
    throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  return row;
}
