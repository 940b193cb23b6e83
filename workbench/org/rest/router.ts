import express from 'express';
import type { Router } from 'express';
import type { OrgState } from '../org-state.ts';
import { apexCalls } from './apex-calls.ts';
import type { InvokeApex } from './apex-calls.ts';
import { collectionsRouter } from './collections.ts';
import { compositeRouter } from './composite.ts';
import { RestError, answerErrors, notFound } from './errors.ts';
import { oauthRouter } from './oauth.ts';
import type { OAuthClient } from './oauth.ts';
import { queryRouter } from './query.ts';
import { API_VERSION, DATA_PATH } from './rows.ts';
import { searchRouter } from './search.ts';
import { authenticate } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { sobjectsRouter } from './sobjects.ts';
import { objectInfoRouter } from './ui-api/object-info.ts';
import { listViewsRouter } from './ui-api/list-views.ts';
import { uiRecordsRouter } from './ui-api/records.ts';

const DAILY_REQUESTS = 100_000;

interface RestOptions {
  state: OrgState;
  sessions: Sessions;
  client: OAuthClient;
  apex: () => InvokeApex | undefined;
}

/** Everything that the org answers below `/services` and `/workbench/apex`. */
export function restRouter({ state, sessions, client, apex }: RestOptions): Router {
  const router = express.Router();
  router.use('/services/oauth2', oauthRouter(state, sessions, client));
  const json = express.json({ limit: '60mb', strict: false });
  router.get('/services/data', (_request, response) => {
    response.json([{ label: "Winter '26", url: DATA_PATH, version: API_VERSION }]);
  });
  const signedIn = authenticate(state, sessions);
  router.use('/services/data/:version', signedIn, json, versionRouter(state));
  router.post('/workbench/apex', signedIn, json, apexCalls(state, apex));
  router.use('/services', () => {
    throw notFound();
  });
  router.use(answerErrors);
  return router;
}

function versionRouter(state: OrgState): Router {
  const router = express.Router({ mergeParams: true });
  let requests = 0;
  router.use((request, response, next) => {
    const version = /\/services\/data\/v(\d+\.\d)(?:\/|$)/.exec(request.baseUrl)?.[1];
    if (version === undefined || Number(version) > Number(API_VERSION)) throw notFound();
    requests++;
    response.set('Sforce-Limit-Info', `api-usage=${requests}/${DAILY_REQUESTS}`);
    next();
  });
  router.get('/', (_request, response) => {
    response.json(
      Object.fromEntries(
        ['sobjects', 'query', 'queryAll', 'search', 'composite', 'limits', 'ui-api'].map((name) => [
          name,
          `${DATA_PATH}/${name}`,
        ]),
      ),
    );
  });
  router.get('/limits', (_request, response) => {
    response.json({ DailyApiRequests: { Max: DAILY_REQUESTS, Remaining: DAILY_REQUESTS - requests } });
  });
  router.use(
    queryRouter(state),
    searchRouter(state),
    collectionsRouter(state),
    compositeRouter(state, router),
    sobjectsRouter(state),
  );
  router.use('/ui-api', uiRecordsRouter(state), objectInfoRouter(state), listViewsRouter(state));
  router.use((request) => {
    throw request.method === 'GET'
      ? notFound()
      : new RestError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed here.`);
  });
  return router;
}
