import type { FieldError } from '../input/field-error.ts';
import { readWithoutOddMembers } from '../input/without-odd-members.ts';
import { type ContactRecord, contactId, contactRecordSchema } from '../contracts/contact-record.ts';

/** A contact record, read or refused. */
export type ReadItem = ReadContactRecord | UnreadableContactRecord;
export type ReadContactRecord = {
  record: ContactRecord;
  /** Members that could not be read; the rest of the contact does not suffer for them. */
  leftOut: FieldError[];
};
export type UnreadableContactRecord = {
  /** Where the record at least says whose it is. */
  contactId: string | null;
  errors: FieldError[];
};

/** Reads one contact record. What is odd in it is left out and named; only its contact id has to be right. */
export function readContactRecord(content: unknown): ReadItem {
  const result = readWithoutOddMembers(contactRecordSchema, content);
  if ('data' in result) return { record: result.data, leftOut: result.leftOut };
  return { contactId: contactIdOf(content), errors: result.errors };
}

function contactIdOf(content: unknown): string | null {
  const id = contactId.safeParse(isObject(content) ? content['ContactId'] : undefined);
  return id.success ? id.data : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
