import express from 'express';
import type { Request, Router } from 'express';
import type { WriteResult } from '#platform';
import { allows, recordAccess } from '../access/sharing.ts';
import type { OrgState } from '../org-state.ts';
import { findField, objectOfId } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { noSuchColumn } from '../soql/paths.ts';
import { failure, rolledBack } from '../store/batch.ts';
import { toLongId } from '../store/ids.ts';
import { RestError } from './errors.ts';
import { fieldsOf, jsonObject, listParameter, objectOf, parameter } from './requests.ts';
import { readableRow, restRow } from './rows.ts';
import { userIdOf } from './sessions.ts';
import { allSucceeded, writeRecords } from './writes.ts';

const MAX_RECORDS = 200;
const MAX_RETRIEVED = 2000;

/** Up to 200 records in one request: `/composite/sobjects`. */
export function collectionsRouter(state: OrgState): Router {
  const router = express.Router();
  router
    .route('/composite/sobjects')
    .post(async (request, response) => {
      response.json(await write(state, request, 'insert'));
    })
    .patch(async (request, response) => {
      response.json(await write(state, request, 'update'));
    })
    .delete(async (request, response) => {
      response.json(await remove(state, request));
    });
  router.patch('/composite/sobjects/:type/:field', async (request, response) => {
    response.json(await upsert(state, request));
  });
  router.get('/composite/sobjects/:type', (request, response) => {
    const ids = listParameter(request, 'ids') ?? [];
    response.json(retrieve(state, request, ids, listParameter(request, 'fields') ?? []));
  });
  router.post('/composite/sobjects/:type', (request, response) => {
    const { ids, fields } = jsonObject(request) as { ids?: string[]; fields?: string[] };
    response.json(retrieve(state, request, ids ?? [], fields ?? []));
  });
  return router;
}

interface CollectionRecord {
  type: string;
  fields: Record<string, unknown>;
}

function collection(request: Request): { allOrNone: boolean; records: CollectionRecord[] } {
  const { allOrNone, records } = jsonObject(request);
  if (!Array.isArray(records)) {
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The list of records is missing from the request.');
  }
  requireAtMost(records.length, MAX_RECORDS);
  return { allOrNone: allOrNone === true, records: records.map(collectionRecord) };
}

function collectionRecord(record: unknown): CollectionRecord {
  const given = (record ?? {}) as Record<string, unknown>;
  const { type } = (given['attributes'] ?? {}) as { type?: unknown };
  if (typeof type !== 'string') {
    throw new RestError(400, 'INVALID_INPUT', 'An object type is missing from the attributes of a record.');
  }
  return { type, fields: fieldsOf(given) };
}

function requireAtMost(length: number, most: number): void {
  if (length > most) {
    throw new RestError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${most} records into this call`,
    );
  }
}

async function write(
  state: OrgState,
  request: Request,
  operation: 'insert' | 'update',
): Promise<WriteResultBody[]> {
  const { allOrNone, records } = collection(request);
  // Records of several types are written type by type; answers keep the order of the request.
  const types = [...new Set(records.map((record) => record.type.toLowerCase()))];
  return together(state, allOrNone, async () => {
    const results: WriteResult[] = [];
    for (const type of types) {
      const positions = records.flatMap((record, index) =>
        record.type.toLowerCase() === type ? [index] : [],
      );
      const written = await writeRecords(state, userIdOf(request), {
        operation,
        type,
        allOrNone,
        refuseUnreadable: true,
        records: positions.map((index) => separateId(records[index]?.fields ?? {})),
      });
      written.forEach((result, nth) => (results[positions[nth] ?? 0] = result));
    }
    return results;
  });
}

/** With `allOrNone`, one record that is refused takes the others back. */
async function together(
  state: OrgState,
  allOrNone: boolean,
  work: () => Promise<WriteResult[]>,
): Promise<WriteResultBody[]> {
  if (!allOrNone) return (await work()).map(body);
  const results = await state.allOrNone(work, allSucceeded);
  const done = allSucceeded(results);
  return results.map((result) => (result.success && !done ? rolledBack() : result)).map(body);
}

function separateId(fields: Record<string, unknown>): { id?: string; fields: Record<string, unknown> } {
  const idName = Object.keys(fields).find((name) => name.toLowerCase() === 'id');
  if (idName === undefined) return { fields };
  const { [idName]: id, ...rest } = fields;
  return { id: String(id), fields: rest };
}

async function upsert(state: OrgState, request: Request): Promise<WriteResultBody[]> {
  const userId = userIdOf(request);
  const object = objectOf(state, userId, parameter(request, 'type'));
  const { allOrNone, records } = collection(request);
  if (records.some((record) => record.type.toLowerCase() !== object.name.toLowerCase())) {
    throw new RestError(
      400,
      'INVALID_INPUT',
      `All records must be of the type ${object.name} in the address.`,
    );
  }
  const results = await writeRecords(state, userId, {
    operation: 'upsert',
    type: object.name,
    externalIdField: parameter(request, 'field'),
    allOrNone,
    refuseUnreadable: true,
    records: records.map(({ fields }) => ({ fields })),
  });
  return results.map((result) => ({
    ...body(result),
    ...(result.success ? { created: result.created } : {}),
  }));
}

async function remove(state: OrgState, request: Request): Promise<WriteResultBody[]> {
  const ids = listParameter(request, 'ids') ?? [];
  requireAtMost(ids.length, MAX_RECORDS);
  return together(state, request.query['allOrNone'] === 'true', async () => {
    const results: WriteResult[] = ids.map((id) =>
      failure('MALFORMED_ID', `id value of incorrect type: ${id}`, ['Id']),
    );
    const objects = ids.map((id) => objectOfId(state.schema, id));
    // Records of one object are deleted together, so that its triggers see all of them at once.
    for (const object of new Set(objects)) {
      if (!object) continue;
      const positions = ids.flatMap((_id, index) => (objects[index] === object ? [index] : []));
      const written = await writeRecords(state, userIdOf(request), {
        operation: 'delete',
        type: object.name,
        allOrNone: false,
        records: positions.map((index) => ({ id: ids[index] ?? '', fields: {} })),
      });
      written.forEach((result, nth) => (results[positions[nth] ?? 0] = result));
    }
    return results;
  });
}

function retrieve(state: OrgState, request: Request, ids: string[], names: string[]): unknown[] {
  const userId = userIdOf(request);
  const object = objectOf(state, userId, parameter(request, 'type'));
  requireAtMost(ids.length, MAX_RETRIEVED);
  const rights = state.rightsOf(userId);
  for (const name of names) {
    const field = findField(object, name);
    if (!field || !rights.field(object, field).read) throw noSuchColumn(name, object.name);
  }
  return ids.map((id) => {
    const row = rowOf(state, object, id);
    const context = { schema: state.schema, reader: state.database, rights };
    if (!row || !allows(recordAccess(context, object, row), 'read')) return null;
    return restRow(readableRow(rights, object, row, [...names, 'Id']));
  });
}

function rowOf(state: OrgState, object: ObjectSchema, id: string) {
  return state.database.get(object.name, toLongId(id) ?? '');
}

interface WriteResultBody {
  id?: string;
  success: boolean;
  errors: WriteResult['errors'];
}

function body({ id, success, errors }: WriteResult): WriteResultBody {
  return { ...(id === undefined ? {} : { id }), success, errors };
}
