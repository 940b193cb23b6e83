import type { RequestHandler, Router } from 'express';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { Problem } from '../ports/problem.ts';
import { isRecordingOf } from '../pipeline/record/find-record.ts';
import { reprocess } from '../pipeline/reprocess/reprocess.ts';
import { issuePlayback } from '../recordings/issue-playback.ts';
import { jsonBody, optionalJsonBody, readBody } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { detailsOf } from './problem-details.ts';
import { contactIdParameter, playbackBody, reprocessBody } from '../contracts/bodies.ts';

/** What Salesforce may do: get a URL that plays a recording, and have a contact's work done again. */
export function addSalesforceRoutes(
  router: Router,
  context: { pipeline: Pipeline; metrics: Metrics; guard: RequestHandler; playbackSeconds: number },
): void {
  const { pipeline, metrics, guard, playbackSeconds } = context;
  router.post('/v1/playback', guard, ...jsonBody(), async (request, response) => {
    const body = readBody(playbackBody, request.body as unknown);
    const playback = await issuePlayback(body, pipeline.objects, {
      locations: pipeline.settings,
      seconds: playbackSeconds,
      isNamedByContactRecord: (contactId, path) => isRecordingOf(contactId, path, pipeline),
    });
    response.setHeader('Cache-Control', 'no-store');
    response.json(playback);
  });

  router.post(
    '/v1/contacts/:contactId/reprocess',
    guard,
    ...optionalJsonBody(),
    async (request, response) => {
      const parameters = contactIdParameter.safeParse(request.params);
      if (!parameters.success)
        throw new Problem('contact-unknown', 'The path does not contain a contact ID.');
      const { contactId } = parameters.data;
      const corrections = readBody(reprocessBody, (request.body as unknown) ?? {});
      const { outcome, problem } = await reprocess(contactId, pipeline, corrections);
      metrics.countItems('reprocess', [{ outcome, ...(problem ? { problem } : {}) }]);
      response.json({ contactId, outcome, ...(problem ? { problem: detailsOf(problem) } : {}) });
    },
  );
}
