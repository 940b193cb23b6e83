import express from 'express';
import type { Request, Router } from 'express';
import { meetsCriteria } from '../../access/criteria.ts';
import type { UserRights } from '../../access/rights.ts';
import { allows, recordAccess } from '../../access/sharing.ts';
import type { OrgState } from '../../org-state.ts';
import { findField, findReference } from '../../schema/model.ts';
import type { FieldSchema, ListView, ObjectSchema } from '../../schema/model.ts';
import { sorted } from '../../soql/order.ts';
import type { StoredRow } from '../../store/database.ts';
import { RestError, notFound } from '../errors.ts';
import { listParameter, objectOf, parameter } from '../requests.ts';
import { DATA_PATH } from '../rows.ts';
import { userIdOf } from '../sessions.ts';
import { recordShape } from './record-shape.ts';

const PAGE = { usual: 50, largest: 2000 };

/** How list views call standard columns in metadata. */
const STANDARD_COLUMNS: Record<string, string> = {
  NAME: 'Name',
  'OWNER.ALIAS': 'Owner.Alias',
  'OWNER.FIRST_NAME': 'Owner.FirstName',
  'OWNER.LAST_NAME': 'Owner.LastName',
  'CORE.USERS.ALIAS': 'Owner.Alias',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
};

/** `/ui-api/list-info`, `/list-records` and `/list-ui` of an object's list views. */
export function listViewsRouter(state: OrgState): Router {
  const router = express.Router();
  router.get('/list-ui/:object', (request, response) => {
    const object = objectOf(state, userIdOf(request), parameter(request, 'object'));
    const lists = object.listViews.map((view, index) => reference(object, view, index));
    response.json({ count: lists.length, lists, pageSize: lists.length, nextPageToken: null });
  });
  router.get('/list-info/:object/:listView', (request, response) => {
    const { object, view } = viewOf(state, request);
    response.json(listInfo(state.rightsOf(userIdOf(request)), object, view));
  });
  router.get('/list-records/:object/:listView', (request, response) => {
    const { object, view } = viewOf(state, request);
    response.json(listRecords(state, request, object, view));
  });
  return router;
}

function viewOf(state: OrgState, request: Request): { object: ObjectSchema; view: ListView } {
  const object = objectOf(state, userIdOf(request), parameter(request, 'object'));
  const wanted = parameter(request, 'listView').toLowerCase();
  const view = object.listViews.find(({ name }) => name.toLowerCase() === wanted);
  if (!view) throw notFound();
  return { object, view };
}

function reference(object: ObjectSchema, view: ListView, index: number) {
  const apiName = { listViewApiName: view.name, objectApiName: object.name, type: 'listView' };
  return { apiName: view.name, label: view.label, listReference: { id: viewId(index), ...apiName } };
}

function viewId(index: number): string {
  return `00B${String(index + 1).padStart(12, '0')}AAA`;
}

function columnsOf(rights: UserRights, object: ObjectSchema, view: ListView): string[] {
  return view.columns
    .map((column) => STANDARD_COLUMNS[column] ?? column)
    .filter((path) => {
      const field = pathStart(object, path);
      return field !== undefined && rights.field(object, field).read;
    });
}

function pathStart(object: ObjectSchema, path: string): FieldSchema | undefined {
  const [first = '', ...rest] = path.split('.');
  return rest.length > 0 ? findReference(object, first) : findField(object, first);
}

function listInfo(rights: UserRights, object: ObjectSchema, view: ListView) {
  return {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: columnsOf(rights, object, view).map((path) => ({
      fieldApiName: path,
      label: columnLabel(object, path),
      lookupId: path === object.nameField ? 'Id' : null,
      sortable: !(pathStart(object, path)?.longText ?? false),
    })),
    eTag: `${object.name}.${view.name}`,
    filterLogicString: view.booleanFilter ?? null,
    filteredByInfo: view.filters.map(({ field, operation, value }) => ({
      fieldApiName: STANDARD_COLUMNS[field] ?? field,
      operandLabels: value.split(','),
      operator: operation,
    })),
    label: view.label,
    listReference: reference(object, view, object.listViews.indexOf(view)).listReference,
    orderedByInfo: [],
    scope: { apiName: view.scope.toLowerCase(), label: view.scope },
    updateable: false,
    userPreferences: { columnWidths: {}, columnWrap: {} },
    visibility: 'Public',
  };
}

