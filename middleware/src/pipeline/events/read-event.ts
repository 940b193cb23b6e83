import type { z } from 'zod';
import {
  eventBridgeEvent,
  objectCreated,
  s3Notification,
  s3TestEvent,
  transcribeJobStateChange,
} from '../../contracts/messages.ts';
import type { FieldError } from '../../input/field-error.ts';
import { Problem } from '../../ports/problem.ts';

/** `createdAt`: ISO 8601, where the event says it. */
export type CreatedObject = { bucket: string; key: string; createdAt?: string | undefined };
export type PipelineEvent =
  | { kind: 'transcription-job'; detail: z.infer<typeof transcribeJobStateChange> }
  | { kind: 'object-created'; object: CreatedObject }
  | { kind: 'test' };

/** Reads one event. Throws `event-invalid`, or `event-unknown` for a kind that nothing here waits for. */
export function readEvent(event: unknown): PipelineEvent {
  if (s3TestEvent.safeParse(event).success) return { kind: 'test' };
  if (isNotification(event)) return readNotification(event);
  const { source, 'detail-type': kind, detail, time } = parse(eventBridgeEvent, event, []);
  if (source === 'aws.transcribe' && kind === 'Transcribe Job State Change') {
    return { kind: 'transcription-job', detail: parse(transcribeJobStateChange, detail, ['detail']) };
  }
  if (source === 'aws.s3' && kind === 'Object Created') {
    const { bucket, object } = parse(objectCreated, detail, ['detail']);
    return { kind: 'object-created', object: { bucket: bucket.name, key: object.key, createdAt: time } };
  }
  throw unknownEvent();
}

const isNotification = (event: unknown) =>
  typeof event === 'object' && event !== null && 'eventSource' in event && event.eventSource === 'aws:s3';

function readNotification(event: unknown): PipelineEvent {
  const { eventName, eventTime, s3 } = parse(s3Notification, event, []);
  if (!/^(s3:)?ObjectCreated:/.test(eventName)) throw unknownEvent();
  const key = decodedKey(s3.object.key);
  return { kind: 'object-created', object: { bucket: s3.bucket.name, key, createdAt: eventTime } };
}

function decodedKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    const message = 'is not URL-encoded, as keys in S3 notifications are';
    throw new Problem('event-invalid', `The event cannot be read: s3.object.key ${message}.`, {
      errors: [{ path: 's3.object.key', message }],
    });
  }
}

function unknownEvent(): Problem {
  return new Problem(
    'event-unknown',
    'Events of this kind are not handled. Handled are "Transcribe Job State Change" from aws.transcribe, ' +
      '"Object Created" from aws.s3, and S3 notifications of created objects.',
    { errors: [{ path: 'detail-type', message: 'is not a known kind of event from this source' }] },
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
