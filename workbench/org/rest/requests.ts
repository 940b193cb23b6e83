import type { Request } from 'express';
import { allows, recordAccess } from '../access/sharing.ts';
import type { OrgState } from '../org-state.ts';
import { findObject } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import { toLongId } from '../store/ids.ts';
import { RestError, notFound } from './errors.ts';

/** The object of an address, or 404 where there is none that the user may read. */
export function objectOf(state: OrgState, userId: string, name: string): ObjectSchema {
  const object = findObject(state.schema, name);
  if (!object || !state.rightsOf(userId).object(object).read) throw notFound();
  return object;
}

/** A record that the user can see, or 404 as Salesforce answers for hidden, deleted and unknown ones. */
export function visibleRecord(state: OrgState, userId: string, object: ObjectSchema, id: string): StoredRow {
  const longForm = toLongId(id);
  if (!longForm?.startsWith(object.keyPrefix)) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
  }
  const row = state.database.get(object.name, longForm);
  if (!row) {
    if (state.database.getDeleted(longForm)) {
      throw new RestError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
    }
    throw notFound();
  }
  const context = { schema: state.schema, reader: state.database, rights: state.rightsOf(userId) };
  if (!allows(recordAccess(context, object, row), 'read')) throw notFound();
  return row;
}

/** The JSON object of a request's body. */
export function jsonObject(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new RestError(
    400,
    'JSON_PARSER_ERROR',
    'The HTTP entity body is required, and must be a JSON object.',
  );
}

/** A record's fields, without what only says of what type it is. */
export function fieldsOf(record: Record<string, unknown>): Record<string, unknown> {
  const { attributes: _attributes, ...fields } = record;
  return fields;
}

/** A text parameter of the address. */
export function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/** The values of a comma-separated query parameter. */
export function listParameter(request: Request, name: string): string[] | undefined {
  const value = request.query[name];
  if (value === undefined) return undefined;
  return [value]
    .flat()
    .flatMap((each) => String(each).split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
