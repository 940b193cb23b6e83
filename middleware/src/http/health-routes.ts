import type { Router } from 'express';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { asProblem } from '../ports/problem.ts';

/** A good answer is kept for so long: asking Salesforce counts against the org's daily limit of calls. */
const GOOD_FOR_MILLISECONDS = 60_000;
/** An object that is never there: asking for it shows that the bucket can be reached and may be read. */
const PROBE_KEY = 'readiness-probe';

type Check = { name: string; ok: boolean; detail?: string };

/** `/healthz`: the process runs. `/readyz`: Salesforce and S3 can be reached, too. */
export function addHealthRoutes(router: Router, pipeline: Pipeline): void {
  let goodUntil = 0;
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const now = pipeline.now().getTime();
    if (now < goodUntil) {
      response.json({ status: 'ready' });
      return;
    }
    const checks = await Promise.all([
      check('salesforce', () => pipeline.records.ping()),
      check('s3', () => pipeline.objects.head({ bucket: pipeline.settings.resultsBucket, key: PROBE_KEY })),
    ]);
    const isReady = checks.every(({ ok }) => ok);
    if (isReady) goodUntil = now + GOOD_FOR_MILLISECONDS;
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', checks });
  });
}

async function check(name: string, work: () => Promise<unknown>): Promise<Check> {
  try {
    await work();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: asProblem(error).message };
  }
}
