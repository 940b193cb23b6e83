import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { RunningUser } from '#platform';
import { type LocalOrg, RestError, notFound, DATA_PATH, restRow, toLongId, findRunningUser } from '#org';
import { bearerToken, metadataUser } from '../http/api-user.ts';
import { UnknownPackageVersion, type PackageInstalls } from './package-installs.ts';
import { admitPackageQuery } from './package-queries.ts';
import { testRequestSchema, type TestRequest } from './test-request.ts';
import { UnknownTestClass, type TestRuns } from './test-runs.ts';
import type { ToolingStore } from './tooling-store.ts';

/** `/services/data/vXX.X/tooling`: queries, test runs and installations of packages. `prepare` brings rows up to date before a query. */
export function toolingRouter(
  org: LocalOrg,
  {
    store,
    runs,
    installs,
    prepare,
  }: { store: ToolingStore; runs: TestRuns; installs: PackageInstalls; prepare: () => void },
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
    admitPackageQuery(store, q);
    const { rows, count } = store.query(q);
    const records = rows.map((row) => withObjects(restRow(row)));
    response.json({ size: count ?? rows.length, totalSize: count ?? rows.length, done: true, records });
  });
  const json = express.json();
  router.post('/runTestsAsynchronous', json, (request, response) => {
    response.json(runs.start(testRequest(request), userOf(org, request)));
  });
  router.post('/runTestsSynchronous', json, async (request, response) => {
    response.json(await runs.runNow(testRequest(request), userOf(org, request)));
  });
  router.use('/sobjects/PackageInstallRequest', installRouter(org, { store, installs }));
  router.use(() => {
    throw notFound();
  });
  router.use(((error, _request, _response, next) => {
    const isUnknown = error instanceof UnknownTestClass || error instanceof UnknownPackageVersion;
    next(isUnknown ? new RestError(400, 'INVALID_INPUT', error.message) : error);
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

/** Kept as text and answered as objects. */
const OBJECTS = ['Coverage', 'Errors'];

function withObjects(record: Record<string, unknown>): Record<string, unknown> {
  const parsed = OBJECTS.flatMap((name) => {
    const text = record[name];
    return typeof text === 'string' ? [[name, JSON.parse(text) as unknown]] : [];
  });
  return { ...record, ...(Object.fromEntries(parsed) as Record<string, unknown>) };
}

const installRequest = z.object({ SubscriberPackageVersionKey: z.string() });

function installRouter(
  org: LocalOrg,
  { store, installs }: { store: ToolingStore; installs: PackageInstalls },
): Router {
  const router = express.Router();
  router.post('/', express.json(), (request, response) => {
    const parsed = installRequest.safeParse(request.body);
    if (!parsed.success)
      throw new RestError(400, 'REQUIRED_FIELD_MISSING', 'SubscriberPackageVersionKey is missing.');
    const id = installs.start(parsed.data.SubscriberPackageVersionKey, userOf(org, request));
    response.status(201).json({ id, success: true, errors: [], warnings: [], infos: [] });
  });
  router.get('/:id', (request, response) => {
    const id = toLongId(request.params.id);
    const fields = 'Id, SubscriberPackageVersionKey, Status, Errors, CreatedDate';
    const soql = `SELECT ${fields} FROM PackageInstallRequest WHERE Id = '${id ?? ''}'`;
    const [row] = id === undefined ? [] : store.query(soql).rows;
    if (!row) throw notFound();
    response.json(withObjects(restRow(row)));
  });
  return router;
}
