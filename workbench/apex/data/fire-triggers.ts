import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import type { TriggerRun } from '../execution/trigger-run.ts';
import { SObjectDeclaration } from '../types/sobject-declaration.ts';
import type { ApexTrigger, TriggerEvent, TriggerOperation } from '../types/trigger.ts';
import { typeOf } from '../types/type.ts';
import { enter, runBody } from '../execution/call.ts';
import { ApexThrow, isFatal } from '../values/exceptions.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { rowToRecord } from './api-values.ts';

/** A record as it will be or is (absent on delete), and as it was (absent on insert). */
export interface RecordChange {
  now: SObjectValue | undefined;
  before: SObjectValue | undefined;
}

/** Why a trigger does not let a record be written. */
export interface TriggerRefusal {
  statusCode: string;
  message: string;
}

/**
 * Runs the triggers of an event on the changes of one object and answers what they refuse, by change. A trigger
 * that throws refuses all of them.
 */
export async function fireTriggers(
  frame: Frame,
  objectName: string,
  [phase, operation]: ['before' | 'after', TriggerOperation],
  changes: readonly RecordChange[],
): Promise<Map<RecordChange, TriggerRefusal[]>> {
  const event: TriggerEvent = `${phase} ${operation}`;
  const refusals = new Map<RecordChange, TriggerRefusal[]>();
  if (changes.length === 0) return refusals;
  const { library } = executionOf(frame);
  for (const trigger of library.triggersOn(objectName).filter(({ events }) => events.has(event))) {
    const run: TriggerRun = {
      event,
      operation,
      newRecords: changes.flatMap(({ now }) => now ?? []),
      oldRecords: changes.flatMap(({ before }) => before ?? []),
      errors: new Map(),
    };
    const thrown = await runTrigger(frame, trigger, run);
    for (const change of changes) {
      const found = thrown ? [thrown] : saidOf(change, run);
      if (found.length > 0) refusals.set(change, [...(refusals.get(change) ?? []), ...found]);
    }
  }
  return refusals;
}

function saidOf({ now, before }: RecordChange, { errors }: TriggerRun): TriggerRefusal[] {
  return [now, before]
    .flatMap((record) => (record && errors.get(record)) ?? [])
    .map((message) => ({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message }));
}

/** Triggers run in system mode, without sharing, unless a class that they call asks for it. */
async function runTrigger(
  caller: Frame,
  trigger: ApexTrigger,
  run: TriggerRun,
): Promise<TriggerRefusal | undefined> {
  const { triggerRuns } = executionOf(caller);
  const { body, owner, name } = trigger;
  const inside = enter(caller, owner, name, null, []);
  const frame: Frame = { ...inside, label: `Trigger.${name}`, sharing: false };
  triggerRuns.push(run);
  try {
    await runBody(frame, async (at) => {
      await body?.(at);
      return null;
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApexThrow) || isFatal(error)) throw error;
    const { declaration, exception } = error.value;
    const event = run.event.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(' ', '');
    const message =
      `${name}: execution of ${event} caused by: ${declaration.name}: ${exception?.message ?? ''} ` +
      (exception?.stackTrace ?? '');
    return { statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message: message.trim() };
  } finally {
    triggerRuns.pop();
  }
}

/** Stored records with all their fields but blobs, by id, whoever may see them. */
export function loadRecords(frame: Frame, objectName: string, ids: string[]): Map<string, SObjectValue> {
  const { library, transaction } = executionOf(frame);
  const object = library.findObject(objectName);
  if (!(object instanceof SObjectDeclaration) || ids.length === 0) return new Map();
  const names = object.describe.fields.filter(({ type }) => type !== 'base64').map(({ name }) => name);
  const rows = transaction.query({
    soql: `SELECT ${names.join(', ')} FROM ${object.name} WHERE Id IN :b0`,
    binds: { b0: ids },
    access: 'system',
    sharing: false,
  });
  return new Map(rows.map((row) => [String(row.fields['Id']), rowToRecord(row, typeOf(object), library)]));
}
