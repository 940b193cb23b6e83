import type { ContactRecord, ContactRecording } from '../contracts/contact-record.ts';

/** Length of `RecordedParts__c`. */
const LONGEST_JSON = 32_768;

/**
 * Every recording that a contact record names, played or not: parts with the automated system, streams,
 * deleted ones. Whole entries only, so that it stays JSON. `undefined` where none is named, so that a contact
 * record that leaves them out does not take back what an earlier one said.
 */
export function recordedPartsJson(record: ContactRecord): string | undefined {
  const parts = namedParts(record).map(withoutNothing);
  if (parts.length === 0) return undefined;
  while (JSON.stringify(parts).length > LONGEST_JSON) parts.pop();
  return JSON.stringify(parts);
}

function namedParts({ Recordings, Recording }: ContactRecord): ContactRecording[] {
  if (Recordings && Recordings.length > 0) return Recordings;
  return Recording ? [Recording] : [];
}

function withoutNothing(part: ContactRecording): Partial<ContactRecording> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== ''));
}
