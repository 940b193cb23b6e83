import type { Frame } from '../execution/frame.ts';
import { ClassDeclaration } from '../types/class-declaration.ts';
import { findField } from '../types/members.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { ListValue, MapValue, SetValue } from './collections.ts';
import { toId } from './conversion.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import type { Json } from './json-text.ts';
import { SObjectValue } from './sobject.ts';
import { EnumValue, InstanceValue } from './instances.ts';
import { BlobValue, DoubleValue, type Value } from './value.ts';

const fail = (problem: string): never => throwApex('JSONException', problem);
const INTEGER_MAX = 2n ** 31n;

/** JSON without a type: maps, lists, strings, Integers (Longs where they are larger), Decimals, Booleans. */
export function readUntyped(json: Json): Value {
  const any = nativeType('Object');
  switch (json.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return json.value;
    case 'number':
      return untypedNumber(json.text);
    case 'array':
      return new ListValue(nativeType('List', any), json.items.map(readUntyped));
    case 'object': {
      const map = new MapValue(nativeType('Map', nativeType('String'), any));
      for (const [name, member] of json.members) map.put(name, readUntyped(member));
      return map;
    }
  }
}

function untypedNumber(text: string): Value {
  if (!/^-?\d+$/.test(text)) return DecimalValue.parse(text) ?? null;
  const whole = BigInt(text);
  if (whole >= -INTEGER_MAX && whole < INTEGER_MAX) return Number(whole);
  return BigInt.asIntN(64, whole) === whole ? whole : new DecimalValue(whole, 0);
}

/** JSON as a value of a type. `strict` refuses members that the class does not have. */
export async function readTyped(frame: Frame, json: Json, type: ApexType, strict: boolean): Promise<Value> {
  if (json.kind === 'null') return null;
  const { declaration, args } = type;
  if (declaration.kind === 'object') return readUntyped(json);
  if (declaration.kind === 'primitive') return readPrimitive(json, declaration.name);
  if (declaration.kind === 'enum') return readEnum(json, type);
  if (declaration.name === 'List' || declaration.name === 'Set') {
    const [element = nativeType('Object')] = args;
    if (json.kind !== 'array') return fail(`Malformed JSON: Expected '[' at the beginning of List/Set`);
    const items: Value[] = [];
    for (const item of json.items) items.push(await readTyped(frame, item, element, strict));
    return declaration.name === 'List' ? new ListValue(type, items) : new SetValue(type, items);
  }
  if (json.kind !== 'object') return fail(`Malformed JSON: Expected '{' at the beginning of object`);
  if (declaration.name === 'Map') return readMap(frame, json.members, type, strict);
  if (declaration.kind === 'sobject') return readRecord(frame, json.members, type, strict);
  if (declaration instanceof ClassDeclaration) return readInstance(frame, json.members, type, strict);
  return fail(`Apex Type unsupported in JSON: ${typeName(type)}`);
}

function readPrimitive(json: Json, name: string): Value {
  if (json.kind === 'array' || json.kind === 'object' || json.kind === 'null') {
    return fail(`Illegal value for primitive ${name}`);
  }
  const text = json.kind === 'number' ? json.text : String(json.value);
  return PRIMITIVES[name]?.(text, json) ?? fail(`Illegal value for primitive ${name}`);
}

const PRIMITIVES: Record<string, (text: string, json: Json) => Value | undefined> = {
  String: (text) => text,
  Id: (text) => toId(text),
  Boolean: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined),
  Integer: (text) => (/^-?\d+$/.test(text) && Number(text) === (Number(text) | 0) ? Number(text) : undefined),
  Long: (text) => (/^-?\d+$/.test(text) ? BigInt.asIntN(64, BigInt(text)) : undefined),
  Decimal: (text) => DecimalValue.parse(text),
  Double: (text) => {
    const value = DecimalValue.parse(text);
    return value && new DoubleValue(value.toNumber());
  },
  Date: (text) => DateValue.parse(text),
  Datetime: (text) => DatetimeValue.parseIso(text),
  Blob: (text) => new BlobValue(Buffer.from(text, 'base64')),
};

function readEnum(json: Json, type: ApexType): Value {
  const name = json.kind === 'string' ? json.value : '';
  const values = type.declaration instanceof ClassDeclaration ? type.declaration.enumValues : [];
  const found: EnumValue | undefined = values.find(
    (value) => value.name.toLowerCase() === name.toLowerCase(),
  );
  return found ?? fail(`Illegal value for enum ${typeName(type)}`);
}

async function readMap(
  frame: Frame,
  members: Map<string, Json>,
  type: ApexType,
  strict: boolean,
): Promise<Value> {
  const [keyType = nativeType('String'), valueType = nativeType('Object')] = type.args;
  const map = new MapValue(type);
  for (const [name, member] of members) {
    const key = await readTyped(frame, { kind: 'string', value: name }, keyType, strict);
    map.put(key, await readTyped(frame, member, valueType, strict));
  }
  return map;
}

/** Constructors and initialisers do not run: members that the text does not name are null. */
async function readInstance(
  frame: Frame,
  members: Map<string, Json>,
  type: ApexType,
  strict: boolean,
): Promise<Value> {
  const instance = new InstanceValue(type.declaration);
  for (const [name, json] of members) {
    const member = findField(type, name)?.member;
    if (!member || member.isStatic) {
      if (strict) fail(`No such column '${name}' on type: ${typeName(type)}`);
      continue;
    }
    await member.write?.(frame, instance, await readTyped(frame, json, member.type, strict));
  }
  return instance;
}

async function readRecord(
  frame: Frame,
  members: Map<string, Json>,
  type: ApexType,
  strict: boolean,
): Promise<Value> {
  const record = new SObjectValue(type);
  for (const [name, json] of members) {
    if (name === 'attributes') continue;
    const member = findField(type, name)?.member;
    if (!member) fail(`No such column '${name}' on sobject of type ${typeName(type)}`);
    else record.assign(member.name, await readTyped(frame, json, member.type, strict));
  }
  return record;
}
