import { executionOf } from '../execution/execution.ts';
import { Usage } from '../execution/limits.ts';
import { declareNative, type CallContext } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { InstanceValue, type TypeValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

const testState = ({ frame }: CallContext) =>
  executionOf(frame).test ?? throwApex('TypeException', 'Test methods are for tests only');

declareNative({
  name: 'Test',
  statics: {
    'Boolean isRunningTest()': ({ frame }: CallContext) => executionOf(frame).test !== undefined,
    'void setMock(Type type, Object instance)': (type: TypeValue, mock: Value, context: CallContext) => {
      const state = testState(context);
      const name = type.type.declaration.name;
      if (name !== 'HttpCalloutMock') {
        throwApex('TypeException', `The runner knows mocks of HttpCalloutMock only, not of ${name}`);
      }
      if (!(mock instanceof InstanceValue)) throwApex('NullPointerException', 'Argument 2 cannot be null');
      state.mock = mock;
      return null;
    },
    'void startTest()': (context: CallContext) => {
      const state = testState(context);
      if (state.started) throwApex('TypeException', 'Testing already started');
      const execution = context.execution;
      state.started = true;
      state.outer = execution.usage;
      execution.usage = new Usage();
      execution.pending.settle();
      return null;
    },
    'void stopTest()': (context: CallContext) => {
      const state = testState(context);
      if (!state.started || state.stopped) throwApex('TypeException', 'Testing has not started');
      state.stopped = true;
      context.execution.usage = state.outer ?? context.execution.usage;
      return null;
    },
  },
});
