import { executionOf } from '../execution/execution.ts';
import { declareNative, type CallContext } from '../types/native-class.ts';
import { typeName, typeOf } from '../types/type.ts';
import { throwApex } from '../values/exceptions.ts';
import { TypeValue } from '../values/instances.ts';

declareNative({
  name: 'Type',
  statics: {
    'Type forName(String name)': (name: string, { frame }: CallContext) => {
      const declaration = executionOf(frame).library.find(name);
      return declaration ? new TypeValue(typeOf(declaration)) : null;
    },
  },
  methods: {
    'String getName()': (self: TypeValue) => typeName(self.type),
    'String toString()': (self: TypeValue) => typeName(self.type),
    'Object newInstance()': (self: TypeValue, { frame }: CallContext) => {
      const constructor = self.type.declaration
        .constructors()
        .find((member) => member.parameters.length === 0);
      return constructor
        ? constructor.call(frame, null, [], self.type)
        : throwApex('TypeException', `${typeName(self.type)} has no constructor without arguments`);
    },
  },
});
