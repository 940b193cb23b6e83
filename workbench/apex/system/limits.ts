import { executionOf } from '../execution/execution.ts';
import { heapBytes } from '../execution/heap.ts';
import { LIMITS, type CountedLimit } from '../execution/limits.ts';
import { declareNative, type CallContext, type NativeBody } from '../types/native-class.ts';

const used =
  (limit: CountedLimit): NativeBody =>
  ({ frame }: CallContext) =>
    executionOf(frame).usage.count(limit);

declareNative({
  name: 'Limits',
  statics: {
    'Integer getQueries()': used('queries'),
    'Integer getLimitQueries()': () => LIMITS.queries,
    'Integer getQueryRows()': used('queryRows'),
    'Integer getLimitQueryRows()': () => LIMITS.queryRows,
    'Integer getDmlStatements()': used('dmlStatements'),
    'Integer getLimitDmlStatements()': () => LIMITS.dmlStatements,
    'Integer getDmlRows()': used('dmlRows'),
    'Integer getLimitDmlRows()': () => LIMITS.dmlRows,
    'Integer getCallouts()': used('callouts'),
    'Integer getLimitCallouts()': () => LIMITS.callouts,
    'Integer getHeapSize()': ({ frame }: CallContext) => heapBytes(frame),
    'Integer getLimitHeapSize()': () => LIMITS.heapBytes,
    'Integer getCpuTime()': ({ frame }: CallContext) => executionOf(frame).usage.cpuMilliseconds(),
    'Integer getLimitCpuTime()': () => LIMITS.cpuMilliseconds,
  },
});
