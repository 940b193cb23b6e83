import {
  firehoseRecord,
  kinesisRecord,
  snsNotification,
  snsRecord,
  sqsMessage,
} from '../contracts/messages.ts';
import type { FieldError } from './field-error.ts';
import { readJsonValues } from './json-values.ts';

/** One message of a request, with the place that it came in; or why it cannot be read. */
export type Message = { index: number; content: unknown } | { index: number; error: FieldError };

type Unwrapped = { content: unknown } | { error: FieldError };

/** A message in a message in a message is no message any more. */
const DEEPEST = 4;
const NOT_JSON = 'must contain JSON';

/**
 * The messages of a request, whatever brought them: alone, in an array, in an event of Kinesis, in messages of SQS and
 * SNS, also one in the other, or in what Amazon Data Firehose hands over. One wrapping may hold several, one after the
 * other. The place is that of the outermost message, which its sender can send again.
 */
export function readMessages(body: unknown): Message[] {
  return (recordsOf(body) ?? [body]).flatMap((message, index) =>
    unwrap(message, DEEPEST).map((one) => ({ index, ...one })),
  );
}

function unwrap(message: unknown, deepest: number): Unwrapped[] {
  const inner = deepest > 0 ? (recordsOf(message) ?? carried(message)) : undefined;
  if (inner === undefined) return [{ content: message }];
  return 'error' in inner
    ? [inner as { error: FieldError }]
    : inner.flatMap((one) => unwrap(one, deepest - 1));
}

/** What several services call the list of their messages; Firehose writes it small. */
function recordsOf(message: unknown): unknown[] | undefined {
  if (Array.isArray(message)) return message;
  if (!isObject(message)) return undefined;
  const records = message.Records ?? message.records;
  return Array.isArray(records) ? records : undefined;
}

function carried(message: unknown): unknown[] | { error: FieldError } | undefined {
  if (!isObject(message)) return undefined;
  const { kinesis, eventSource } = message;
  if (eventSource === 'aws:kinesis' || isObject(kinesis))
    return decode(kinesisRecord.safeParse(message).data?.kinesis.data, 'kinesis.data');
  if (eventSource === 'aws:sqs') return parse(sqsMessage.safeParse(message).data?.body, 'body');
  if (isObject(message.Sns)) return parse(snsRecord.safeParse(message).data?.Sns.Message, 'Sns.Message');
  const firehose = firehoseRecord.safeParse(message);
  if (firehose.success) return decode(firehose.data.data, 'data');
  const notification = snsNotification.safeParse(message);
  return notification.success ? parse(notification.data.Message, 'Message') : undefined;
}

function decode(data: unknown, path: string): unknown[] | { error: FieldError } {
  if (typeof data !== 'string') return { error: { path, message: 'is required: the message in base64' } };
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), path);
  } catch {
    return { error: { path, message: 'is not UTF-8 text in base64' } };
  }
}

function parse(text: unknown, path: string): unknown[] | { error: FieldError } {
  const values = typeof text === 'string' ? readJsonValues(text) : undefined;
  return values ?? { error: { path, message: NOT_JSON } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
