import type { ApiValue } from '#platform';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from './database.ts';
import { checkAssignment, completeAssignment } from './assignments.ts';
import { describeVersion, placeVersion, publishVersion, requireLinkable } from './file-versions.ts';
import { checkOwner, checkReferences } from './references.ts';
import { checkUnique } from './unique-values.ts';
import { checkValidationRules } from './validation-rules.ts';
import { dateTimeText } from './values.ts';
import { requireObjectRight, requireRecord } from './write-context.ts';
import type { WriteContext } from './write-context.ts';
import { acceptValues, normaliseBooleans, requireValues, withDefaults } from './write-values.ts';

type Values = Record<string, ApiValue>;

/** Creates one record. Throws a `Refusal`; then the caller takes back what the transaction did since. */
export function insertRecord(
  context: WriteContext,
  object: ObjectSchema,
  given: Record<string, unknown>,
): StoredRow {
  requireObjectRight(context, object, 'create');
  const accepted = acceptValues(context, object, given, true);
  return insertValues(context, object, accepted);
}

/** Stores accepted values; also used for the records that the platform makes by itself. */
function insertValues(context: WriteContext, object: ObjectSchema, accepted: Values): StoredRow {
  const values = withDefaults(object, accepted);
  if (object.fields.has('ownerid')) values['OwnerId'] ??= context.userId;
  normaliseBooleans(object, values);
  derive(object, values);
  if (object.name === 'PermissionSetAssignment') completeAssignment(context, values);
  if (object.name === 'ContentVersion') describeVersion(values);
  if (!context.seeding) requireValues(object, values);
  if (object.name === 'ContentVersion') {
    placeVersion(context, values, (type, own) => insertValues(context, type, own));
  }
  if (object.name === 'ContentDocumentLink' && typeof accepted['LinkedEntityId'] === 'string') {
    requireLinkable(context, accepted['LinkedEntityId']);
  }
  checkReferences(context, object, accepted);
  if (object.name === 'PermissionSetAssignment') checkAssignment(context, values);
  if (typeof accepted['OwnerId'] === 'string') checkOwner(context, object, accepted['OwnerId']);
  const row = stamp(context, object, values);
  if (!context.seeding) checkValidationRules(object, row, undefined);
  checkUnique(context, object, row, row);
  context.transaction.put(object.name, row);
  if (object.name === 'ContentVersion') {
    publishVersion(context, row, (type, own) => insertValues(context, type, own));
  }
  return row;
}

/** Changes one record. Throws a `Refusal`. */
export function updateRecord(
  context: WriteContext,
  object: ObjectSchema,
  id: string,
  given: Record<string, unknown>,
): StoredRow {
  requireObjectRight(context, object, 'edit');
  const former = requireRecord(context, object, id, object.setup ? 'read' : 'edit');
  const changed = acceptValues(context, object, given, false);
  normaliseBooleans(object, changed);
  requireValues(object, changed);
  checkReferences(context, object, changed);
  const ownerId = changed['OwnerId'];
  if (typeof ownerId === 'string' && ownerId !== former['OwnerId']) {
    checkOwner(context, object, ownerId, former);
  }
  const values: Values = { ...former, ...changed };
  derive(object, values);
  const now = dateTimeText(context.now());
  const row: StoredRow = {
    ...values,
    Id: id,
    LastModifiedDate: now,
    LastModifiedById: context.userId,
    SystemModstamp: now,
  };
  checkValidationRules(object, row, former);
  checkUnique(context, object, row, changed);
  context.transaction.put(object.name, row);
  return row;
}

/** Values that follow from others. */
function derive(object: ObjectSchema, values: Values): void {
  if (object.name === 'User' || object.name === 'Contact') {
    values['Name'] = [values['FirstName'], values['LastName']].filter(Boolean).join(' ');
  }
}

function stamp(context: WriteContext, object: ObjectSchema, values: Values): StoredRow {
  const now = dateTimeText(context.now());
  for (const field of object.fields.values()) {
    if (field.autoNumberFormat) {
      values[field.name] = autoNumber(
        field.autoNumberFormat,
        context.transaction.database.newAutoNumber(object.name),
      );
    }
  }
  return {
    ...values,
    Id: context.transaction.database.newId(object.name),
    IsDeleted: false,
    CreatedDate: now,
    CreatedById: context.userId,
    LastModifiedDate: now,
    LastModifiedById: context.userId,
    SystemModstamp: now,
  };
}

/** `CCA {000000}` and 7 give `CCA 000007`. */
function autoNumber(format: string, number: number): string {
  return format.replace(/\{(0+)\}/, (_match, zeros: string) => String(number).padStart(zeros.length, '0'));
}
