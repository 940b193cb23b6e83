import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Problem } from '../ports/problem.ts';

/** A record with one field of bytes, uploaded as Salesforce takes content above 37 MB: up to 2 GB. */
export type Upload = {
  record: Readonly<Record<string, unknown>>;
  /** Name of the field that takes the bytes. */
  field: string;
  fileName: string;
  contentType: string;
  /** How many will come; others are an error, since the whole length is announced before. */
  bytes: number;
  /** Opens the content anew for every attempt. */
  open(): Promise<Readable>;
};

const LINE = '\r\n';

/** The body of a multipart request: its headers, and its pieces as they are read. */
export function multipartBody(upload: Upload, boundary = `part-${randomUUID()}`) {
  const before = Buffer.from(
    [
      `--${boundary}`,
      'Content-Disposition: form-data; name="entity_content"',
      'Content-Type: application/json',
      '',
      JSON.stringify(upload.record),
      `--${boundary}`,
      `Content-Disposition: form-data; name="${upload.field}"; filename="${quoted(upload.fileName)}"`,
      `Content-Type: ${upload.contentType}`,
      LINE,
    ].join(LINE),
  );
  const after = Buffer.from(`${LINE}--${boundary}--${LINE}`);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary="${boundary}"`,
      'content-length': String(before.length + upload.bytes + after.length),
    },
    async *pieces(): AsyncGenerator<Uint8Array> {
      yield before;
      yield* exactly(upload.bytes, await upload.open());
      yield after;
    },
  };
}

async function* exactly(bytes: number, content: Readable): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    left -= piece.length;
    if (left < 0) break;
    yield piece;
  }
  if (left === 0) return;
  throw new Problem(
    'aws-unavailable',
    "The file's content was shorter or longer than stated: it broke off or was replaced. Try again later.",
  );
}

/** A quotation mark or line end would end the name (RFC 7578 section 4.2, as browsers write it). */
const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
