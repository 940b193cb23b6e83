import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import type { TriggerRun } from '../execution/trigger-run.ts';
import { declareNative } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { ListValue, MapValue } from '../values/collections.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';

type Records = (run: TriggerRun) => readonly SObjectValue[];

const innermost = (frame: Frame): TriggerRun | undefined => executionOf(frame).triggerRuns.at(-1);

/** Null where the event has no such records, and outside triggers. */
const list = (records: Records) => (_receiver: Value, frame: Frame) => {
  const run = innermost(frame);
  const found = run ? records(run) : [];
  return found.length === 0 ? null : new ListValue(nativeType('List', nativeType('SObject')), [...found]);
};

/** Null also where records have no ids yet. */
const map = (records: Records) => (_receiver: Value, frame: Frame) => {
  const run = innermost(frame);
  const found = run ? records(run) : [];
  if (found.length === 0 || run?.event === 'before insert') return null;
  const byId = new MapValue(nativeType('Map', nativeType('Id'), nativeType('SObject')));
  for (const record of found) byId.put(record.fields.get('id') ?? null, record);
  return byId;
};

const when = (test: (event: string) => boolean) => (_receiver: Value, frame: Frame) => {
  const run = innermost(frame);
  return run !== undefined && test(run.event);
};

declareNative({
  name: 'Trigger',
  fields: {
    'static List<SObject> new': list(({ newRecords }) => newRecords),
    'static List<SObject> old': list(({ oldRecords }) => oldRecords),
    'static Map<Id, SObject> newMap': map(({ newRecords }) => newRecords),
    'static Map<Id, SObject> oldMap': map(({ oldRecords }) => oldRecords),
    'static Integer size': (_receiver, frame) => {
      const run = innermost(frame);
      return Math.max(run?.newRecords.length ?? 0, run?.oldRecords.length ?? 0);
    },
    'static Boolean isExecuting': when(() => true),
    'static Boolean isBefore': when((event) => event.startsWith('before')),
    'static Boolean isAfter': when((event) => event.startsWith('after')),
    'static Boolean isInsert': when((event) => event.endsWith('insert')),
    'static Boolean isUpdate': when((event) => event.endsWith('update')),
    'static Boolean isDelete': when((event) => event.endsWith(' delete')),
    'static Boolean isUndelete': when((event) => event.endsWith(' undelete')),
  },
});
