/** `foreign`: sent by Amazon Connect or another service on the same way, and nothing to do here. */
export type MessageKind = 'contact-record' | 'event' | 'foreign';

/**
 * What a message is by its own members; `undefined` for one that does not say. One Kinesis stream may carry agent
 * events beside contact records, and segments of real-time Contact Lens: both name an `EventType`.
 */
export function messageKind(content: unknown): MessageKind | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  if ('detail-type' in content || 'eventSource' in content || 'Event' in content) return 'event';
  if ('EventType' in content) return 'foreign';
  return 'ContactId' in content ? 'contact-record' : undefined;
}
