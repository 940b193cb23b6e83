import { generateKeyPairSync } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createApp } from '../../../src/app.ts';
import type { CallerCredentials } from '../../../src/http/authentication.ts';
import { inMemoryPipeline } from '../../pipeline/in-memory/pipeline.ts';

export const PIPELINE_KEY = 'pipeline-key-0123456789abcdef';
export const PIPELINE_KEY_NEXT = 'pipeline-key-next-0123456789abcdef';
export const SALESFORCE_KEY = 'salesforce-key-0123456789abcdef';
export const AUDIENCE = 'https://middleware.northwind.example';
export const ISSUER = 'https://northwind.my.salesforce.example';

export const keyPair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The real app over ports in memory. `log` is every line that it has logged. */
export function appUnderTest(jwt: Partial<CallerCredentials['jwt']> = {}) {
  const parts = inMemoryPipeline();
  const log: string[] = [];
  const destination = new Writable({
    write(line: Buffer, _encoding, done) {
      log.push(line.toString());
      done();
    },
  });
  const app = createApp({
    config: {
      callers: {
        pipeline: { apiKeys: [PIPELINE_KEY, PIPELINE_KEY_NEXT] },
        salesforce: {
          apiKeys: [SALESFORCE_KEY],
          jwt: {
            audience: AUDIENCE,
            issuer: ISSUER,
            publicKey: keyPair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
            ...jwt,
          },
        },
      },
      contactConcurrency: 4,
      playbackSeconds: 300,
      ...parts.pipeline.settings,
      channelRoles: ['CUSTOMER', 'AGENT'],
    },
    ports: parts,
    logger: pino({ level: 'debug' }, destination),
    now: parts.pipeline.now,
  });
  return { ...parts, app, log };
}
