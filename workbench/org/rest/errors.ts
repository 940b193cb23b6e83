import type { ErrorRequestHandler, Response } from 'express';
import { QueryError } from '#platform';
import { Refusal } from '../store/refusal.ts';

/** A refusal of a whole request. */
export class RestError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: string[] | undefined;
  /** Further members of the body. */
  protected more: Record<string, unknown> = {};

  constructor(status: number, errorCode: string, message: string, fields?: string[]) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }

  get body(): Record<string, unknown> {
    const { message, errorCode, fields, more } = this;
    return { message, errorCode, ...(fields ? { fields } : {}), ...more };
  }
}

export function notFound(message = 'The requested resource does not exist'): RestError {
  return new RestError(404, 'NOT_FOUND', message);
}

const STATUS: Record<string, number> = {
  INVALID_SESSION_ID: 401,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS: 403,
};

/** The body of an error: always a list. */
export function sendError(response: Response, error: RestError): void {
  response.status(error.status).json([error.body]);
}

/** Any failure in the form in which Salesforce answers it. */
export function restErrorOf(error: unknown): RestError {
  if (error instanceof RestError) return error;
  if (error instanceof Refusal) {
    return new RestError(statusOf(error), error.statusCode, error.message, error.fields);
  }
  if (error instanceof QueryError) return new RestError(400, error.errorCode, error.message);
  const problem = error as { type?: string; status?: number; message?: string };
  if (problem.type === 'entity.parse.failed') {
    return new RestError(
      400,
      'JSON_PARSER_ERROR',
      `The HTTP entity body is not JSON: ${problem.message ?? ''}`,
    );
  }
  if (problem.type === 'entity.too.large') {
    return new RestError(413, 'EXCEEDED_MAX_SIZE_REQUEST', 'The request is larger than the org takes.');
  }
  return new RestError(
    500,
    'UNKNOWN_EXCEPTION',
    `An unexpected error occurred in the local org: ${problem.message ?? String(error)}`,
  );
}

function statusOf({ statusCode, fields }: Refusal): number {
  // Without a field it is the addressed record itself that does not exist.
  if (statusCode === 'INVALID_CROSS_REFERENCE_KEY' && fields.length === 0) return 404;
  return STATUS[statusCode] ?? 400;
}

export const answerErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendError(response, restErrorOf(error));
};
