import type { IncomingHttpHeaders } from 'node:http';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { readJsonValues } from '../input/json-values.ts';
import { Problem } from '../ports/problem.ts';

const LARGEST_BODY = '10mb';

/** Reads a JSON body; anything else is refused before it is read. */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.json({ limit: LARGEST_BODY, type: isJson })];
}

/**
 * Like `jsonBody`, for messages of which several may follow each other, as in files that Amazon Data Firehose writes:
 * such a body becomes an array of them.
 */
export function jsonValuesBody(): RequestHandler[] {
  return [
    requireJson,
    express.text({ limit: LARGEST_BODY, type: isJson, defaultCharset: 'utf-8' }),
    (request, _response, next) => {
      const text = String(request.body);
      const values = readJsonValues(text) ?? refused(text);
      request.body = values.length === 1 ? values[0] : values;
      next();
    },
  ];
}

/** As the reader of single values refuses it, with the place of the fault. */
function refused(text: string): never {
  try {
    JSON.parse(text);
  } catch (error) {
    throw Object.assign(error as Error, { type: 'entity.parse.failed', status: 400 });
  }
  throw new Problem('body-unreadable', 'The body is not valid JSON.');
}

/** Like `jsonBody`, for an operation that works without one, too. */
export function optionalJsonBody(): RequestHandler[] {
  const required = jsonBody();
  return required.map(
    (handler): RequestHandler =>
      (request, response, next) =>
        hasBody(request) ? handler(request, response, next) : next(),
  );
}

const isJson = (request: { headers: { 'content-type'?: string | undefined } }) =>
  /^application\/(json|jsonl|x-ndjson|[\w.+-]+\+json)\s*(;|$)/i.test(request.headers['content-type'] ?? '');

const requireJson: RequestHandler = (request, _response, next) => {
  if (!isJson(request)) {
    throw new Problem(
      'unsupported-media-type',
      'Send the body as JSON, with Content-Type: application/json.',
    );
  }
  if (!hasBody(request)) throw new Problem('body-unreadable', 'The body is empty.');
  next();
};

const hasBody = ({ headers }: { headers: IncomingHttpHeaders }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The body as the schema has it. Throws `body-unreadable`, naming fields and never their values. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const words = errors.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
  throw new Problem('body-unreadable', `The body cannot be used: ${words}.`, { errors });
}
