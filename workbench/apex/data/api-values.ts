import type { ApiValue, Row } from '#platform';
import { findField } from '../types/members.ts';
import { nativeType } from '../types/native-registry.ts';
import type { Library } from '../types/library.ts';
import { typeOf, type ApexType } from '../types/type.ts';
import { ListValue, SetValue } from '../values/collections.ts';
import { numberOf, toId } from '../values/conversion.ts';
import { DateValue, DatetimeValue } from '../values/dates.ts';
import { DecimalValue } from '../values/decimal.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import { EnumValue } from '../values/instances.ts';
import { BlobValue, DoubleValue, IdValue, type Value } from '../values/value.ts';

/** A value as the org's API takes it. */
export function toApiValue(value: Value): ApiValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof IdValue) return value.text;
  if (value instanceof DateValue) return value.toString();
  if (value instanceof DatetimeValue) return value.toIso();
  if (value instanceof BlobValue) return value.bytes;
  if (value instanceof EnumValue) return value.name;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (value instanceof DecimalValue || value instanceof DoubleValue) return numberOf(value);
  if (value instanceof SObjectValue) return toApiValue(value.fields.get('id') ?? null);
  return throwApex('TypeException', 'This kind of value cannot be sent to the database');
}

/** A bind of a query: collections become lists. */
export function toBind(value: Value): ApiValue | ApiValue[] {
  if (value instanceof ListValue) return value.items.map(toApiValue);
  if (value instanceof SetValue) return value.items().map(toApiValue);
  return toApiValue(value);
}

/** A value from the API as the field's Apex type. */
export function fromApiValue(value: ApiValue, type: ApexType): Value {
  if (value === null) return null;
  if (value instanceof Uint8Array) return new BlobValue(value);
  switch (type.declaration.name) {
    case 'Id':
      return toId(String(value));
    case 'Integer':
      return Number(value);
    case 'Long':
      return BigInt(Number(value));
    case 'Decimal':
      return DecimalValue.fromNumber(Number(value));
    case 'Date':
      return DateValue.parse(String(value)) ?? null;
    case 'Datetime':
      return DatetimeValue.parseIso(String(value)) ?? null;
    case 'Boolean':
      return value === true;
    case 'Blob':
      return new BlobValue(Buffer.from(String(value), 'base64'));
    default:
      return String(value);
  }
}

/** A queried row as a record of the query's type, with its parents and children. */
export function rowToRecord(row: Row, expected: ApexType, library: Library): SObjectValue {
  const type = rowType(row, expected, library);
  const record = new SObjectValue(type, type.declaration.name !== 'AggregateResult');
  for (const [name, value] of Object.entries(row.fields)) {
    const fieldType = findField(type, name)?.member.type;
    record.fields.set(name.toLowerCase(), fieldValue(value, fieldType, library));
  }
  return record;
}

function rowType(row: Row, expected: ApexType, library: Library): ApexType {
  if (row.type === 'AggregateResult') return nativeType('AggregateResult');
  const declaration = library.findObject(row.type);
  return declaration ? typeOf(declaration) : expected;
}

function fieldValue(value: ApiValue | Row | Row[], type: ApexType | undefined, library: Library): Value {
  const generic = nativeType('SObject');
  if (Array.isArray(value)) {
    const element = type?.args[0] ?? generic;
    return new ListValue(
      nativeType('List', element),
      value.map((child) => rowToRecord(child, element, library)),
    );
  }
  if (isRow(value)) return rowToRecord(value, type ?? generic, library);
  return type ? fromApiValue(value, type) : aggregateValue(value);
}

const isRow = (value: ApiValue | Row): value is Row =>
  typeof value === 'object' && value !== null && 'fields' in value;

/** Columns of an aggregate query have no declared type. */
function aggregateValue(value: ApiValue): Value {
  if (typeof value === 'number') return Number.isInteger(value) ? value : DecimalValue.fromNumber(value);
  if (value instanceof Uint8Array) return new BlobValue(value);
  return typeof value === 'string' ? (DatetimeValue.parseIso(value) ?? value) : value;
}
