import { objectOfId } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { DeletedRow, StoredRow } from './database.ts';
import { mayReferTo } from './references.ts';
import { Refusal } from './refusal.ts';
import { checkUnique } from './unique-values.ts';
import { requireObjectRight, requireRecord, rightsOf } from './write-context.ts';
import type { WriteContext } from './write-context.ts';

/** Moves one record to the recycle bin, with those that depend on it. Throws a `Refusal`. */
export function deleteRecord(context: WriteContext, object: ObjectSchema, id: string): void {
  requireObjectRight(context, object, 'delete');
  requireRecord(context, object, id, object.setup ? 'read' : 'all');
  remove(context, object, id, id);
}

/** Brings one record back from the recycle bin, with what was deleted with it. Throws a `Refusal`. */
export function undeleteRecord(context: WriteContext, object: ObjectSchema, id: string): void {
  requireObjectRight(context, object, 'delete');
  const { transaction, schema } = context;
  const deleted = transaction.database.getDeleted(id);
  if (deleted?.deletedWith !== id) {
    throw new Refusal('UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  if (!mayRestore(context, deleted)) {
    throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  const together = [...transaction.database.deletedRows()]
    .filter(({ deletedWith }) => deletedWith === id)
    .sort((one, other) => one.order - other.order);
  for (const each of together) {
    const type = schema.objects.get(each.type.toLowerCase());
    if (!type || !hasParents(context, type, each.row)) continue;
    checkUnique(context, type, each.row, each.row);
    transaction.restore(each.row.Id);
    refillLookups(context, each);
  }
}

/** Users restore what they deleted themselves; what others deleted needs Modify All Data. */
function mayRestore(context: WriteContext, { deletedBy }: DeletedRow): boolean {
  if (!context.sharing || deletedBy === context.userId) return true;
  return rightsOf(context).userPermissions.has('ModifyAllData');
}

function remove(context: WriteContext, object: ObjectSchema, id: string, deletedWith: string): void {
  context.transaction.remove(object.name, id, { deletedWith, deletedBy: context.userId });
  purgeDetails(context, object, id);
  for (const child of context.schema.objects.values()) {
    for (const field of child.fields.values()) {
      if (field.type !== 'reference' || !(field.custom || field.deleteConstraint === 'Cascade')) continue;
      if (!mayReferTo(field, object)) continue;
      for (const row of [...context.transaction.rows(child.name)]) {
        if (row[field.name] === id) release(context, child, field, row, deletedWith);
      }
    }
  }
}

/** Removes, unlinks or defends a child of a record that is deleted. */
function release(
  context: WriteContext,
  child: ObjectSchema,
  field: FieldSchema,
  row: StoredRow,
  deletedWith: string,
): void {
  switch (field.deleteConstraint) {
    case 'Restrict':
      throw new Refusal(
        'DELETE_FAILED',
        `Your attempt to delete this record could not be completed because it is associated with ${child.labelPlural}.`,
      );
    case 'Cascade':
      remove(context, child, row.Id, deletedWith);
      return;
    case 'SetNull':
      context.transaction.noteEmptied(String(row[field.name]), {
        type: child.name,
        id: row.Id,
        field: field.name,
      });
      context.transaction.put(child.name, { ...row, [field.name]: null });
  }
}

/** Details that were deleted before their master are gone for good once it is deleted as well. */
function purgeDetails(context: WriteContext, master: ObjectSchema, masterId: string): void {
  const { transaction, schema } = context;
  for (const detail of schema.objects.values()) {
    const fields = [...detail.fields.values()].filter(
      (field) => field.masterDetail && mayReferTo(field, master),
    );
    if (fields.length === 0) continue;
    for (const { type, row, deletedWith } of [...transaction.database.deletedRows()]) {
      if (type !== detail.name || deletedWith !== row.Id) continue;
      if (fields.some((field) => row[field.name] === masterId)) transaction.purge(row.Id);
    }
  }
}

/** A link between a record and a file comes back only where both are there. */
function hasParents(context: WriteContext, object: ObjectSchema, row: StoredRow): boolean {
  return [...object.fields.values()].every((field) => {
    const id = row[field.name];
    if (field.type !== 'reference' || field.deleteConstraint !== 'Cascade' || typeof id !== 'string')
      return true;
    const parent = objectOfId(context.schema, id);
    return parent !== undefined && context.transaction.get(parent.name, id) !== undefined;
  });
}

/** Lookups that were emptied lead to the record again, where they have not been given another. */
function refillLookups({ transaction }: WriteContext, { row, emptied }: DeletedRow): void {
  for (const { type, id, field } of emptied) {
    const child = transaction.get(type, id);
    if (child?.[field] === null) transaction.put(type, { ...child, [field]: row.Id });
  }
}
