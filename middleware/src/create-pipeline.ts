import pLimit from 'p-limit';
import { pino } from 'pino';
import type { Config } from './config.ts';
import { createPorts } from './create-ports.ts';
import { createMetrics } from './http/metrics.ts';
import { describeError } from './http/request-log.ts';
import type { Pipeline } from './pipeline/pipeline.ts';

/** The pipeline of a command that runs by itself and ends. Its log goes to standard error: what it prints is its result. */
export function createPipeline(config: Config, now: () => Date): Pipeline {
  const logger = pino({ level: config.logLevel, serializers: { err: describeError } }, pino.destination(2));
  const limit = pLimit(config.contactConcurrency);
  return {
    ...createPorts(config),
    observer: createMetrics(logger).observer,
    settings: config,
    limit: (work) => limit(work),
    now,
  };
}
