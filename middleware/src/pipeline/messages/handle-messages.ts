import { readMessages, type Message } from '../../input/messages.ts';
import { Problem } from '../../ports/problem.ts';
import { handleEvent } from '../events/handle-event.ts';
import { importContactRecords } from '../import/import-contact-records.ts';
import type { ItemResult, Pipeline } from '../pipeline.ts';
import { messageKind, type MessageKind } from './message-kind.ts';

/** What an operation is there for; a message that does not say what it is counts as that. */
export type ExpectedKind = Exclude<MessageKind, 'foreign'>;

type ReadMessage = Extract<Message, { content: unknown }>;
type Result = Omit<ItemResult, 'index'>;

const INVALID = {
  'contact-record': { kind: 'contact-record-invalid', what: 'contact record' },
  event: { kind: 'event-invalid', what: 'event' },
} as const;

/**
 * Handles messages in whatever wrapping they come: contact records and events, each as what it is, wherever it was
 * sent to, so that one queue can carry both. Messages that are neither are ignored. Answers for each in the order they
 * came, with the place of the wrapping that it came in; none harms the others. Throws `body-unreadable` for a body that
 * is no object and no array.
 */
export async function handleMessages(
  body: unknown,
  expected: ExpectedKind,
  pipeline: Pipeline,
): Promise<ItemResult[]> {
  if (typeof body !== 'object' || body === null) {
    throw new Problem(
      'body-unreadable',
      'The body must be a message, an array of messages, or an event that contains them.',
    );
  }
  const messages = readMessages(body);
  const results = new Map<Message, Result>();
  const ofKind = (kind: ExpectedKind) =>
    messages.filter((message): message is ReadMessage => kindOf(message, expected) === kind);

  const records = ofKind('contact-record');
  const [imported] = await Promise.all([
    importContactRecords(
      records.map(({ content }) => content),
      pipeline,
    ),
    ...ofKind('event').map(async (message) =>
      results.set(message, await handleEvent(message.content, pipeline)),
    ),
  ]);
  records.forEach((message, place) => {
    const result = imported[place];
    if (result) results.set(message, result);
  });
  return messages.map((message) => ({
    ...(results.get(message) ?? unhandled(message, expected)),
    index: message.index,
  }));
}

const kindOf = (message: Message, expected: ExpectedKind) =>
  'content' in message ? (messageKind(message.content) ?? expected) : undefined;

function unhandled(message: Message, expected: ExpectedKind): Result {
  if ('content' in message) return { contactId: null, outcome: 'ignored' };
  const { kind, what } = INVALID[expected];
  const { path, message: words } = message.error;
  const problem = new Problem(kind, `The ${what} cannot be read: ${path} ${words}.`, {
    errors: [message.error],
  });
  return { contactId: null, outcome: 'failed', problem };
}
