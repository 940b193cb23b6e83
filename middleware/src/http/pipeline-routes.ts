import type { Request, RequestHandler, Response, Router } from 'express';
import type { ItemResult, Pipeline } from '../pipeline/pipeline.ts';
import { handleMessages } from '../pipeline/messages/handle-messages.ts';
import { jsonValuesBody } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { detailsOf } from './problem-details.ts';

/** What the pipeline's caller may do: hand over contact records and events. */
export function addPipelineRoutes(
  router: Router,
  { pipeline, metrics, guard }: { pipeline: Pipeline; metrics: Metrics; guard: RequestHandler },
): void {
  router.post('/v1/contact-records', guard, ...jsonValuesBody(), async (request, response) => {
    const results = await handleMessages(request.body as unknown, 'contact-record', pipeline);
    metrics.countItems('contact-records', results);
    answer(request, response, results);
  });
  router.post('/v1/events', guard, ...jsonValuesBody(), async (request, response) => {
    const results = await handleMessages(request.body as unknown, 'event', pipeline);
    metrics.countItems('events', results);
    answer(request, response, results);
  });
}

function answer(request: Request, response: Response, results: readonly ItemResult[]): void {
  const failed = results.flatMap(({ index, outcome, problem }) =>
    outcome === 'failed' && problem ? [{ index, problem: problem.kind }] : [],
  );
  if (failed.length > 0) request.log.warn({ failed }, 'some items failed');
  response.json({
    results: results.map(({ problem, ...result }) => ({
      ...result,
      ...(problem ? { problem: detailsOf(problem) } : {}),
    })),
  });
}
