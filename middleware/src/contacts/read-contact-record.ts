import type { FieldError } from '../input/field-error.ts';
import { readWithoutOddMembers } from '../input/without-odd-members.ts';
import { type ContactRecord, contactRecordSchema } from '../contracts/contact-record.ts';

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

const identified = contactRecordSchema.pick({ ContactId: true });

const contactIdOf = (content: unknown) => identified.safeParse(content).data?.ContactId ?? null;
