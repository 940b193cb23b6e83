import type { ApiValue } from '#platform';
import type { FieldSchema } from '../schema/model.ts';
import { toLongId } from './ids.ts';
import { Refusal } from './refusal.ts';

/** Brings a value into the form in which it is stored and answered. Throws a `Refusal` where it is of another type. */
export function convertValue(field: FieldSchema, value: unknown): ApiValue {
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'boolean':
      return toBoolean(value);
    case 'int':
    case 'double':
    case 'percent':
    case 'currency':
      return toNumber(field, value);
    case 'datetime':
      return toDateTime(value);
    case 'date':
      return toDate(value);
    case 'id':
    case 'reference':
      return toReference(field, value);
    case 'base64':
      return toBytes(value);
    default:
      return toText(field, value);
  }
}

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw undeserializable('boolean', value);
}

function toNumber(field: FieldSchema, value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw undeserializable(field.type === 'int' ? 'int' : 'double', value);
  }
  if (field.precision === 0) return number;
  const limit = 10 ** (field.precision - field.scale);
  const rounded = Math.round((number + Number.EPSILON) * 10 ** field.scale) / 10 ** field.scale;
  if (Math.abs(rounded) >= limit) {
    throw new Refusal(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${number}`,
      [field.name],
    );
  }
  return rounded;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function toDateTime(value: unknown): string {
  if (typeof value !== 'string') throw undeserializable('datetime', value);
  const milliseconds = DATE_TIME.test(value)
    ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    : NaN;
  if (Number.isNaN(milliseconds)) throw undeserializable('datetime', value);
  return dateTimeText(milliseconds);
}

/** The platform's text for a point in time, in whole seconds: `2026-11-22T10:00:00.000+0000`. */
export function dateTimeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19) + '.000+0000';
}

function toDate(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw undeserializable('date', value);
  }
  return text;
}

function toReference(field: FieldSchema, value: unknown): string {
  const id = typeof value === 'string' ? toLongId(value) : undefined;
  if (id !== undefined) return id;
  throw new Refusal('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [
    field.name,
  ]);
}

function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string' && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)) {
    return Buffer.from(value, 'base64');
  }
  throw undeserializable('base64Binary', value);
}

function toText(field: FieldSchema, value: unknown): string | null {
  if (typeof value === 'object') throw undeserializable('string', value);
  // Surrounding space goes, as the platform stores text; long text keeps it.
  const text = field.longText ? String(value) : String(value).trim();
  if (text === '') return null;
  checkLength(field, text);
  return field.type === 'picklist' ? checkPicklist(field, text) : text;
}

function checkLength(field: FieldSchema, text: string): void {
  if (field.length > 0 && text.length > field.length) {
    const start = text.slice(0, 255);
    throw new Refusal(
      'STRING_TOO_LONG',
      `${field.label}: data value too large: ${start} (max length=${field.length})`,
      [field.name],
    );
  }
}

function checkPicklist(field: FieldSchema, text: string): string {
  if (!field.restricted) return text;
  const known = field.picklistValues.find(
    ({ value, active }) => active && value.toLowerCase() === text.toLowerCase(),
  );
  if (known) return known.value;
  throw new Refusal(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${text}`,
    [field.name],
  );
}

function undeserializable(type: string, value: unknown): Refusal {
  const kind = Array.isArray(value)
    ? 'START_ARRAY'
    : typeof value === 'object'
      ? 'START_OBJECT'
      : `VALUE_${(typeof value).toUpperCase()}`;
  const shown = typeof value === 'object' ? '' : ` value ${String(value)}`;
  return new Refusal(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${kind}${shown} or request may be missing a required field`,
  );
}
