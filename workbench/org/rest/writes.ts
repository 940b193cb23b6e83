import type { RunningUser, WriteResult } from '#platform';
import type { OrgState, TriggeredWrites } from '../org-state.ts';
import { findRunningUser } from '../running-user.ts';
import { findObject } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { failure, planUpsert, requireId, rolledBack, writeBatch } from '../store/batch.ts';
import type { BatchRequest } from '../store/batch.ts';
import { Refusal } from '../store/refusal.ts';
import { acceptValues } from '../store/write-values.ts';

/**
 * Writes what a user sends over the API, with the triggers of its object where it has some. Results are in the
 * order of the records. Throws a `Refusal` only where the request as a whole makes no sense.
 */
export async function writeRecords(
  state: OrgState,
  userId: string,
  request: BatchRequest,
): Promise<WriteResult[]> {
  const object = findObject(state.schema, request.type);
  const user = findRunningUser(state, userId);
  const { operation, allOrNone } = request;
  const { triggered } = state;
  if (!object || !user || !triggered?.hasTriggers(object.name)) {
    return state.write(userId, (context) => writeBatch(context, request));
  }
  const write = () =>
    operation === 'upsert'
      ? upsertTriggered(state, object, user, request, triggered)
      : writeTriggered(state, object, user, request, triggered);
  if (!allOrNone) return write();
  const results = await state.allOrNone(write, allSucceeded);
  return allSucceeded(results) ? results : results.map((result) => (result.success ? rolledBack() : result));
}

export const allSucceeded = (results: WriteResult[]): boolean => results.every(({ success }) => success);

/** Writes one record and answers its id. Throws the `Refusal` that it meets. */
export async function writeRecord(
  state: OrgState,
  userId: string,
  object: ObjectSchema,
  operation: 'insert' | 'update' | 'delete',
  record: BatchRequest['records'][number],
): Promise<string> {
  const request = { operation, type: object.name, allOrNone: true, records: [record] };
  const [result] = await writeRecords(state, userId, request);
  const [error] = result?.errors ?? [];
  if (error) throw new Refusal(error.statusCode, error.message, error.fields);
  return result?.id ?? '';
}

/** New records run the triggers of an insert, those that are there the triggers of an update. */
async function upsertTriggered(
  state: OrgState,
  object: ObjectSchema,
  user: RunningUser,
  request: BatchRequest,
  triggered: TriggeredWrites,
): Promise<WriteResult[]> {
  const steps = state.write(user.id, (context) => planUpsert(context, object, request));
  const results = steps.map((step) =>
    step instanceof Refusal
      ? failure(step.statusCode, step.message, step.fields)
      : failure('UNKNOWN_EXCEPTION', 'no result'),
  );
  for (const operation of ['insert', 'update'] as const) {
    const part = steps.flatMap((step, index) =>
      !(step instanceof Refusal) && step.operation === operation ? [{ index, step }] : [],
    );
    const records = part.map(({ step: { id, fields } }) => (id === undefined ? { fields } : { id, fields }));
    const written = await writeTriggered(state, object, user, { ...request, operation, records }, triggered);
    part.forEach(({ index }, nth) => {
      const result = written[nth];
      if (result) results[index] = { ...result, created: operation === 'insert' };
    });
  }
  return results;
}

async function writeTriggered(
  state: OrgState,
  object: ObjectSchema,
  user: RunningUser,
  { operation, records, refuseUnreadable }: BatchRequest,
  triggered: TriggeredWrites,
): Promise<WriteResult[]> {
  const results: WriteResult[] = [];
  const readable = records.flatMap((record, index) => {
    try {
      return [{ index, record: readRecord(state, user.id, object, operation, record) }];
    } catch (error) {
      if (!(error instanceof Refusal) || refuseUnreadable) throw error;
      results[index] = failure(error.statusCode, error.message, error.fields);
      return [];
    }
  });
  const written = await triggered.write({
    operation,
    type: object.name,
    user,
    records: readable.map(({ record }) => record),
  });
  readable.forEach(({ index }, nth) => (results[index] = written[nth] ?? failure('UNKNOWN_EXCEPTION', '')));
  return results;
}

/** Values as the fields hold them: what the org cannot read reaches no trigger. */
function readRecord(
  state: OrgState,
  userId: string,
  object: ObjectSchema,
  operation: BatchRequest['operation'],
  { id, fields }: BatchRequest['records'][number],
) {
  const creating = operation === 'insert';
  const accepted = state.write(userId, (context) => acceptValues(context, object, fields, creating));
  return creating ? { fields: accepted } : { id: requireId(object, id), fields: accepted };
}
