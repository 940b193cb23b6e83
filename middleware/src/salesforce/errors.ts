import { Problem } from '../ports/problem.ts';

/** Salesforce answered, and refused. Its own words are left out: they may repeat a value or name a record. */
export class SalesforceRefusal extends Error {
  readonly code: string;
  readonly fields: readonly string[];

  constructor(code: string, fields: readonly string[] = []) {
    super(`Salesforce returned ${code}${fields.length > 0 ? ` for ${fields.join(', ')}` : ''}.`);
    this.name = 'SalesforceRefusal';
    this.code = code;
    this.fields = fields;
  }
}

/** What may pass by itself, so that the same call is worth another try. */
const PASSING = new Set([
  'UNABLE_TO_LOCK_ROW',
  'SERVER_UNAVAILABLE',
  'QUERY_TIMEOUT',
  'UNKNOWN_EXCEPTION',
  'ERROR_HTTP_420',
  'ERROR_HTTP_429',
  'ERROR_HTTP_500',
  'ERROR_HTTP_502',
  'ERROR_HTTP_503',
  'ERROR_HTTP_504',
]);

/** Codes after which nothing here will work for a while: the work goes back to the queue at once. */
const EXHAUSTED = new Set([
  'REQUEST_LIMIT_EXCEEDED',
  'STORAGE_LIMIT_EXCEEDED',
  'TXN_SECURITY_METERING_ERROR',
]);

export const mayPass = (code: string) => PASSING.has(code);
export const isExhausted = (code: string) => EXHAUSTED.has(code);
export const isSessionInvalid = (error: unknown) =>
  error instanceof SalesforceRefusal &&
  (error.code === 'INVALID_SESSION_ID' || error.code === 'ERROR_HTTP_401');

/** Whether a whole call is worth another try: a code that passes, or no answer at all. */
export const callMayPass = (error: unknown) =>
  error instanceof SalesforceRefusal ? mayPass(error.code) : !(error instanceof Problem);

/** An error of the client library as our own: a refusal where Salesforce answered, otherwise as it was. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('errorCode' in error) || typeof error.errorCode !== 'string')
    return error;
  const data: unknown = 'data' in error ? error.data : undefined;
  const first: unknown = Array.isArray(data) ? data[0] : data;
  const fields: unknown =
    typeof first === 'object' && first !== null && 'fields' in first ? first.fields : [];
  const code = error.errorCode === 'MULTIPLE_API_ERRORS' ? firstCode(first) : error.errorCode;
  return new SalesforceRefusal(code, Array.isArray(fields) ? fields.map(String) : []);
}

const firstCode = (first: unknown) =>
  typeof first === 'object' && first !== null && 'errorCode' in first
    ? String(first.errorCode)
    : 'MULTIPLE_API_ERRORS';

/** What the pipeline is told when a call failed for good. */
export function asSalesforceProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof SalesforceRefusal)) {
    return new Problem('salesforce-unavailable', 'Salesforce did not respond in time. Try again later.', {
      cause: error,
    });
  }
  if (isExhausted(error.code) || mayPass(error.code) || isSessionInvalid(error)) {
    return new Problem(
      'salesforce-unavailable',
      `Salesforce can't process the request now (${error.code}). Try again later.`,
    );
  }
  return new Problem('salesforce-refused', error.message, {
    errors: error.fields.map((path) => ({ path, message: error.code })),
  });
}
