import { randomUUID } from 'node:crypto';
import { declareNative } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { SystemValue } from '../values/value.ts';

class UuidValue extends SystemValue {
  readonly className = 'UUID';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

const SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

declareNative({
  name: 'UUID',
  statics: {
    'UUID randomUUID()': () => new UuidValue(randomUUID()),
    'UUID fromString(String text)': (text: string) =>
      SHAPE.test(text)
        ? new UuidValue(text.toLowerCase())
        : throwApex('IllegalArgumentException', `Invalid UUID string: ${text}`),
  },
  methods: { 'String toString()': (self: UuidValue) => self.text },
});
