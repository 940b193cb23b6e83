import { handleMessages } from '../../../src/pipeline/messages/handle-messages.ts';
import type { ItemResult, Pipeline } from '../../../src/pipeline/pipeline.ts';

/** As the operation for contact records does: one, an array, or any wrapping of them. */
export function sendContactRecords(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  return handleMessages(body, 'contact-record', pipeline);
}

/** As the operation for events does. */
export function sendEvents(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  return handleMessages(body, 'event', pipeline);
}
