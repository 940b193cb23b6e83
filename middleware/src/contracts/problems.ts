import { z } from 'zod';

/** Stable: callers tell problems apart by it. */
export const PROBLEM_TYPE_PREFIX = 'urn:contact-channel-analytics:';

/** Every way in which a request, or one item of it, can fail. The names are stable: callers act on them. */
export const PROBLEMS = {
  'body-unreadable': { status: 400, title: 'The body cannot be read' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'contact-record-invalid': { status: 422, title: 'The contact record cannot be read' },
  'event-invalid': { status: 422, title: 'The event cannot be read' },
  'event-unknown': { status: 422, title: 'Unknown kind of event' },
  'not-authenticated': { status: 401, title: 'Unknown caller' },
  'not-allowed': { status: 403, title: 'The caller is not allowed to do this' },
  'recording-not-allowed': { status: 403, title: 'Access to the recording is not allowed' },
  'recording-not-there': { status: 404, title: 'The recording is not in the bucket' },
  'recording-archived': { status: 409, title: 'The recording is archived' },
  'contact-unknown': { status: 404, title: 'Unknown contact' },
  'contact-deleted': { status: 410, title: 'The contact was deleted' },
  'not-found': { status: 404, title: 'Unknown operation' },
  'audio-unreadable': { status: 422, title: 'The recording cannot be read as audio' },
  'transcript-unreadable': { status: 502, title: 'The transcript cannot be read' },
  'salesforce-refused': { status: 502, title: 'Salesforce refused the record' },
  'salesforce-unavailable': { status: 503, title: 'Salesforce cannot be reached' },
  'aws-refused': { status: 502, title: 'AWS refused the request' },
  'aws-access-denied': { status: 503, title: 'AWS denies access' },
  'aws-unavailable': { status: 503, title: 'AWS cannot be reached' },
  internal: { status: 500, title: 'Unexpected error' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemKind = keyof typeof PROBLEMS;

const kinds = Object.keys(PROBLEMS) as [ProblemKind, ...ProblemKind[]];

/** Problem details as RFC 9457 has them. */
export const problemDetails = z
  .object({
    type: z
      .enum(kinds.map((kind) => `${PROBLEM_TYPE_PREFIX}${kind}` as const))
      .meta({ description: 'The kind of problem; stable.' }),
    title: z.string().meta({ description: 'The kind of problem, for people to read.' }),
    status: z
      .int()
      .meta({ description: 'The HTTP status of the response, or the one a single item would have.' }),
    detail: z.string().meta({ description: 'What went wrong and what to do. Contains no personal data.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong in the input, and where. Values are not repeated.' }),
  })
  .meta({ id: 'Problem' });
export type ProblemDetails = z.infer<typeof problemDetails>;
