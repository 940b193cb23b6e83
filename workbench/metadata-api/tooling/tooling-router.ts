import express from 'express';
import type { Request, Router } from 'express';
import type { RunningUser } from '../../apex/platform.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import { RestError, notFound } from '../../org/rest/errors.ts';
import { DATA_PATH, restRow } from '../../org/rest/rows.ts';
import { bearerToken, metadataUser } from '../http/api-user.ts';
import { findRunningUser } from '../../org/running-user.ts';
import { testRequestSchema, type TestRequest } from './test-request.ts';
import { UnknownTestClass, type TestRuns } from './test-runs.ts';
import type { ToolingStore } from './tooling-store.ts';

/** `/services/data/vXX.X/tooling`: queries and test runs. `prepare` brings rows up to date before a query. */
export function toolingRouter(
  org: LocalOrg,
  { store, runs, prepare }: { store: ToolingStore; runs: TestRuns; prepare: () => void },
): Router {
  const router = express.Router();
  router.use((request, _response, next) => {
    userOf(org, request);
    next();
  });
  router.get('/', (_request, response) => {
    response.json({ query: `${DATA_PATH}/tooling/query`, sobjects: `${DATA_PATH}/tooling/sobjects` });
  });
  router.get('/query', (request, response) => {
    const { q } = request.query;
    if (typeof q !== 'string') {
      throw new RestError(400, 'MALFORMED_QUERY', 'A query must be specified in the parameter q.');
    }
    prepare();
    const { rows, count } = store.query(q);
    const records = rows.map((row) => withCoverage(restRow(row)));
    response.json({ size: count ?? rows.length, totalSize: count ?? rows.length, done: true, records });
  });
  const json = express.json();
  router.post('/runTestsAsynchronous', json, (request, response) => {
    response.json(runs.start(testRequest(request), userOf(org, request)));
  });
  router.post('/runTestsSynchronous', json, async (request, response) => {
    response.json(await runs.runNow(testRequest(request), userOf(org, request)));
  });
  router.use(() => {
    throw notFound();
  });
  router.use(((error, _request, _response, next) => {
    next(error instanceof UnknownTestClass ? new RestError(400, 'INVALID_INPUT', error.message) : error);
  }) as express.ErrorRequestHandler);
  return router;
}

function userOf(org: LocalOrg, request: Request): RunningUser {
  const { id } = metadataUser(org, bearerToken(request.get('authorization')));
  const user = findRunningUser(org.state, id);
  if (!user) throw new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return user;
}

function testRequest(request: Request): TestRequest {
  const parsed = testRequestSchema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RestError(
    400,
    'INVALID_INPUT',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
  );
}

/** Coverage is kept as text and answered as an object. */
function withCoverage(record: Record<string, unknown>): Record<string, unknown> {
  const { Coverage } = record;
  return typeof Coverage === 'string' ? { ...record, Coverage: JSON.parse(Coverage) as unknown } : record;
}
