import type { FieldError } from '../input/field-error.ts';
import { readWithoutOddMembers } from '../input/without-odd-members.ts';
import { type ContactRecord, contactId, contactRecordSchema } from './contact-record.ts';

/** One record of a request, read or refused. `index` is its place in the request. */
export type ReadItem = ReadContactRecord | UnreadableContactRecord;
export type ReadContactRecord = {
  index: number;
  record: ContactRecord;
  /** Members that could not be read; the rest of the contact does not suffer for them. */
  leftOut: FieldError[];
};
export type UnreadableContactRecord = {
  index: number;
  /** Where the record at least says whose it is. */
  contactId: string | null;
  errors: FieldError[];
};
/** The body as a whole is none of the three shapes, so that no item of it can be read. */
export class UnreadableBodyError extends Error {
  override name = 'UnreadableBodyError';
}

type Source = { content: unknown } | { errors: FieldError[] };

const SHAPES =
  'The body must be a contact record, an array of contact records, or a Kinesis event ' +
  '({"Records": [{"kinesis": {"data": "<base64>"}}]}).';

/**
 * Reads a request's contact records: one record, an array, or a Kinesis event. A bad record does not
 * harm the others.
 * @throws UnreadableBodyError where the body has none of these shapes
 */
export function readContactRecords(body: unknown): ReadItem[] {
  return sources(body).map((source, index) =>
    'errors' in source
      ? { index, contactId: null, errors: source.errors }
      : readContactRecord(source.content, index),
  );
}

function sources(body: unknown): Source[] {
  if (Array.isArray(body)) return body.map((content: unknown) => ({ content }));
  if (!isObject(body)) throw new UnreadableBodyError(SHAPES);
  if (!('Records' in body)) return [{ content: body }];
  if (!Array.isArray(body['Records'])) {
    throw new UnreadableBodyError(`Records is not an array. ${SHAPES}`);
  }
  return body['Records'].map(fromKinesis);
}

function fromKinesis(entry: unknown): Source {
  const kinesis = isObject(entry) ? entry['kinesis'] : undefined;
  const data = isObject(kinesis) ? kinesis['data'] : undefined;
  if (typeof data !== 'string') return dataError('is required: the contact record in base64');
  const json = decodeBase64(data);
  if (json === undefined) return dataError('is not UTF-8 text in base64');
  try {
    return { content: JSON.parse(json) as unknown };
  } catch {
    return dataError('does not hold JSON');
  }
}

function readContactRecord(content: unknown, index: number): ReadItem {
  const result = readWithoutOddMembers(contactRecordSchema, content);
  if ('data' in result) return { index, record: result.data, leftOut: result.leftOut };
  return { index, contactId: contactIdOf(content), errors: result.errors };
}

function contactIdOf(content: unknown): string | null {
  const id = contactId.safeParse(isObject(content) ? content['ContactId'] : undefined);
  return id.success ? id.data : null;
}

function decodeBase64(data: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function dataError(message: string): Source {
  return { errors: [{ path: 'kinesis.data', message }] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
