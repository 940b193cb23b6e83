import { nativeDeclaration } from '../types/native-registry.ts';
import { InstanceValue } from './instances.ts';

/** An Apex exception on its way up; `value` is what a catch block receives. */
export class ApexThrow extends Error {
  readonly value: InstanceValue;
  constructor(value: InstanceValue) {
    super(value.exception?.message ?? '');
    this.value = value;
  }
}

/** These end the transaction: no catch or finally block of the program sees them. */
const FATAL = new Set(['System.LimitException', 'System.AssertException']);

export function isFatal(thrown: ApexThrow): boolean {
  return FATAL.has(thrown.value.declaration.name);
}

/** An instance of a system exception, e.g. `DmlException`. */
export function newException(className: string, message: string | null, details?: unknown): InstanceValue {
  const instance = new InstanceValue(nativeDeclaration(className));
  instance.exception = { message, cause: null, stackTrace: '', lineNumber: 0, details };
  return instance;
}

export function throwApex(className: string, message: string, details?: unknown): never {
  throw new ApexThrow(newException(className, message, details));
}
