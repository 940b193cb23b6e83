import { declareNative, type CallContext } from '../types/native-class.ts';
import { equal } from '../values/equality.ts';
import { textOf } from '../values/text.ts';
import type { EnumValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

declareNative({
  name: 'Object',
  kind: 'object',
  constructors: {},
  methods: {
    'String toString()': (self: Value, { frame }: CallContext) => textOf(frame, self),
    'Boolean equals(Object other)': (self: Value, other: Value) => equal(self, other),
  },
});

declareNative({ name: 'void', kind: 'void' });

/** The type of the literal null. */
declareNative({ name: 'null', kind: 'null' });

/** What all enums have. */
declareNative({
  name: 'Enum',
  methods: {
    'String name()': (self: EnumValue) => self.name,
    'Integer ordinal()': (self: EnumValue) => self.ordinal,
    'String toString()': (self: EnumValue) => self.name,
  },
});
