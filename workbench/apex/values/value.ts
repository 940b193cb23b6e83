import type { ApexType, FieldMember, TypeDeclaration } from '../types/type.ts';
import type { DateValue, DatetimeValue } from './dates.ts';
import type { DecimalValue } from './decimal.ts';
import type { ListValue, MapValue, SetValue } from './collections.ts';
import type { SObjectValue } from './sobject.ts';

/**
 * A value of a running program. Boolean, String and Integer are JavaScript's boolean, string and number (32 bit);
 * Long is a bigint; everything else is a class of its own, so that a value always knows its Apex type.
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | IdValue
  | DoubleValue
  | DecimalValue
  | DateValue
  | DatetimeValue
  | BlobValue
  | EnumValue
  | ListValue
  | SetValue
  | MapValue
  | SObjectValue
  | InstanceValue
  | TypeValue
  | SystemValue;

/** A record id, always in its 18-character form. */
export class IdValue {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class DoubleValue {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export class BlobValue {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class EnumValue {
  readonly declaration: TypeDeclaration;
  readonly name: string;
  readonly ordinal: number;
  constructor(declaration: TypeDeclaration, name: string, ordinal: number) {
    this.declaration = declaration;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** What every exception carries, whether its class is the system's or the program's. */
export interface ExceptionState {
  message: string | null;
  cause: InstanceValue | null;
  stackTrace: string;
  lineNumber: number;
  /** Facts of one exception class, e.g. the rows of a DmlException. */
  details?: unknown;
}

/** An instance of a class in source, or of a system exception. */
export class InstanceValue {
  readonly declaration: TypeDeclaration;
  readonly fields = new Map<FieldMember, Value>();
  exception?: ExceptionState;
  constructor(declaration: TypeDeclaration) {
    this.declaration = declaration;
  }
}

/** `X.class`. */
export class TypeValue {
  readonly type: ApexType;
  constructor(type: ApexType) {
    this.type = type;
  }
}

/** An object of a system class, e.g. HttpRequest. */
export abstract class SystemValue {
  /** Name under which the system class is declared. */
  abstract readonly className: string;
  /** Equal for objects that stand for the same thing; without it each is equal to itself alone. */
  readonly contentKey?: string;
}
