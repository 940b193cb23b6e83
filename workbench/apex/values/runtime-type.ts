import { ancestry } from '../types/members.ts';
import { nativeType } from '../types/native-registry.ts';
import { sameType, type ApexType } from '../types/type.ts';
import { ListValue, MapValue, SetValue } from './collections.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { SObjectValue } from './sobject.ts';
import { EnumValue, InstanceValue, TypeValue } from './instances.ts';
import { BlobValue, DoubleValue, IdValue, SystemValue } from './value.ts';
import type { Value } from './value.ts';

/** The type that a value has of itself, whatever variable holds it. */
export function runtimeType(value: Exclude<Value, null>): ApexType {
  if (value instanceof ListValue || value instanceof SetValue || value instanceof MapValue) return value.type;
  if (value instanceof InstanceValue || value instanceof EnumValue) {
    return { declaration: value.declaration, args: [] };
  }
  if (value instanceof SObjectValue) return value.type;
  return nativeType(systemName(value));
}

function systemName(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (value instanceof IdValue) return 'Id';
  if (value instanceof DecimalValue) return 'Decimal';
  if (value instanceof DoubleValue) return 'Double';
  if (value instanceof DateValue) return 'Date';
  if (value instanceof DatetimeValue) return 'Datetime';
  if (value instanceof BlobValue) return 'Blob';
  if (value instanceof TypeValue) return 'Type';
  return value instanceof SystemValue ? value.className : 'Object';
}

/** Apex `instanceof`: null is an instance of nothing. */
export function isInstance(value: Value, type: ApexType): boolean {
  if (value === null) return false;
  if (type.declaration.kind === 'object') return true;
  return ancestry(runtimeType(value)).some(
    (own) => own.declaration === type.declaration && argumentsFit(own, type),
  );
}

function argumentsFit(own: ApexType, wanted: ApexType): boolean {
  return own.args.every((argument, i) => {
    const other = wanted.args[i];
    if (!other || other.declaration.kind === 'object' || sameType(argument, other)) return true;
    const records = argument.declaration.kind === 'sobject' && other.declaration.kind === 'sobject';
    const generic = argument.declaration.name === 'SObject' || other.declaration.name === 'SObject';
    if (records) return generic;
    return ancestry(argument).some((above) => sameType(above, other));
  });
}
