import { type ContactRecord, contactId, contactRecordSchema } from './contact-record.ts';

/** One record of a request, read or refused. `index` is its place in the request. */
export type ReadItem = ReadContactRecord | UnreadableContactRecord;
export type ReadContactRecord = { index: number; record: ContactRecord };
export type UnreadableContactRecord = {
  index: number;
  /** Where the record at least says whose it is. */
  contactId: string | null;
  errors: FieldError[];
};
/** `path` such as `Recordings[0].Location`; the message never repeats the value. */
export type FieldError = { path: string; message: string };

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
  const result = contactRecordSchema.safeParse(content);
  if (result.success) return { index, record: result.data };
  const errors = result.error.issues.map(({ path, message }) => ({ path: writePath(path), message }));
  return { index, contactId: contactIdOf(content), errors };
}

function contactIdOf(content: unknown): string | null {
  const id = contactId.safeParse(isObject(content) ? content['ContactId'] : undefined);
  return id.success ? id.data : null;
}

/** `['Recordings', 0, 'Location']` → `Recordings[0].Location`; the record itself is the empty path. */
function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written === '' ? String(step) : `${written}.${String(step)}`;
  }, '');
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
