import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express from 'express';
import type { Request, Response, Router } from 'express';
import type { OrgState } from '../org-state.ts';
import { RestError, restErrorOf } from './errors.ts';
import { jsonObject } from './requests.ts';
import { DATA_PATH } from './rows.ts';
import { actAs, userIdOf } from './sessions.ts';

const MAX_SUBREQUESTS = 25;

interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
}
interface Subresponse {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** `/composite`: up to 25 requests in one, later ones naming results of earlier ones as `@{reference.id}`. */
export function compositeRouter(state: OrgState, api: Router): Router {
  const router = express.Router();
  router.post('/composite', async (request, response) => {
    const { allOrNone, compositeRequest } = jsonObject(request);
    const subrequests = requireSubrequests(compositeRequest);
    const run = () => runAll(api, request, response, subrequests, allOrNone === true);
    const compositeResponse =
      allOrNone === true
        ? await state.allOrNone(run, (results) => results.every((each) => each.httpStatusCode < 400))
        : await run();
    response.json({ compositeResponse });
  });
  return router;
}

function requireSubrequests(value: unknown): Subrequest[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The list compositeRequest is missing from the request.');
  }
  if (value.length > MAX_SUBREQUESTS) {
    throw new RestError(
      400,
      'INVALID_INPUT',
      `Cannot have more than ${MAX_SUBREQUESTS} operations in a composite request.`,
    );
  }
  return value as Subrequest[];
}

async function runAll(
  api: Router,
  request: Request,
  response: Response,
  subrequests: Subrequest[],
  allOrNone: boolean,
): Promise<Subresponse[]> {
  const results: Subresponse[] = [];
  const bodies: Record<string, unknown> = {};
  for (const subrequest of subrequests) {
    const result = await runOne(api, request, response, subrequest, bodies);
    results.push(result);
    bodies[subrequest.referenceId] = result.httpStatusCode < 400 ? result.body : undefined;
  }
  if (!allOrNone || results.every((each) => each.httpStatusCode < 400)) return results;
  return results.map((each) => (each.httpStatusCode < 400 ? halted(each.referenceId) : each));
}

function halted(referenceId: string): Subresponse {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return {
    body: [{ errorCode: 'PROCESSING_HALTED', message }],
    httpHeaders: {},
    httpStatusCode: 400,
    referenceId,
  };
}

async function runOne(
  api: Router,
  request: Request,
  response: Response,
  { method, url, referenceId, body }: Subrequest,
  earlier: Record<string, unknown>,
): Promise<Subresponse> {
  const path = /^\/services\/data\/v\d+\.\d(\/.*)$/.exec(url)?.[1];
  if (path === undefined) {
    throw new RestError(400, 'INVALID_INPUT', `The address ${url} is not one of ${DATA_PATH}.`);
  }
  let resolved: { path: string; body: unknown };
  try {
    resolved = { path: resolveText(path, earlier), body: resolveValue(body, earlier) };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    const refusal = [{ errorCode: error.errorCode, message: error.message }];
    return { body: refusal, httpHeaders: {}, httpStatusCode: 400, referenceId };
  }
  return { ...(await dispatch(api, request, response, method, resolved)), referenceId };
}

const REFERENCE = /@\{([A-Za-z0-9_]+)((?:\.\w+|\[\d+\])*)\}/g;

function resolveValue(value: unknown, earlier: Record<string, unknown>): unknown {
  if (typeof value === 'string') return resolveText(value, earlier);
  if (Array.isArray(value)) return value.map((each) => resolveValue(each, earlier));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolveValue(each, earlier)]));
}

function resolveText(text: string, earlier: Record<string, unknown>): string {
  return text.replace(REFERENCE, (whole, reference: string, path: string) => {
    let value = earlier[reference];
    for (const [step] of path.matchAll(/\w+/g)) {
      value = (value as Record<string, unknown> | undefined)?.[step];
    }
    if (value !== undefined) return String(value);
    throw new RestError(
      400,
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${whole} found in ${reference}.`,
    );
  });
}

/** Sends one request through the same routes, without a connection of its own. */
function dispatch(
  api: Router,
  outer: Request,
  outerResponse: Response,
  method: string,
  { path, body }: { path: string; body: unknown },
): Promise<Omit<Subresponse, 'referenceId'>> {
  const message = new IncomingMessage(new Socket());
  const inner = Object.setPrototypeOf(message, Object.getPrototypeOf(outer) as object) as Request;
  const answer = new ServerResponse(message);
  const response = Object.setPrototypeOf(answer, Object.getPrototypeOf(outerResponse) as object) as Response;
  Object.assign(inner, {
    method,
    url: path,
    originalUrl: DATA_PATH + path,
    baseUrl: DATA_PATH,
    body,
    res: response,
  });
  inner.headers = { 'content-type': 'application/json', host: outer.headers.host ?? '' };
  Object.assign(response, { req: inner, locals: {} });
  actAs(inner, userIdOf(outer));
  return new Promise((resolve, reject) => {
    response.end = ((chunk?: unknown) => {
      resolve(captured(response, chunk));
      return response;
    }) as Response['end'];
    api(inner, response, (error?: unknown) => {
      if (error === undefined || error === null) {
        reject(new Error('No route answered a part of a composite request.'));
        return;
      }
      const { status, errorCode, message } = restErrorOf(error);
      resolve({ body: [{ errorCode, message }], httpHeaders: {}, httpStatusCode: status });
    });
  });
}

function captured(response: Response, chunk: unknown): Omit<Subresponse, 'referenceId'> {
  const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? String(chunk) : '';
  return {
    body: text === '' ? null : (JSON.parse(text) as unknown),
    httpHeaders: {},
    httpStatusCode: response.statusCode,
  };
}
