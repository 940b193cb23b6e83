import { Problem } from '../../ports/problem.ts';

/** One event of a request, with the place of the message that it came in; or why the message cannot be read. */
export type UnfoldedEvent = { index: number; event: unknown } | { index: number; problem: Problem };

/** A message in a message in a message is no event any more. */
const DEEPEST = 4;

/**
 * The events of a request: one of EventBridge, an array of them, or what S3, SQS or SNS make of them: notifications
 * of S3 (`Records[].s3`), messages of SQS (`Records[].body`) and of SNS, also one in the other.
 */
export function unfoldEvents(body: unknown): UnfoldedEvent[] {
  const messages = Array.isArray(body) ? body : (recordsOf(body) ?? [body]);
  return messages.flatMap((message, index): UnfoldedEvent[] => {
    try {
      return unfold(message, DEEPEST).map((event) => ({ index, event }));
    } catch (error) {
      if (error instanceof Problem) return [{ index, problem: error }];
      throw error;
    }
  });
}

function unfold(message: unknown, deepest: number): unknown[] {
  const inner = deepest > 0 ? (recordsOf(message) ?? contentOf(message)) : undefined;
  return inner ? inner.flatMap((one) => unfold(one, deepest - 1)) : [message];
}

function recordsOf(message: unknown): unknown[] | undefined {
  const records = isObject(message) ? message.Records : undefined;
  return Array.isArray(records) ? records : undefined;
}

/** What a message of SQS or SNS carries, as JSON; `undefined` where it is neither. */
function contentOf(message: unknown): unknown[] | undefined {
  if (!isObject(message)) return undefined;
  const { eventSource, body, Sns: sns, Type: type, Message: text } = message;
  if (eventSource === 'aws:sqs') return [parse(body, 'body')];
  if (isObject(sns)) return [parse(sns.Message, 'Sns.Message')];
  return type === 'Notification' && typeof text === 'string' ? [parse(text, 'Message')] : undefined;
}

function parse(text: unknown, path: string): unknown {
  try {
    if (typeof text === 'string') return JSON.parse(text);
  } catch {
    // Said below, without its content.
  }
  const message = 'must hold an event as JSON';
  throw new Problem('event-invalid', `The event cannot be read: ${path} ${message}.`, {
    errors: [{ path, message }],
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
