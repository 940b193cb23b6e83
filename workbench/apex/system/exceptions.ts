import type { DmlFailure } from '../data/write-records.ts';
import { stackTrace } from '../execution/frame.ts';
import {
  declareNative,
  declareNativeEnum,
  type CallContext,
  type NativeBody,
} from '../types/native-class.ts';
import { nativeType, nativeDeclaration } from '../types/native-registry.ts';
import { parseSignature } from '../types/signature.ts';
import type { MethodMember, TypeDeclaration } from '../types/type.ts';
import { ListValue } from '../values/collections.ts';
import { toId } from '../values/conversion.ts';
import { throwApex } from '../values/exceptions.ts';
import { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

const state = (self: InstanceValue) =>
  self.exception ?? throwApex('TypeException', 'This exception was never constructed');

/** The constructors that every exception class has. */
export function exceptionConstructors(owner: TypeDeclaration): MethodMember[] {
  const signatures = ['()', '(String? message)', '(Exception? cause)', '(String? message, Exception? cause)'];
  return signatures.map((text) => ({
    ...parseSignature(`${owner.name}${text}`, nativeDeclaration('Exception')),
    owner,
    isStatic: true,
    access: 'global' as const,
    isTestVisible: false,
    isAbstract: false,
    call: (frame, receiver, values) => {
      const instance = receiver instanceof InstanceValue ? receiver : new InstanceValue(owner);
      const message = values.find((value) => typeof value === 'string') ?? null;
      const cause = values.find((value) => value instanceof InstanceValue) ?? null;
      const details = isAura(owner) ? { componentMessage: message } : undefined;
      instance.exception = {
        message: isAura(owner)
          ? 'Script-thrown exception'
          : (message ?? (cause ? null : 'Script-thrown exception')),
        cause,
        stackTrace: stackTrace(frame),
        lineNumber: frame.line,
        details,
      };
      return instance;
    },
  }));
}

const isAura = (owner: TypeDeclaration) => owner.name === 'System.AuraHandledException';

declareNative({
  name: 'System.Exception',
  isAbstract: true,
  constructorsOf: exceptionConstructors,
  methods: {
    'String getMessage()': (self: InstanceValue) => state(self).message,
    'void setMessage(String? message)': (self: InstanceValue, message: string | null) => {
      state(self).message = message;
      return null;
    },
    'String getTypeName()': (self: InstanceValue) => self.declaration.name,
    'Exception getCause()': (self: InstanceValue) => state(self).cause,
    'void initCause(Exception cause)': (self: InstanceValue, cause: InstanceValue) => {
      state(self).cause = cause;
      return null;
    },
    'String getStackTraceString()': (self: InstanceValue) => state(self).stackTrace,
    'Integer getLineNumber()': (self: InstanceValue) => state(self).lineNumber,
  },
});

function declareException(name: string, methods: Record<string, NativeBody> = {}): void {
  declareNative({
    name: `System.${name}`,
    extends: 'Exception',
    methods,
    constructorsOf: exceptionConstructors,
  });
}

[
  'AssertException',
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'FinalException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidParameterValueException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'QueryException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
].forEach((name) => {
  declareException(name);
});

/** Status codes of refused rows; the names are Salesforce's. */
const STATUS_CODES = [
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'DUPLICATE_EXTERNAL_ID',
  'DUPLICATE_VALUE',
  'ENTITY_IS_DELETED',
  'ENTITY_IS_LOCKED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FIELD_INTEGRITY_EXCEPTION',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
  'MALFORMED_ID',
  'MISSING_ARGUMENT',
  'MIXED_DML_OPERATION',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
  'REQUIRED_FIELD_MISSING',
  'STRING_TOO_LONG',
  'TRANSFER_REQUIRES_READ',
  'UNABLE_TO_LOCK_ROW',
  'UNKNOWN_EXCEPTION',
];

const statusCodes = declareNativeEnum('System.StatusCode', STATUS_CODES);

/** A status code as an enum value; one that is not listed is UNKNOWN_EXCEPTION. */
export function statusCode(name: string, { frame }: CallContext): Promise<Value> | Value {
  const field = statusCodes.ownField(name) ?? statusCodes.ownField('UNKNOWN_EXCEPTION');
  return field?.read(frame, null) ?? null;
}

function failureAt(self: InstanceValue, index: number): DmlFailure {
  const failures = (state(self).details ?? []) as DmlFailure[];
  return failures[index] ?? throwApex('ListException', `List index out of bounds: ${String(index)}`);
}

declareException('DmlException', {
  'Integer getNumDml()': (self: InstanceValue) => ((state(self).details ?? []) as DmlFailure[]).length,
  'String getDmlMessage(Integer index)': (self: InstanceValue, index: number) =>
    failureAt(self, index).message,
  'StatusCode getDmlType(Integer index)': (self: InstanceValue, index: number, context: CallContext) =>
    statusCode(failureAt(self, index).statusCode, context),
  'String getDmlStatusCode(Integer index)': (self: InstanceValue, index: number) =>
    failureAt(self, index).statusCode,
  'Integer getDmlIndex(Integer index)': (self: InstanceValue, index: number) => failureAt(self, index).index,
  'Id getDmlId(Integer index)': (self: InstanceValue, index: number) => {
    const { id } = failureAt(self, index);
    return id === null ? null : toId(id);
  },
  'List<String> getDmlFieldNames(Integer index)': (self: InstanceValue, index: number) =>
    new ListValue(nativeType('List', nativeType('String')), failureAt(self, index).fields),
});
