import type { ApiValue } from '#platform';
import type { UserRights } from '../../access/rights.ts';
import { allows, recordAccess } from '../../access/sharing.ts';
import type { OrgState } from '../../org-state.ts';
import { findField, findReference, objectOfId } from '../../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { StoredRow } from '../../store/database.ts';
import { noSuchColumn } from '../../soql/paths.ts';

export interface FieldValue {
  displayValue: string | null;
  value: unknown;
}

export interface RecordShape {
  apiName: string;
  childRelationships: Record<string, never>;
  eTag: string;
  fields: Record<string, FieldValue>;
  id: string;
  lastModifiedById: ApiValue;
  lastModifiedDate: ApiValue;
  recordTypeId: null;
  recordTypeInfo: null;
  systemModstamp: ApiValue;
  weakEtag: number;
}

/**
 * A record as the UI API shows it. `paths` are field paths within the object (`Owner.Name`); those in `optional` that
 * the user may not read are left out, the others are refused.
 */
export function recordShape(
  state: OrgState,
  rights: UserRights,
  object: ObjectSchema,
  row: StoredRow,
  paths: string[],
  optional: string[] = [],
): RecordShape {
  const shape = emptyShape(object, row);
  for (const path of paths) addPath(state, rights, object, row, shape, path.split('.'), true);
  for (const path of optional) addPath(state, rights, object, row, shape, path.split('.'), false);
  return shape;
}

function emptyShape(object: ObjectSchema, row: StoredRow): RecordShape {
  const modified = String(row['LastModifiedDate']);
  const weakEtag = Date.parse(modified.replace(/\+0000$/, 'Z'));
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: `${row.Id}-${weakEtag}`,
    fields: {},
    id: row.Id,
    lastModifiedById: row['LastModifiedById'] ?? null,
    lastModifiedDate: uiDateTime(modified),
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: uiDateTime(String(row['SystemModstamp'])),
    weakEtag,
  };
}

/** The UI API writes points in time with `Z`. */
function uiDateTime(text: string): string {
  return text.replace(/\+0000$/, 'Z');
}

function addPath(
  state: OrgState,
  rights: UserRights,
  object: ObjectSchema,
  row: StoredRow,
  shape: RecordShape,
  names: string[],
  required: boolean,
): void {
  const [name = '', ...rest] = names;
  const found = rest.length > 0 ? findReference(object, name) : findField(object, name);
  if (!found || !rights.field(object, found).read) {
    if (required) throw noSuchColumn(name, object.name);
    return;
  }
  if (rest.length === 0) {
    shape.fields[found.name] = fieldValue(found, row[found.name] ?? null);
    return;
  }
  addParent(state, rights, shape, found, row, rest, required);
}

function addParent(
  state: OrgState,
  rights: UserRights,
  shape: RecordShape,
  reference: FieldSchema,
  row: StoredRow,
  rest: string[],
  required: boolean,
): void {
  const name = reference.relationshipName ?? reference.name;
  const id = row[reference.name];
  const parent = typeof id === 'string' ? objectOfId(state.schema, id) : undefined;
  const parentRow = parent && state.database.get(parent.name, String(id));
  const context = { schema: state.schema, reader: state.database, rights };
  if (!parent || !parentRow || !allows(recordAccess(context, parent, parentRow), 'read')) {
    shape.fields[name] = { displayValue: null, value: null };
    return;
  }
  const existing = shape.fields[name]?.value as RecordShape | undefined;
  const parentShape = existing ?? emptyShape(parent, parentRow);
  addPath(state, rights, parent, parentRow, parentShape, rest, required);
  const displayValue = parentRow[parent.nameField] ?? null;
  shape.fields[name] = {
    displayValue: displayValue === null ? null : String(displayValue),
    value: parentShape,
  };
}

function fieldValue(field: FieldSchema, value: ApiValue): FieldValue {
  if (value === null) return { displayValue: null, value: null };
  if (field.type === 'picklist' || field.type === 'multipicklist') {
    return { displayValue: labels(field, String(value)), value };
  }
  if (field.type === 'datetime') return { displayValue: null, value: uiDateTime(String(value)) };
  if (value instanceof Uint8Array) return { displayValue: null, value: null };
  return { displayValue: null, value };
}

function labels(field: FieldSchema, value: string): string {
  return value
    .split(field.type === 'multipicklist' ? ';' : '\u0000')
    .map((each) => field.picklistValues.find((known) => known.value === each)?.label ?? each)
    .join(';');
}
