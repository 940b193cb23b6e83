import type { RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { ItemResult } from '../pipeline/pipeline.ts';
import type { PipelineObserver } from '../ports/observer.ts';
import { asProblem } from '../ports/problem.ts';
import { describeError } from './request-log.ts';

export type Metrics = {
  registry: Registry;
  /** Times every request by method, route and status. */
  requests: RequestHandler;
  observer: PipelineObserver;
  /** Counts how the items of a batch ended. */
  countItems(operation: string, results: readonly Pick<ItemResult, 'outcome' | 'problem'>[]): void;
};

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Figures for Prometheus. Labels are names of routes, stages and outcomes: never an id. */
export function createMetrics(logger: Logger): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requestSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const stageSeconds = new Histogram({
    name: 'pipeline_stage_duration_seconds',
    help: 'Duration of the stages of the pipeline, by stage and how it ended',
    labelNames: ['stage', 'result'],
    buckets: SECONDS,
    registers: [registry],
  });
  const items = new Counter({
    name: 'pipeline_items_total',
    help: 'Contact records, events and other items by operation, outcome and kind of problem',
    labelNames: ['operation', 'outcome', 'problem'],
    registers: [registry],
  });
  return {
    registry,
    requests(request, response, next) {
      const end = requestSeconds.startTimer({ method: request.method });
      response.on('close', () => {
        end({ route: routeOf(request.route), status: String(response.statusCode) });
      });
      next();
    },
    observer: {
      async stage(stage, work) {
        const end = stageSeconds.startTimer({ stage });
        try {
          const result = await work();
          end({ result: 'done' });
          return result;
        } catch (error) {
          end({ result: asProblem(error).kind });
          throw error;
        }
      },
      unforeseen(error) {
        logger.error({ unforeseen: describeError(error) }, 'unexpected error');
      },
    },
    countItems(operation, results) {
      for (const { outcome, problem } of results) {
        items.inc({ operation, outcome, problem: problem?.kind ?? 'none' });
      }
    },
  };
}

/** The route's pattern, so that ids in paths do not become labels. */
function routeOf(route: unknown): string {
  const path: unknown = (route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'none';
}

export function addMetricsRoute(router: Router, { registry }: Metrics): void {
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}