function columnLabel(object: ObjectSchema, path: string): string {
  const start = pathStart(object, path);
  const end = path.split('.').pop() ?? path;
  if (path.includes('.'))
    return `${start?.relationshipName ?? ''} ${end}`.replace(/([a-z])([A-Z])/g, '$1 $2');
  return start?.label ?? path;
}

function listRecords(state: OrgState, request: Request, object: ObjectSchema, view: ListView) {
  const rights = state.rightsOf(userIdOf(request));
  const pageSize = Math.min(Number(request.query['pageSize'] ?? PAGE.usual) || PAGE.usual, PAGE.largest);
  const start = Number(request.query['pageToken'] ?? 0) || 0;
  const sortBy = listParameter(request, 'sortBy') ?? [];
  const rows = sortRows(object, visibleRows(state, rights, object, view), sortBy);
  const page = rows.slice(start, start + pageSize);
  const asked = (name: string) =>
    (listParameter(request, name) ?? []).map((each) => withoutObject(object, each));
  const columns = [...columnsOf(rights, object, view), 'Id'];
  const url = (token: number) =>
    `${DATA_PATH}/ui-api/list-records/${object.name}/${view.name}?pageSize=${pageSize}&pageToken=${token}`;
  const next = start + pageSize < rows.length ? start + pageSize : undefined;
  const previous = start > 0 ? Math.max(0, start - pageSize) : undefined;
  return {
    count: page.length,
    currentPageToken: String(start),
    currentPageUrl: url(start),
    fields: columns.map((path) => `${object.name}.${path}`),
    listInfoETag: `${object.name}.${view.name}`,
    listReference: reference(object, view, object.listViews.indexOf(view)).listReference,
    nextPageToken: next === undefined ? null : String(next),
    nextPageUrl: next === undefined ? null : url(next),
    optionalFields: listParameter(request, 'optionalFields') ?? [],
    pageSize,
    previousPageToken: previous === undefined ? null : String(previous),
    previousPageUrl: previous === undefined ? null : url(previous),
    records: page.map((row) =>
      recordShape(state, rights, object, row, [...columns, ...asked('fields')], asked('optionalFields')),
    ),
    searchTerm: null,
    sortBy: sortBy.length > 0 ? sortBy : null,
    where: null,
  };
}

function withoutObject(object: ObjectSchema, name: string): string {
  return name.startsWith(`${object.name}.`) ? name.slice(object.name.length + 1) : name;
}

function visibleRows(state: OrgState, rights: UserRights, object: ObjectSchema, view: ListView): StoredRow[] {
  const criteria = view.filters.map((filter) => ({
    ...filter,
    field: STANDARD_COLUMNS[filter.field] ?? filter.field,
  }));
  const context = { schema: state.schema, reader: state.database, rights };
  return [...state.database.rows(object.name)].filter(
    (row) =>
      (view.scope !== 'Mine' || row['OwnerId'] === rights.userId) &&
      allows(recordAccess(context, object, row), 'read') &&
      meetsCriteria(object, criteria, view.booleanFilter, row, state.now()),
  );
}

/** Sorts by `Field` or `-Field` as given; newest first where nothing is. */
function sortRows(object: ObjectSchema, rows: StoredRow[], sortBy: string[]): StoredRow[] {
  const keys = (sortBy.length > 0 ? sortBy : ['-CreatedDate']).map((term) => {
    const name = withoutObject(object, term.replace(/^-/, ''));
    const field = findField(object, name);
    if (!field || field.longText) {
      throw new RestError(400, 'INVALID_FIELD', `The list cannot be sorted by ${name}.`);
    }
    return {
      field,
      value: (row: StoredRow) => row[field.name] ?? null,
      descending: term.startsWith('-'),
      nullsLast: true,
    };
  });
  return sorted(rows, keys);
}
