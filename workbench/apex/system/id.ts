import { declareNative, type CallContext } from '../types/native-class.ts';
import { toId } from '../values/conversion.ts';
import { throwApex } from '../values/exceptions.ts';
import type { IdValue } from '../values/value.ts';
import { ObjectToken, objectOfId } from './schema-tokens.ts';

declareNative({
  name: 'Id',
  kind: 'primitive',
  statics: { 'Id valueOf(String text)': toId },
  methods: {
    'String to15()': (self: IdValue) => self.text.slice(0, 15),
    'Schema.SObjectType getSObjectType()': (self: IdValue, context: CallContext) => {
      const object = objectOfId(self, context);
      return object ? new ObjectToken(object) : throwApex('SObjectException', `Invalid id: ${self.text}`);
    },
  },
});
