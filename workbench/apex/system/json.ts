import { declareNative, type CallContext } from '../types/native-class.ts';
import { parseJson } from '../values/json-text.ts';
import { readTyped, readUntyped } from '../values/json-reader.ts';
import { writeJson, type JsonStyle } from '../values/json-writer.ts';
import type { TypeValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

const style = (omitsNull: boolean, indent?: number): JsonStyle => ({
  includes: (field) => !field.modifiers.isTransient,
  omitsNull,
  ...(indent === undefined ? {} : { indent }),
});

declareNative({
  name: 'JSON',
  statics: {
    'String serialize(Object value)': (value: Value, { frame }: CallContext) =>
      writeJson(frame, value, style(false)),
    'String serialize(Object value, Boolean suppressNulls)': (
      value: Value,
      omitsNull: boolean,
      { frame }: CallContext,
    ) => writeJson(frame, value, style(omitsNull)),
    'String serializePretty(Object value)': (value: Value, { frame }: CallContext) =>
      writeJson(frame, value, style(false, 2)),
    'String serializePretty(Object value, Boolean suppressNulls)': (
      value: Value,
      omitsNull: boolean,
      { frame }: CallContext,
    ) => writeJson(frame, value, style(omitsNull, 2)),
    'Object deserialize(String text, Type type)': (
      text: string,
      { type }: TypeValue,
      { frame }: CallContext,
    ) => readTyped(frame, parseJson(text), type, false),
    'Object deserializeStrict(String text, Type type)': (
      text: string,
      { type }: TypeValue,
      { frame }: CallContext,
    ) => readTyped(frame, parseJson(text), type, true),
    'Object deserializeUntyped(String text)': (text: string) => readUntyped(parseJson(text)),
  },
});
