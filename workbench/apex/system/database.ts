import { executionOf } from '../execution/execution.ts';
import type { AccessMode, WriteResult } from '#platform';
import { writeForProgram } from '../data/user-mode.ts';
import type { WriteOperation } from '../data/write-options.ts';
import { recordsOf } from '../data/write-records.ts';
import { runDynamicCount, runDynamicQuery } from '../data/dynamic-query.ts';
import { declareNative, type CallContext, type NativeBody } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeOf } from '../types/type.ts';
import { ListValue, type MapValue } from '../values/collections.ts';
import { toId } from '../values/conversion.ts';
import { SObjectValue } from '../values/sobject.ts';
import { EnumValue } from '../values/instances.ts';
import { IdValue, SystemValue, type Value } from '../values/value.ts';
import { accessMode } from './access-level.ts';
import { statusCode } from './exceptions.ts';
import { FieldToken, objectOfId } from './schema-tokens.ts';

type RowError = WriteResult['errors'][number];

class ResultValue extends SystemValue {
  readonly className: string;
  readonly result: WriteResult;
  constructor(className: string, result: WriteResult) {
    super();
    this.className = className;
    this.result = result;
  }
}

class ErrorValue extends SystemValue {
  readonly className = 'Database.Error';
  readonly error: RowError;
  constructor(error: RowError) {
    super();
    this.error = error;
  }
}

class SavepointValue extends SystemValue {
  readonly className = 'Savepoint';
  readonly token: unknown;
  constructor(token: unknown) {
    super();
    this.token = token;
  }
}

const resultMethods: Record<string, NativeBody> = {
  'Boolean isSuccess()': (self: ResultValue) => self.result.success,
  'Id getId()': (self: ResultValue) => (self.result.id === undefined ? null : toId(self.result.id)),
  'List<Database.Error> getErrors()': (self: ResultValue) =>
    new ListValue(
      nativeType('List', nativeType('Database.Error')),
      self.result.errors.map((error) => new ErrorValue(error)),
    ),
};

declareNative({ name: 'Database.SaveResult', methods: resultMethods });
declareNative({ name: 'Database.DeleteResult', methods: resultMethods });
declareNative({ name: 'Database.UndeleteResult', methods: resultMethods });
declareNative({
  name: 'Database.UpsertResult',
  methods: { ...resultMethods, 'Boolean isCreated()': (self: ResultValue) => self.result.created ?? false },
});
declareNative({
  name: 'Database.Error',
  methods: {
    'String getMessage()': (self: ErrorValue) => self.error.message,
    'StatusCode getStatusCode()': (self: ErrorValue, context: CallContext) =>
      statusCode(self.error.statusCode, context),
    'List<String> getFields()': (self: ErrorValue) =>
      new ListValue(nativeType('List', nativeType('String')), [...self.error.fields]),
  },
});
declareNative({ name: 'Savepoint' });

/** Arguments after the records, in any number: the external id field, all or none, the access level. */
function readOptions(rest: Value[]) {
  const level = rest.find((value) => value instanceof EnumValue);
  const field = rest.find((value) => value instanceof FieldToken);
  return {
    allOrNone: rest.find((value) => typeof value === 'boolean') ?? true,
    access: level ? accessMode(level) : ('system' as const),
    externalIdField: field?.field.name,
  };
}

function writeBody(operation: WriteOperation, resultName: string): NativeBody {
  return async (...values) => {
    const context = values.at(-1) as CallContext;
    const [operand = null, ...rest] = values.slice(0, -1) as Value[];
    const records = asRecords(operand, context);
    const written = await writeForProgram(context.frame, records, { operation, ...readOptions(rest) });
    const results = written.map((result) => new ResultValue(resultName, result));
    if (!(operand instanceof ListValue)) return results[0] ?? null;
    return new ListValue(nativeType('List', nativeType(resultName)), results);
  };
}

/** Deletions may be given ids instead of records. */
function asRecords(operand: Value, context: CallContext): SObjectValue[] {
  const items = operand instanceof ListValue ? operand.items : [operand];
  return items.flatMap((item) => {
    if (!(item instanceof IdValue)) return recordsOf(item);
    const object = objectOfId(item, context);
    const record = new SObjectValue(object ? typeOf(object) : nativeType('SObject'));
    record.fields.set('id', item);
    return [record];
  });
}

const OPTIONS = ['', ', Boolean allOrNone', ', AccessLevel level', ', Boolean allOrNone, AccessLevel level'];

/** All overloads of one operation: for one record and for a list, with each set of options. */
function overloads(
  operation: WriteOperation,
  result: string,
  operand = 'SObject',
  extra = '',
): Record<string, NativeBody> {
  const body = writeBody(operation, `Database.${result}`);
  return Object.fromEntries(
    OPTIONS.flatMap((options) => [
      [`Database.${result} ${operation}(${operand} record${extra}${options})`, body],
      [`List<Database.${result}> ${operation}(List<${operand}> records${extra}${options})`, body],
    ]),
  );
}

const savepoint = ({ execution }: CallContext) => {
  execution.usage.add('dmlStatements');
  const token = execution.transaction.savepoint();
  execution.pending.savepoint(token);
  return new SavepointValue(token);
};

const level = (value: EnumValue): AccessMode => accessMode(value);

declareNative({
  name: 'Database',
  statics: {
    ...overloads('insert', 'SaveResult'),
    ...overloads('update', 'SaveResult'),
    ...overloads('upsert', 'UpsertResult'),
    ...overloads('upsert', 'UpsertResult', 'SObject', ', Schema.SObjectField externalIdField'),
    ...overloads('delete', 'DeleteResult'),
    ...overloads('delete', 'DeleteResult', 'Id'),
    ...overloads('undelete', 'UndeleteResult'),
    'Savepoint setSavepoint()': savepoint,
    'void rollback(Savepoint savepoint)': ({ token }: SavepointValue, { execution }: CallContext) => {
      execution.usage.add('dmlStatements');
      execution.pending.rollback(token);
      execution.transaction.rollback(token);
      return null;
    },
    'void releaseSavepoint(Savepoint savepoint)': ({ token }: SavepointValue, { frame }: CallContext) => {
      executionOf(frame).pending.release(token);
      return null;
    },
    'List<SObject> query(String soql)': (soql: string, { frame }: CallContext) =>
      runDynamicQuery(frame, soql),
    'List<SObject> query(String soql, AccessLevel level)': (
      soql: string,
      to: EnumValue,
      { frame }: CallContext,
    ) => runDynamicQuery(frame, soql, undefined, level(to)),
    'List<SObject> queryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
      soql: string,
      binds: MapValue,
      to: EnumValue,
      { frame }: CallContext,
    ) => runDynamicQuery(frame, soql, binds, level(to)),
    'Integer countQuery(String soql)': (soql: string, { frame }: CallContext) => runDynamicCount(frame, soql),
    'Integer countQuery(String soql, AccessLevel level)': (
      soql: string,
      to: EnumValue,
      { frame }: CallContext,
    ) => runDynamicCount(frame, soql, undefined, level(to)),
    'Integer countQueryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
      soql: string,
      binds: MapValue,
      to: EnumValue,
      { frame }: CallContext,
    ) => runDynamicCount(frame, soql, binds, level(to)),
  },
});
