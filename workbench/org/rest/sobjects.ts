import express from 'express';
import type { Request, Response, Router } from 'express';
import type { OrgState } from '../org-state.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { findField } from '../schema/model.ts';
import { noSuchColumn } from '../soql/paths.ts';
import type { StoredRow } from '../store/database.ts';
import { requireExternalIdField } from '../store/batch.ts';
import { convertValue } from '../store/values.ts';
import { describeGlobal, describeObject, globalDescribe } from './describe.ts';
import { RestError, notFound } from './errors.ts';
import { fieldsOf, jsonObject, listParameter, objectOf, parameter, visibleRecord } from './requests.ts';
import { readableRow, restRow } from './rows.ts';
import { userIdOf } from './sessions.ts';
import { recordOfUpload } from './uploads.ts';
import { writeRecord, writeRecords } from './writes.ts';

/** Single records: `/sobjects/…`. */
export function sobjectsRouter(state: OrgState): Router {
  const router = express.Router();
  router.get('/sobjects', (request, response) => {
    response.json(describeGlobal(state, userIdOf(request)));
  });
  router.get('/sobjects/:type', (request, response) => {
    const object = objectOf(state, userIdOf(request), parameter(request, 'type'));
    response.json({ objectDescribe: globalDescribe(state, userIdOf(request), object), recentItems: [] });
  });
  router.post('/sobjects/:type', async (request, response) => {
    await create(state, request, response);
  });
  router.get('/sobjects/:type/describe', (request, response) => {
    const object = objectOf(state, userIdOf(request), parameter(request, 'type'));
    response.json(describeObject(state, userIdOf(request), object));
  });
  router
    .route('/sobjects/:type/:id')
    .get((request, response) => {
      const object = objectOf(state, userIdOf(request), parameter(request, 'type'));
      const row = visibleRecord(state, userIdOf(request), object, parameter(request, 'id'));
      answerRecord(state, request, response, object, row);
    })
    .patch(async (request, response) => {
      const { object, userId } = addressed(state, request);
      const fields = withoutId(fieldsOf(jsonObject(request)));
      await writeRecord(state, userId, object, 'update', { id: parameter(request, 'id'), fields });
      response.status(204).end();
    })
    .delete(async (request, response) => {
      const { object, userId } = addressed(state, request);
      await writeRecord(state, userId, object, 'delete', { id: parameter(request, 'id'), fields: {} });
      response.status(204).end();
    });
  router
    .route('/sobjects/:type/:field/:value')
    .get((request, response) => {
      answerByKey(state, request, response);
    })
    .patch(async (request, response) => {
      await upsert(state, request, response);
    })
    .delete(async (request, response) => {
      const { object, row } = byExternalId(state, request);
      await writeRecord(state, userIdOf(request), object, 'delete', { id: row.Id, fields: {} });
      response.status(204).end();
    });
  return router;
}

function addressed(state: OrgState, request: Request): { object: ObjectSchema; userId: string } {
  const userId = userIdOf(request);
  return { object: objectOf(state, userId, parameter(request, 'type')), userId };
}

async function create(state: OrgState, request: Request, response: Response): Promise<void> {
  const { object, userId } = addressed(state, request);
  const upload = request.is('multipart/form-data') ? await recordOfUpload(request) : jsonObject(request);
  const fields = withoutId(fieldsOf(upload));
  const id = await writeRecord(state, userId, object, 'insert', { fields });
  response.status(201).json({ id, success: true, errors: [] });
}

function withoutId(fields: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(fields).some((name) => name.toLowerCase() === 'id')) return fields;
  throw new RestError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
}

function answerRecord(
  state: OrgState,
  request: Request,
  response: Response,
  object: ObjectSchema,
  row: StoredRow,
): void {
  const rights = state.rightsOf(userIdOf(request));
  const names = listParameter(request, 'fields');
  for (const name of names ?? []) {
    const field = findField(object, name);
    if (!field || !rights.field(object, field).read) throw noSuchColumn(name, object.name);
  }
  response.json(restRow(readableRow(rights, object, row, names && [...names, 'Id'])));
}

function byExternalId(state: OrgState, request: Request): { object: ObjectSchema; row: StoredRow } {
  const { object, userId } = addressed(state, request);
  const field = requireExternalIdField(object, parameter(request, 'field'));
  const value = String(convertValue(field, parameter(request, 'value'))).toLowerCase();
  const [row, another] = [...state.database.rows(object.name)].filter(
    (each) => String(each[field.name]).toLowerCase() === value,
  );
  if (!row) throw notFound();
  if (another)
    throw new RestError(300, 'DUPLICATE_EXTERNAL_ID', 'More than one record has this external id.');
  return { object, row: visibleRecord(state, userId, object, row.Id) };
}

async function upsert(state: OrgState, request: Request, response: Response): Promise<void> {
  const { object, userId } = addressed(state, request);
  const key = requireExternalIdField(object, parameter(request, 'field'));
  const body = withoutId(fieldsOf(jsonObject(request)));
  if (Object.keys(body).some((name) => name.toLowerCase() === key.name.toLowerCase())) {
    throw new RestError(
      400,
      'INVALID_FIELD',
      `The ${key.name} field should not be specified in the sobject data.`,
    );
  }
  const fields = { ...body, [key.name]: parameter(request, 'value') };
  const [result] = await writeRecords(state, userId, {
    operation: 'upsert',
    type: object.name,
    externalIdField: key.name,
    allOrNone: false,
    records: [{ fields }],
  });
  const error = result?.errors[0];
  if (error) throw new RestError(400, error.statusCode, error.message, error.fields);
  const { id, created } = result ?? {};
  response.status(created ? 201 : 200).json({ id, success: true, errors: [], created });
}

/** `/sobjects/Type/<id>/VersionData` gives bytes, `/sobjects/Type/<external id field>/<value>` a record. */
function answerByKey(state: OrgState, request: Request, response: Response): void {
  const { object, userId } = addressed(state, request);
  const blob = findField(object, parameter(request, 'value'));
  if (blob?.type !== 'base64') {
    answerRecord(state, request, response, object, byExternalId(state, request).row);
    return;
  }
  const bytes = visibleRecord(state, userId, object, parameter(request, 'field'))[blob.name];
  response.type('application/octet-stream').send(Buffer.from(bytes instanceof Uint8Array ? bytes : []));
}
