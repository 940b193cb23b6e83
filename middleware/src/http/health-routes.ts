import type { Router } from 'express';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { asProblem } from '../ports/problem.ts';

/** A good answer is kept for so long: asking Salesforce counts against the org's daily limit of calls. */
const GOOD_FOR_MILLISECONDS = 60_000;
/** An object that is never there: asking for it shows that the bucket can be reached and may be read. */
const PROBE_KEY = 'readiness-probe';

type Check = { name: string; ok: boolean; detail?: string };

/** `/healthz`: the process runs. `/readyz`: Salesforce can be reached, and recordings in S3 can be read. */
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
      check('s3', () => checkBuckets(pipeline)),
    ]);
    const isReady = checks.every(({ ok }) => ok);
    if (isReady) goodUntil = now + GOOD_FOR_MILLISECONDS;
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', checks });
  });
}

/** The results can be asked about, and a recording of each location can be read and decrypted, where there is one. */
async function checkBuckets({ objects, settings }: Pipeline): Promise<void> {
  await objects.head({ bucket: settings.resultsBucket, key: PROBE_KEY });
  for (const { bucket, prefix } of settings.recordings) {
    const first = await anyKey(objects, bucket, prefix);
    if (first !== undefined) await readable(() => objects.readByte({ bucket, key: first }));
  }
}

/** Those who may not list the bucket know of no recording that they could try. */
async function anyKey(objects: ObjectStore, bucket: string, prefix: string): Promise<string | undefined> {
  try {
    for await (const { key } of objects.list(bucket, prefix)) return key;
    return undefined;
  } catch (error) {
    if (asProblem(error).kind === 'aws-access-denied') return undefined;
    throw error;
  }
}

/** One that is archived, or was deleted meanwhile, says nothing about access. */
async function readable(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    const { kind } = asProblem(error);
    if (kind !== 'recording-archived' && kind !== 'recording-not-there') throw error;
  }
}

async function check(name: string, work: () => Promise<unknown>): Promise<Check> {
  try {
    await work();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: asProblem(error).message };
  }
}
