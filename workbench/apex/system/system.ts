import { executionOf } from '../execution/execution.ts';
import { declareNative, declareNativeEnum, type CallContext } from '../types/native-class.ts';
import { DatetimeValue } from '../values/dates.ts';
import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { assertions } from './assert.ts';

const { areEqual, areNotEqual, holds } = assertions;

declareNativeEnum('LoggingLevel', [
  'NONE',
  'INTERNAL',
  'FINEST',
  'FINER',
  'FINE',
  'DEBUG',
  'INFO',
  'WARN',
  'ERROR',
]);

const debug = async (value: Value, { frame }: CallContext): Promise<null> => {
  executionOf(frame).debug(await textOf(frame, value));
  return null;
};

declareNative({
  name: 'System',
  statics: {
    'void debug(Object message)': debug,
    'void debug(LoggingLevel level, Object message)': (_level: Value, value: Value, context: CallContext) =>
      debug(value, context),
    'Datetime now()': () => new DatetimeValue(Date.now()),
    'Date today()': () => new DatetimeValue(Date.now()).day(),
    'Long currentTimeMillis()': () => BigInt(Date.now()),
    'void assert(Boolean? condition)': (condition: Value, context: CallContext) =>
      holds(condition === true, null, context),
    'void assert(Boolean? condition, Object message)': (
      condition: Value,
      message: Value,
      context: CallContext,
    ) => holds(condition === true, message, context),
    'void assertEquals(Object expected, Object actual)': (a: Value, b: Value, context: CallContext) =>
      areEqual(a, b, null, context),
    'void assertEquals(Object expected, Object actual, Object message)': areEqual,
    'void assertNotEquals(Object expected, Object actual)': (a: Value, b: Value, context: CallContext) =>
      areNotEqual(a, b, null, context),
    'void assertNotEquals(Object expected, Object actual, Object message)': areNotEqual,
  },
});

/** `System.Label.Name` and `Label.Name` are resolved when a class is loaded. */
declareNative({ name: 'Label' });
