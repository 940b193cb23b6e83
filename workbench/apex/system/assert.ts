import { isInstance } from '../values/runtime-type.ts';
import { declareNative, type CallContext } from '../types/native-class.ts';
import { typeName } from '../types/type.ts';
import { equal } from '../values/equality.ts';
import { throwApex } from '../values/exceptions.ts';
import { textOf } from '../values/text.ts';
import type { TypeValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

/** Ends the transaction; `detail` says what was expected. */
export async function failAssertion(context: CallContext, message: Value, detail?: string): Promise<never> {
  const said = message === null ? undefined : await textOf(context.frame, message);
  const parts = ['Assertion Failed', said, detail].filter((part) => part !== undefined);
  return throwApex('AssertException', parts.join(': '));
}

const expected = async (context: CallContext, a: Value, b: Value) =>
  `Expected: ${await textOf(context.frame, a)}, Actual: ${await textOf(context.frame, b)}`;

/** The body of an assertion, with or without a message as its last argument. */
const areEqual = async (a: Value, b: Value, message: Value, context: CallContext): Promise<null> =>
  equal(a, b) ? null : failAssertion(context, message, await expected(context, a, b));

const areNotEqual = async (a: Value, b: Value, message: Value, context: CallContext): Promise<null> =>
  equal(a, b) ? failAssertion(context, message, `Same value: ${await textOf(context.frame, a)}`) : null;

const holds = async (
  condition: boolean,
  message: Value,
  context: CallContext,
  detail?: string,
): Promise<null> => (condition ? null : failAssertion(context, message, detail));

const instance = async (
  value: Value,
  type: TypeValue,
  wanted: boolean,
  message: Value,
  context: CallContext,
): Promise<null> =>
  holds(
    isInstance(value, type.type) === wanted,
    message,
    context,
    `${wanted ? 'Expected an instance of' : 'Expected no instance of'}: ${typeName(type.type)}`,
  );

export const assertions = { areEqual, areNotEqual, holds };

declareNative({
  name: 'Assert',
  statics: {
    'void areEqual(Object expected, Object actual)': (a: Value, b: Value, context: CallContext) =>
      areEqual(a, b, null, context),
    'void areEqual(Object expected, Object actual, String? message)': areEqual,
    'void areNotEqual(Object expected, Object actual)': (a: Value, b: Value, context: CallContext) =>
      areNotEqual(a, b, null, context),
    'void areNotEqual(Object expected, Object actual, String? message)': areNotEqual,
    'void isTrue(Boolean? condition)': (condition: Value, context: CallContext) =>
      holds(condition === true, null, context, 'Expected: true'),
    'void isTrue(Boolean? condition, String? message)': (
      condition: Value,
      message: Value,
      context: CallContext,
    ) => holds(condition === true, message, context, 'Expected: true'),
    'void isFalse(Boolean? condition)': (condition: Value, context: CallContext) =>
      holds(condition === false, null, context, 'Expected: false'),
    'void isFalse(Boolean? condition, String? message)': (
      condition: Value,
      message: Value,
      context: CallContext,
    ) => holds(condition === false, message, context, 'Expected: false'),
    'void isNull(Object value)': async (value: Value, context: CallContext) =>
      holds(value === null, null, context, `Expected: null, Actual: ${await textOf(context.frame, value)}`),
    'void isNull(Object value, String? message)': async (
      value: Value,
      message: Value,
      context: CallContext,
    ) =>
      holds(
        value === null,
        message,
        context,
        `Expected: null, Actual: ${await textOf(context.frame, value)}`,
      ),
    'void isNotNull(Object value)': (value: Value, context: CallContext) =>
      holds(value !== null, null, context, 'Unexpected: null'),
    'void isNotNull(Object value, String? message)': (value: Value, message: Value, context: CallContext) =>
      holds(value !== null, message, context, 'Unexpected: null'),
    'void isInstanceOfType(Object value, Type type)': (value: Value, type: TypeValue, context: CallContext) =>
      instance(value, type, true, null, context),
    'void isInstanceOfType(Object value, Type type, String? message)': (
      value: Value,
      type: TypeValue,
      message: Value,
      context: CallContext,
    ) => instance(value, type, true, message, context),
    'void isNotInstanceOfType(Object value, Type type)': (
      value: Value,
      type: TypeValue,
      context: CallContext,
    ) => instance(value, type, false, null, context),
    'void fail()': (context: CallContext) => failAssertion(context, null),
    'void fail(String? message)': (message: Value, context: CallContext) => failAssertion(context, message),
  },
});
