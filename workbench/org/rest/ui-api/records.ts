import express from 'express';
import type { Request, Router } from 'express';
import { allows, recordAccess } from '../../access/sharing.ts';
import type { OrgState } from '../../org-state.ts';
import { findObject, objectOfId } from '../../schema/model.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { StoredRow } from '../../store/database.ts';
import { toLongId } from '../../store/ids.ts';
import { RestError, notFound } from '../errors.ts';
import { fieldsOf, jsonObject, listParameter, parameter } from '../requests.ts';
import { userIdOf } from '../sessions.ts';
import { Refusal } from '../../store/refusal.ts';
import { writeRecord } from '../writes.ts';
import { layoutFields } from './layouts.ts';
import { RecordError } from './record-error.ts';
import { recordShape } from './record-shape.ts';

const NO_ACCESS =
  'You do not have the level of access necessary to perform the operation you requested. Please contact the owner ' +
  'of the record or your administrator if access is necessary.';

/** `/ui-api/records`: what the record wire adapters read and write. */
export function uiRecordsRouter(state: OrgState): Router {
  const router = express.Router();
  router
    .route('/records/:id')
    .get((request, response) => {
      const { object, row } = openRecord(state, request);
      response.json(answer(state, request, object, row));
    })
    .patch(async (request, response) => {
      const { object, row } = openRecord(state, request);
      const fields = recordFields(jsonObject(request));
      await write(state, request, object, 'update', { id: row.Id, fields });
      response.json(answer(state, request, object, state.database.get(object.name, row.Id) ?? row));
    })
    .delete(async (request, response) => {
      const { object, row } = openRecord(state, request);
      await write(state, request, object, 'delete', { id: row.Id, fields: {} });
      response.status(204).end();
    });
  router.post('/records', async (request, response) => {
    const input = jsonObject(request);
    const object = findObject(state.schema, String(input['apiName'] ?? ''));
    if (!object)
      throw new RestError(
        400,
        'INVALID_TYPE',
        `Object ${String(input['apiName'])} is not supported in UI API`,
      );
    const id = await write(state, request, object, 'insert', { fields: recordFields(input) });
    const row = state.database.get(object.name, id);
    if (!row) throw notFound();
    response.status(201).json(answer(state, request, object, row));
  });
  router.get('/records/batch/:ids', (request, response) => {
    const results = parameter(request, 'ids')
      .split(',')
      .map((id) => oneOfBatch(state, request, id));
    response.json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  });
  return router;
}

function oneOfBatch(state: OrgState, request: Request, id: string) {
  try {
    const { object, row } = openRecord(state, request, id);
    return { statusCode: 200, result: answer(state, request, object, row) };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return { statusCode: error.status, result: [{ errorCode: error.errorCode, message: error.message }] };
  }
}

const VERBS = { insert: 'create', update: 'update', delete: 'delete' };

/** Writes one record. What refuses it is told as the UI API tells it, beside a message that says nothing. */
async function write(
  state: OrgState,
  request: Request,
  object: ObjectSchema,
  operation: keyof typeof VERBS,
  record: { id?: string; fields: Record<string, unknown> },
): Promise<string> {
  try {
    return await writeRecord(state, userIdOf(request), object, operation, record);
  } catch (error) {
    if (error instanceof Refusal) throw new RecordError(VERBS[operation], error);
    throw error;
  }
}

function recordFields(input: Record<string, unknown>): Record<string, unknown> {
  return fieldsOf((input['fields'] ?? {}) as Record<string, unknown>);
}

/** The record of the address; 403 where it is hidden from the user, 404 where there is none. */
function openRecord(
  state: OrgState,
  request: Request,
  id: string = parameter(request, 'id'),
): { object: ObjectSchema; row: StoredRow } {
  const longForm = toLongId(id);
  const object = longForm === undefined ? undefined : objectOfId(state.schema, longForm);
  const row = object && state.database.get(object.name, longForm ?? '');
  if (!object || !row) throw notFound();
  const rights = state.rightsOf(userIdOf(request));
  const access = recordAccess({ schema: state.schema, reader: state.database, rights }, object, row);
  if (!rights.object(object).read || !allows(access, 'read')) {
    throw new RestError(403, 'INSUFFICIENT_ACCESS', NO_ACCESS);
  }
  return { object, row };
}

function answer(state: OrgState, request: Request, object: ObjectSchema, row: StoredRow) {
  const rights = state.rightsOf(userIdOf(request));
  const fields = unqualified(object, listParameter(request, 'fields') ?? []);
  const optional = unqualified(object, listParameter(request, 'optionalFields') ?? []);
  const layoutTypes = listParameter(request, 'layoutTypes') ?? [];
  const fromLayouts = layoutTypes.flatMap((type) => layoutFields(state.schema, object, type));
  return recordShape(state, rights, object, row, fields, [...fromLayouts, ...optional]);
}

/** Fields are named `Object.Field` in an address. */
function unqualified(object: ObjectSchema, names: string[]): string[] {
  return names.map((name) => {
    const [first = '', ...rest] = name.split('.');
    if (first.toLowerCase() === object.name.toLowerCase() && rest.length > 0) return rest.join('.');
    throw new RestError(
      400,
      'INVALID_FIELD',
      `Field ${name} must be given with its object, as ${object.name}.Field`,
    );
  });
}
