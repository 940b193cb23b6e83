import type { ErrorRequestHandler, Response } from 'express';
import { PROBLEMS, PROBLEM_TYPE_PREFIX, type ProblemDetails } from '../contracts/problems.ts';
import { asProblem, Problem } from '../ports/problem.ts';

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
        ? new Problem('body-unreadable', 'The body ended early, or its length does not match Content-Length.')
        : undefined;
  }
}

function positionOf(error: Error): string {
  const position = /\bposition (\d+)/.exec(error.message)?.[1];
  return position === undefined ? '' : `: look at position ${position}`;
}
