import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const SAFE_ID = /^[\w.-]{1,64}$/;

/**
 * One log line for each request: method, path, status, duration. Bodies, query strings and headers are never
 * logged, since they hold personal data and credentials. A caller's own request id is kept where it is safe.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId(request, response) {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    autoLogging: { ignore: (request) => ['/healthz', '/readyz', '/metrics'].includes(pathOf(request.url)) },
    quietReqLogger: true,
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: describeError,
    },
  });
}

const pathOf = (url: string | undefined) => (url ?? '').split('?')[0] ?? '';

/** An error for the log: its kind and where it came from. Its message is left out: it may repeat what it read. */
export function describeError(error: unknown): {
  name: string;
  code?: string;
  at: string[];
  cause?: unknown;
} {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name: error.name, ...code, at: frames.map((frame) => frame.trim()), ...cause };
}
