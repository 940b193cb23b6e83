import type { ApiValue } from '#platform';
import { objectOfId } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { allows, recordAccess } from '../access/sharing.ts';
import { Refusal } from './refusal.ts';
import { accessTo, rightsOf } from './write-context.ts';
import type { WriteContext } from './write-context.ts';
import type { StoredRow } from './database.ts';

/** Refuses lookups to records that do not exist, are of another object, or are hidden from the user. */
export function checkReferences(
  context: WriteContext,
  object: ObjectSchema,
  changed: Record<string, ApiValue>,
): void {
  for (const field of object.fields.values()) {
    const id = changed[field.name];
    if (field.type !== 'reference' || typeof id !== 'string') continue;
    const target = objectOfId(context.schema, id);
    if (!target || !mayReferTo(field, target)) {
      throw new Refusal('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
        field.name,
      ]);
    }
    const row = context.transaction.get(target.name, id);
    if (!row) {
      throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
    }
    const needed = field.masterDetail && !field.writeRequiresMasterRead ? 'edit' : 'read';
    if (!allows(accessTo(context, target, row), needed)) {
      throw new Refusal(
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        'insufficient access rights on cross-reference id',
        [field.name],
      );
    }
  }
}

/** Whether a lookup can hold the id of such a record. */
export function mayReferTo(field: FieldSchema, target: ObjectSchema): boolean {
  return field.referenceTo.length === 0 || field.referenceTo.includes(target.name);
}

/** Refuses an owner who cannot own: inactive, without read on the object, a queue for other objects, a plain group. */
export function checkOwner(
  context: WriteContext,
  object: ObjectSchema,
  ownerId: string,
  former?: StoredRow,
): void {
  if (former && former['OwnerId'] !== ownerId) requireTransfer(context, object, former);
  const owner = context.transaction.get('User', ownerId);
  if (!owner) {
    requireQueue(context, object, ownerId);
    return;
  }
  if (owner['IsActive'] === false) {
    throw new Refusal(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${ownerId}] as owner of ${object.name}`,
    );
  }
  if (!context.rights.of(ownerId).object(object).read) {
    throw new Refusal('TRANSFER_REQUIRES_READ', 'The new owner must have read permission', ['OwnerId']);
  }
}

function requireQueue(context: WriteContext, object: ObjectSchema, ownerId: string): void {
  const group = context.transaction.get('Group', ownerId);
  const serves = [...context.transaction.rows('QueueSobject')].some(
    (row) => row['QueueId'] === ownerId && row['SobjectType'] === object.name,
  );
  if (group?.['Type'] === 'Queue' && serves) return;
  throw new Refusal('INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId']);
}

/** Owners hand over their own records; others need the Transfer Record permission and edit access. */
function requireTransfer(context: WriteContext, object: ObjectSchema, row: StoredRow): void {
  if (!context.sharing) return;
  const rights = rightsOf(context);
  const access = recordAccess({ schema: context.schema, reader: context.transaction, rights }, object, row);
  if (access === 'all' || (allows(access, 'edit') && rights.userPermissions.has('TransferAnyEntity'))) return;
  throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', [
    'OwnerId',
  ]);
}
