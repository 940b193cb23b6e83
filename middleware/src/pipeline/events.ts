import { z } from 'zod';
import type { FieldError } from './problem.ts';
import { Problem } from './problem.ts';

/** An event of Amazon EventBridge, as far as it is used here. */
const envelope = z.object(
  {
    source: z.string('is required: the service that sent the event'),
    'detail-type': z.string('is required: the kind of the event'),
    detail: z.unknown(),
  },
  'must be an EventBridge event, an object',
);

const transcribeJobStateChange = z.object(
  {
    TranscriptionJobName: z.string('is required: the name of the job'),
    TranscriptionJobStatus: z.enum(
      ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED'],
      'must be QUEUED, IN_PROGRESS, COMPLETED or FAILED',
    ),
    FailureReason: z.string('must be a text').nullish(),
  },
  'is required: what the event says',
);

const objectCreated = z.object(
  {
    bucket: z.object({ name: z.string('is required: the name of the bucket') }, 'is required: the bucket'),
    /** Verbatim, not URL-encoded as in S3's own notifications. */
    object: z.object({ key: z.string('is required: the key of the object') }, 'is required: the object'),
  },
  'is required: what the event says',
);

export type PipelineEvent =
  | { kind: 'transcription-job'; detail: z.infer<typeof transcribeJobStateChange> }
  | { kind: 'object-created'; detail: z.infer<typeof objectCreated> };

/** Reads one event. Throws `event-invalid`, or `event-unknown` for a kind that nothing here waits for. */
export function readEvent(event: unknown): PipelineEvent {
  const { source, 'detail-type': kind, detail } = parse(envelope, event, []);
  if (source === 'aws.transcribe' && kind === 'Transcribe Job State Change') {
    return { kind: 'transcription-job', detail: parse(transcribeJobStateChange, detail, ['detail']) };
  }
  if (source === 'aws.s3' && kind === 'Object Created') {
    return { kind: 'object-created', detail: parse(objectCreated, detail, ['detail']) };
  }
  throw new Problem(
    'event-unknown',
    'Nothing here waits for events of this kind. Known are "Transcribe Job State Change" of aws.transcribe and ' +
      '"Object Created" of aws.s3.',
    { errors: [{ path: 'detail-type', message: 'is not a kind of event that is known, from this source' }] },
  );
}

function parse<T>(schema: z.ZodType<T>, value: unknown, at: readonly string[]): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }): FieldError => ({
    path: [...at, ...path.map(String)].join('.'),
    message,
  }));
  const words = errors.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
  throw new Problem('event-invalid', `The event cannot be read: ${words}.`, { errors });
}
