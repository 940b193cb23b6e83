import express from 'express';
import type { Router } from 'express';
import type { OrgState } from '../org-state.ts';
import { findObject } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { RestError } from './errors.ts';
import { restRow } from './rows.ts';
import { userIdOf } from './sessions.ts';

const SEARCH = /^\s*FIND\s*\{(.+?)\}\s*IN\s+PHONE\s+FIELDS\s+RETURNING\s+(.+?)\s*$/is;
const TERM = /^"?\+?([\d\s().-]+)"?$/;
/** In a longer one Salesforce drops the operators between its terms. */
const LONGEST_SEARCH_QUERY = 4000;
const RETURNED = /^(\w+)\s*\(([^()]+)\)$/;

/** `/search?q=`: searches in phone fields only, which is all that the package asks for. */
export function searchRouter(state: OrgState): Router {
  const router = express.Router();
  router.get('/search', (request, response) => {
    const { q } = request.query;
    const { numbers, returned } = parse(typeof q === 'string' ? q : '');
    const userId = userIdOf(request);
    const searchRecords = returned.flatMap(({ type, fields }) => {
      const object = searchedObject(state, type);
      const ids = idsWithNumber(state, userId, object, numbers);
      if (ids.length === 0) return [];
      const list = ids.map((id) => `'${id}'`).join(', ');
      return state.query(userId, `SELECT ${fields} FROM ${object.name} WHERE Id IN (${list})`).rows;
    });
    response.json({ searchRecords: searchRecords.map((row) => restRow(row)) });
  });
  return router;
}

function parse(sosl: string): { numbers: Set<string>; returned: { type: string; fields: string }[] } {
  const [, terms = '', objects = ''] = SEARCH.exec(sosl) ?? [];
  const numbers = terms.split(/\s+OR\s+/i).map((term) => TERM.exec(term.trim())?.[1]?.replace(/\D/g, ''));
  const returned = objects.split(/,(?![^(]*\))/).map((object) => RETURNED.exec(object.trim()));
  if (terms.length > LONGEST_SEARCH_QUERY) {
    throw new RestError(
      400,
      'MALFORMED_SEARCH',
      `A search query of more than ${LONGEST_SEARCH_QUERY} characters loses its operators; this one has ${terms.length}.`,
    );
  }
  const isUnderstood = [...numbers, ...returned].every(Boolean);
  if (!isUnderstood) {
    throw new RestError(
      400,
      'MALFORMED_SEARCH',
      'The local org searches for FIND {numbers} IN PHONE FIELDS RETURNING Object(fields) only.',
    );
  }
  return {
    numbers: new Set(numbers.map((number) => number ?? '')),
    returned: returned.map((match) => ({ type: match?.[1] ?? '', fields: match?.[2] ?? '' })),
  };
}

function searchedObject(state: OrgState, type: string): ObjectSchema {
  const object = findObject(state.schema, type);
  if (object) return object;
  throw new RestError(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`);
}

/** The search index knows a number by its digits, however it is written; fields that the user may not read are not in it. */
function idsWithNumber(
  state: OrgState,
  userId: string,
  object: ObjectSchema,
  numbers: Set<string>,
): string[] {
  const rights = state.rightsOf(userId);
  const phones = [...object.fields.values()].filter(
    (field) => field.type === 'phone' && rights.field(object, field).read,
  );
  if (phones.length === 0) return [];
  const names = phones.map(({ name }) => name);
  const { rows } = state.query(userId, `SELECT Id, ${names.join(', ')} FROM ${object.name}`);
  return rows
    .filter(({ fields }) => names.some((name) => numbers.has(digitsOf(fields[name]))))
    .map(({ fields }) => String(fields['Id']));
}

const digitsOf = (value: unknown) => (typeof value === 'string' ? value.replace(/\D/g, '') : '');
