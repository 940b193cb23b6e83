import type { Request, RequestHandler, Response, Router } from 'express';
import { importContactRecords } from '../pipeline/import/import-contact-records.ts';
import type { ItemResult, Pipeline } from '../pipeline/pipeline.ts';
import { handleEvents } from '../pipeline/events/handle-events.ts';
import { jsonBody } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { detailsOf } from './problem-details.ts';

/** What the pipeline's caller may do: hand over contact records and events. */
export function addPipelineRoutes(
  router: Router,
  { pipeline, metrics, guard }: { pipeline: Pipeline; metrics: Metrics; guard: RequestHandler },
): void {
  router.post('/v1/contact-records', guard, ...jsonBody(), async (request, response) => {
    const results = await importContactRecords(request.body as unknown, pipeline);
    metrics.countItems('contact-records', results);
    answer(request, response, results);
  });
  router.post('/v1/events', guard, ...jsonBody(), async (request, response) => {
    const results = await handleEvents(request.body as unknown, pipeline);
    metrics.countItems('events', results);
    answer(request, response, results);
  });
}

function answer(request: Request, response: Response, results: readonly ItemResult[]): void {
  const failed = results.flatMap(({ index, outcome, problem }) =>
    outcome === 'failed' && problem ? [{ index, problem: problem.kind }] : [],
  );
  if (failed.length > 0) request.log.warn({ failed }, 'items that failed');
  response.json({
    results: results.map(({ problem, ...result }) => ({
      ...result,
      ...(problem ? { problem: detailsOf(problem) } : {}),
    })),
  });
}
