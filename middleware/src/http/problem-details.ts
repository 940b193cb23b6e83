import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { asProblem, Problem, type ProblemKind } from '../ports/problem.ts';

/** Stable: callers tell problems apart by it. */
export const PROBLEM_TYPE_PREFIX = 'urn:contact-channel-analytics:';

const PROBLEMS: Record<ProblemKind, { status: number; title: string }> = {
  'body-unreadable': { status: 400, title: 'The body cannot be read' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'contact-record-invalid': { status: 422, title: 'The contact record cannot be read' },
  'event-invalid': { status: 422, title: 'The event cannot be read' },
  'event-unknown': { status: 422, title: 'The event is of an unknown kind' },
  'not-authenticated': { status: 401, title: 'The caller is not known' },
  'not-allowed': { status: 403, title: 'The caller may not do this' },
  'recording-not-allowed': { status: 403, title: 'The recording may not be read' },
  'recording-not-there': { status: 404, title: 'The recording is not there' },
  'recording-archived': { status: 409, title: 'The recording is archived' },
  'contact-unknown': { status: 404, title: 'The contact is not known' },
  'contact-deleted': { status: 410, title: 'The contact was deleted' },
  'not-found': { status: 404, title: 'There is no such operation' },
  'audio-unreadable': { status: 422, title: 'The recording cannot be read as audio' },
  'transcript-unreadable': { status: 502, title: 'The transcript cannot be read' },
  'salesforce-refused': { status: 502, title: 'Salesforce refused the record' },
  'salesforce-unavailable': { status: 503, title: 'Salesforce cannot be reached' },
  'aws-refused': { status: 502, title: 'AWS refused the request' },
  'aws-unavailable': { status: 503, title: 'AWS cannot be reached' },
  internal: { status: 500, title: 'Something went wrong' },
};

const kinds = Object.keys(PROBLEMS) as [ProblemKind, ...ProblemKind[]];

/** Problem details as RFC 9457 has them. */
export const problemDetails = z
  .object({
    type: z
      .enum(kinds.map((kind) => `${PROBLEM_TYPE_PREFIX}${kind}` as const))
      .meta({ description: 'What kind of problem it is; stable.' }),
    title: z.string().meta({ description: 'The kind in words.' }),
    status: z
      .int()
      .meta({ description: 'The HTTP status of the answer, or that it would have for one item.' }),
    detail: z.string().meta({ description: 'What was wrong and what to do. Holds no personal data.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What was wrong where in the input. Values are not repeated.' }),
  })
  .meta({ id: 'Problem' });
export type ProblemDetails = z.infer<typeof problemDetails>;

/** A problem as callers get it. */
export function detailsOf(problem: Problem): ProblemDetails {
  return {
    type: `${PROBLEM_TYPE_PREFIX}${problem.kind}`,
    ...PROBLEMS[problem.kind],
    detail: problem.message,
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
  };
}

export function sendProblem(response: Response, problem: Problem): void {
  const details = detailsOf(problem);
  if (details.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (details.status === 503) response.setHeader('Retry-After', '30');
  response.status(details.status).type('application/problem+json').send(JSON.stringify(details));
}

/** The last handler: every error leaves as problem details; one that nobody foresaw is reported first. */
export function problemHandler(unforeseen: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = bodyProblem(error) ?? asProblem(error);
    if (problem.kind === 'internal') unforeseen(error);
    sendProblem(response, problem);
  };
}

/** What the JSON reader says. Its own messages are left out: they may repeat a piece of the body. */
function bodyProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('type' in error) || !('status' in error)) return undefined;
  switch (error.type) {
    case 'entity.parse.failed':
      return new Problem('body-unreadable', `The body is not valid JSON${positionOf(error)}.`);
    case 'entity.too.large':
      return new Problem('too-large', 'The body is larger than 10 MB. Send fewer items at once.');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Problem('unsupported-media-type', 'Send the body as JSON in UTF-8, plain or gzipped.');
    default:
      return error.status === 400
        ? new Problem('body-unreadable', 'The body ended early or is of another length than announced.')
        : undefined;
  }
}

function positionOf(error: Error): string {
  const position = /\bposition (\d+)/.exec(error.message)?.[1];
  return position === undefined ? '' : `: look at position ${position}`;
}
