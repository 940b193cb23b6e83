import { declareNative } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import type { Value } from '../values/value.ts';

declareNative({
  name: 'Boolean',
  kind: 'primitive',
  statics: {
    'Boolean valueOf(String text)': (text: string) => text.toLowerCase() === 'true',
    'Boolean valueOf(Object value)': (value: Value) => {
      if (typeof value === 'boolean') return value;
      return value === null
        ? throwApex('NullPointerException', 'Argument 1 cannot be null')
        : throwApex('TypeException', 'Invalid boolean');
    },
  },
});
