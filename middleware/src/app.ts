import express, { type Express } from 'express';
import helmet from 'helmet';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { createAuthenticator, only } from './http/authentication.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addMetricsRoute, createMetrics } from './http/metrics.ts';
import { openApiDocument } from './http/openapi.ts';
import { addPipelineRoutes } from './http/pipeline-routes.ts';
import { problemHandler } from './http/problem-details.ts';
import { requestLog } from './http/request-log.ts';
import { addSalesforceRoutes } from './http/salesforce-routes.ts';
import type { TermSource } from './insights/own-terms.ts';
import type { Pipeline } from './pipeline/pipeline.ts';
import type { ObjectStore } from './ports/object-store.ts';
import type { RecordStore } from './ports/record-store.ts';
import type { SpeechService } from './ports/speech-service.ts';
import type { TextService } from './ports/text-service.ts';
import { Problem } from './ports/problem.ts';

export type AppConfig = Pick<
  Config,
  | 'callers'
  | 'contactConcurrency'
  | 'playbackSeconds'
  | 'switches'
  | 'channelRoles'
  | 'transcription'
  | 'jobs'
  | 'instanceIds'
  | 'related'
  | 'personalData'
  | 'recordings'
  | 'contactLens'
  | 'resultsBucket'
  | 'files'
  | 'analyses'
>;

export type AppOptions = {
  config: AppConfig;
  ports: {
    objects: ObjectStore;
    speech: SpeechService;
    text: TextService;
    terms: TermSource;
    records: RecordStore;
  };
  logger: Logger;
  now?: () => Date;
};

/** The middleware's HTTP API over whatever implements its ports. It listens to nothing by itself. */
export function createApp({ config, ports, logger, now = () => new Date() }: AppOptions): Express {
  const metrics = createMetrics(logger);
  const limit = pLimit(config.contactConcurrency);
  const pipeline: Pipeline = {
    ...ports,
    observer: metrics.observer,
    settings: config,
    limit: (work) => limit(work),
    now,
  };
  const authenticate = createAuthenticator(config.callers);

  const app = express();
  app.disable('etag');
  app.use(requestLog(logger), metrics.requests, helmet());
  addHealthRoutes(app, pipeline);
  addMetricsRoute(app, metrics);
  const document = openApiDocument();
  app.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  addPipelineRoutes(app, { pipeline, metrics, guard: only('pipeline', authenticate) });
  addSalesforceRoutes(app, {
    pipeline,
    metrics,
    guard: only('salesforce', authenticate),
    playbackSeconds: config.playbackSeconds,
  });
  app.use(() => {
    throw new Problem('not-found', 'Unknown operation. See /openapi.json for the available ones.');
  });
  app.use(
    problemHandler((error) => {
      metrics.observer.unforeseen(error);
    }),
  );
  return app;
}
