import type { Frame } from '../execution/frame.ts';
import { throwApex } from '../values/exceptions.ts';
import type { Value } from '../values/value.ts';
import type { ApexType, FieldMember } from '../types/type.ts';

/** A compiled expression. */
export interface Expression {
  readonly type: ApexType;
  evaluate(frame: Frame): Promise<Value> | Value;
  /** A parent relationship of a record: reading on through an empty one gives null, not an exception. */
  readonly isParentRelationship?: boolean;
}

/** A place that a value can be put in, with the parts that may have effects evaluated once. */
export interface Location {
  read(): Promise<Value> | Value;
  write(value: Value): Promise<void> | void;
}

export interface Assignable extends Expression {
  /** The field behind it, where it is one. */
  readonly member?: FieldMember;
  readonly isFinalLocal?: boolean;
  locate(frame: Frame): Promise<Location> | Location;
}

export function isAssignableExpression(expression: Expression): expression is Assignable {
  return 'locate' in expression;
}

export function nullPointer(): never {
  return throwApex('NullPointerException', 'Attempt to de-reference a null object');
}
