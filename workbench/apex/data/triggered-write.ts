import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import type { WriteResult } from '#platform';
import type { TriggerOperation } from '../types/trigger.ts';
import { throwApex } from '../values/exceptions.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { IdValue } from '../values/value.ts';
import { fireTriggers, loadRecords, type RecordChange, type TriggerRefusal } from './fire-triggers.ts';
import type { WriteOptions } from './write-options.ts';

type Store = (frame: Frame, group: readonly SObjectValue[], options: WriteOptions) => WriteResult[];

/** A record on its way past the triggers into the org. */
interface Passage {
  readonly record: SObjectValue;
  result: WriteResult;
}

/**
 * Writes records of an object that has triggers, as Salesforce does: `before` triggers may change or refuse them,
 * then they are stored, then `after` triggers may refuse them. Where not all must succeed, what an `after` trigger
 * refuses is taken back and the rest is written again. Results stand in the order of the records.
 */
export async function writeWithTriggers(
  frame: Frame,
  group: readonly SObjectValue[],
  options: WriteOptions,
  store: Store,
): Promise<WriteResult[]> {
  const { operation, allOrNone, externalIdField } = options;
  if (operation === 'upsert') {
    if (externalIdField === undefined) return upsert(frame, group, options, store);
    throwApex('TypeException', 'The runner does not upsert by an external id where an object has triggers');
  }
  const passages = group.map((record): Passage => ({ record, result: unsaid() }));
  for (let open = passages; open.length > 0;) {
    const savepoint = executionOf(frame).transaction.savepoint();
    const refusedLate = await pass(frame, open, { operation, options, store });
    if (!refusedLate || allOrNone) break;
    executionOf(frame).transaction.rollback(savepoint);
    open = open.filter(({ result }) => result.success);
  }
  return passages.map(({ result }) => result);
}

/** Records with an id are updated, the others inserted. */
async function upsert(
  frame: Frame,
  group: readonly SObjectValue[],
  options: WriteOptions,
  store: Store,
): Promise<WriteResult[]> {
  const results = new Map<SObjectValue, WriteResult>();
  for (const operation of ['update', 'insert'] as const) {
    const part = group.filter((record) => (idOf(record) === undefined) === (operation === 'insert'));
    const written = await writeWithTriggers(frame, part, { ...options, operation }, store);
    part.forEach((record, nth) => {
      results.set(record, { ...(written[nth] ?? unsaid()), created: operation === 'insert' });
    });
  }
  return group.map((record) => results.get(record) ?? unsaid());
}

interface Write {
  operation: TriggerOperation;
  options: WriteOptions;
  store: Store;
}

/** Fills in the results; answers whether an `after` trigger refused something that is stored by now. */
async function pass(frame: Frame, open: readonly Passage[], write: Write): Promise<boolean> {
  const { operation, options, store } = write;
  const objectName = open[0]?.record.objectName ?? '';
  const ids = open.flatMap(({ record }) => idOf(record) ?? []);
  const isNew = operation === 'insert' || operation === 'undelete';
  const stored = loadRecords(frame, objectName, isNew ? [] : ids);
  const changes = open.map(({ record }): RecordChange => {
    const before = stored.get(idOf(record) ?? '');
    return { before, now: operation === 'delete' ? undefined : withChanges(record, before) };
  });
  const early = await fireTriggers(frame, objectName, ['before', operation], changes);
  open.forEach((passage, nth) => (passage.result = resultOf(early, changes[nth])));
  if (options.allOrNone && early.size > 0) return false;

  const accepted = open.flatMap((passage, nth) => {
    const change = changes[nth];
    return change && !early.has(change) ? [{ passage, change }] : [];
  });
  const records = accepted.map(({ passage, change }) => change.now ?? passage.record);
  const written = records.length > 0 ? store(frame, records, options) : [];
  accepted.forEach(({ passage }, nth) => (passage.result = written[nth] ?? unsaid()));

  const done = accepted.filter(({ passage }) => passage.result.success);
  const newIds = done.map(({ passage }) => passage.result.id ?? '');
  const current =
    operation === 'delete' ? new Map<string, SObjectValue>() : loadRecords(frame, objectName, newIds);
  const settled = done.map(({ change }, nth): RecordChange => ({
    before: change.before,
    now: current.get(newIds[nth] ?? ''),
  }));
  const late = await fireTriggers(frame, objectName, ['after', operation], settled);
  done.forEach(({ passage }, nth) => {
    const change = settled[nth];
    if (change && late.has(change)) passage.result = resultOf(late, change);
  });
  return late.size > 0;
}

/** What `before` triggers see: the stored record with the new values, apart from the caller's own. */
function withChanges(record: SObjectValue, before: SObjectValue | undefined): SObjectValue {
  if (!before) return record.copy();
  const merged = before.copy();
  for (const name of record.changed) merged.assign(name, record.fields.get(name) ?? null);
  return merged;
}

function resultOf(
  refusals: ReadonlyMap<RecordChange, TriggerRefusal[]>,
  change: RecordChange | undefined,
): WriteResult {
  const errors = (change && refusals.get(change)) ?? [];
  return { success: false, errors: errors.map((error) => ({ ...error, fields: [] })) };
}

/** Not written, and no reason of its own: another record was refused. */
function unsaid(): WriteResult {
  return { success: false, errors: [] };
}

function idOf(record: SObjectValue): string | undefined {
  const id = record.fields.get('id');
  return id instanceof IdValue ? id.text : undefined;
}
