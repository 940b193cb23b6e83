import { z } from 'zod';
import type { WriteOutcome } from '../ports/record-store.ts';
import { Problem } from '../ports/problem.ts';
import { isExhausted, mayPass } from './errors.ts';
import { backOff } from './retry.ts';
import type { SalesforceSession } from './session.ts';

/** Salesforce takes so many records in one call of the sObject collections resource. */
export const COLLECTION_LIMIT = 200;
/** Stands in the message of the validation rule that keeps an older contact record from a newer one. */
const OLDER_CONTACT_RECORD = 'AC_OLDER_CONTACT_RECORD';
/** Is part of the message of the trigger that keeps a deleted contact from coming back. */
const DELETED_CONTACT = 'AC_DELETED_CONTACT';
const DELETED = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY']);

const saveResults = z.array(
  z.object({
    id: z.string().nullish(),
    success: z.boolean(),
    created: z.boolean().optional(),
    errors: z.array(
      z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).default([]) }),
    ),
  }),
);
type SaveResult = z.infer<typeof saveResults>[number];
export type SObjectRecord = Record<string, unknown>;

/**
 * Saves at most 200 records in one call and says how each ended, in their order. Records that failed in a
 * way that may pass (a locked row) are tried again, only they.
 */
export async function saveCollection(
  session: SalesforceSession,
  path: string,
  records: readonly SObjectRecord[],
): Promise<WriteOutcome[]> {
  const results = new Map<number, SaveResult>();
  let open = records.map((_record, index) => index);
  for (let attempt = 1; open.length > 0; attempt += 1) {
    if (attempt > 1) await backOff(attempt - 1, session.retry);
    const answer = await session.call({
      method: 'PATCH',
      path,
      body: { allOrNone: false, records: open.map((index) => records[index]) },
    });
    const saved = readResults(answer, open.length);
    open.forEach((index, position) => {
      const result = saved[position];
      if (result) results.set(index, result);
    });
    if (attempt >= session.retry.attempts) break;
    open = open.filter((index) => isWorthAnotherTry(results.get(index)));
  }
  return records.map((_record, index) => outcomeOf(results.get(index)));
}

function readResults(answer: unknown, expected: number): SaveResult[] {
  const parsed = saveResults.safeParse(answer);
  if (parsed.success && parsed.data.length === expected) return parsed.data;
  throw new Problem(
    'salesforce-unavailable',
    'Salesforce returned an unexpected response to a collection of records.',
  );
}

const isWorthAnotherTry = (result: SaveResult | undefined) =>
  result?.success === false && result.errors.some((error) => mayPass(error.statusCode));

function outcomeOf(result: SaveResult | undefined): WriteOutcome {
  if (result?.success && result.id) {
    return { outcome: result.created ? 'created' : 'updated', recordId: result.id };
  }
  const error = result?.errors[0];
  const code = error?.statusCode ?? 'UNKNOWN_EXCEPTION';
  const fields = error?.fields ?? [];
  if (error?.message.includes(OLDER_CONTACT_RECORD)) return { outcome: 'superseded' };
  if (error?.message.includes(DELETED_CONTACT)) return { outcome: 'deleted' };
  if (DELETED.has(code) && fields.length === 0) return { outcome: 'gone' };
  if (isExhausted(code) || mayPass(code)) return { outcome: 'unavailable', code };
  return { outcome: 'refused', code, fields };
}
