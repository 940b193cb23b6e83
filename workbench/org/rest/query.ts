import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Router } from 'express';
import type { Row } from '#platform';
import type { OrgState } from '../org-state.ts';
import { RestError } from './errors.ts';
import { DATA_PATH, restRow } from './rows.ts';
import { userIdOf } from './sessions.ts';

const BATCH = { smallest: 200, usual: 2000, largest: 2000 };

interface OpenQuery {
  userId: string;
  rows: Row[];
  batch: number;
}

/** `/query?q=` and the further batches of a result. */
export function queryRouter(state: OrgState): Router {
  const router = express.Router();
  const open = new Map<string, OpenQuery>();
  router.get(['/query', '/queryAll'], (request, response) => {
    const { q } = request.query;
    if (typeof q !== 'string')
      throw new RestError(400, 'MALFORMED_QUERY', 'A query must be specified in the parameter q.');
    const userId = userIdOf(request);
    const { rows, count } = state.query(userId, q);
    if (count !== undefined) {
      response.json({ totalSize: count, done: true, records: [] });
      return;
    }
    const batch = batchSize(request.get('sforce-query-options'));
    if (rows.length <= batch) {
      response.json({ totalSize: rows.length, done: true, records: rows.map((row) => restRow(row)) });
      return;
    }
    const locator = `01g${randomUUID().replaceAll('-', '').slice(0, 15)}`;
    open.set(locator, { userId, rows, batch });
    response.json(page(locator, rows, 0, batch));
  });
  router.get('/query/:locator', (request, response) => {
    const [locator = '', start = ''] = request.params.locator.split('-');
    const query = open.get(locator);
    if (query?.userId !== userIdOf(request) || !/^\d+$/.test(start)) {
      throw new RestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    response.json(page(locator, query.rows, Number(start), query.batch));
  });
  return router;
}

function batchSize(options: string | undefined): number {
  const asked = Number(/batchSize=(\d+)/i.exec(options ?? '')?.[1] ?? BATCH.usual);
  return Math.min(Math.max(asked, BATCH.smallest), BATCH.largest);
}

function page(locator: string, rows: Row[], start: number, batch: number) {
  const end = start + batch;
  const done = end >= rows.length;
  return {
    totalSize: rows.length,
    done,
    ...(done ? {} : { nextRecordsUrl: `${DATA_PATH}/query/${locator}-${end}` }),
    records: rows.slice(start, end).map((row) => restRow(row)),
  };
}
