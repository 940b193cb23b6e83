import { Transform, type TransformCallback } from 'node:stream';
import { S3Error } from './s3-error.ts';

/** Longest line of chunk framing or trailer that is accepted, in bytes. */
const LONGEST_LINE = 1024;

/**
 * Decodes `Content-Encoding: aws-chunked` with unsigned chunks: bytes in any pieces, content out.
 * When it ends, `trailers` holds the headers sent after the content, by lower-case name.
 */
export class AwsChunkedDecoder extends Transform {
  readonly trailers = new Map<string, string>();
  #state: 'size' | 'content' | 'content-end' | 'trailers' | 'done' = 'size';
  #line: Buffer = Buffer.alloc(0);
  #remaining = 0;

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      let rest = piece;
      while (rest.length > 0) {
        rest = this.#state === 'content' ? this.#takeContent(rest) : this.#takeLine(rest);
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(this.#state === 'done' ? null : incomplete());
  }

  #takeContent(bytes: Buffer): Buffer {
    const content = bytes.subarray(0, this.#remaining);
    this.#remaining -= content.length;
    if (this.#remaining === 0) this.#state = 'content-end';
    this.push(content);
    return bytes.subarray(content.length);
  }

  /** Takes bytes up to the end of a line, and acts once the line is whole. */
  #takeLine(bytes: Buffer): Buffer {
    if (this.#state === 'done') throw invalid('Bytes follow the last chunk.');
    const end = bytes.indexOf('\n');
    const taken = end < 0 ? bytes : bytes.subarray(0, end + 1);
    this.#line = Buffer.concat([this.#line, taken]);
    if (this.#line.length > LONGEST_LINE) throw invalid('A line of the chunk framing is too long.');
    if (end >= 0) {
      const line = this.#line.toString('latin1');
      this.#line = Buffer.alloc(0);
      if (!line.endsWith('\r\n')) throw invalid('A line of the chunk framing does not end in CRLF.');
      this.#actOn(line.slice(0, -2));
    }
    return bytes.subarray(taken.length);
  }

  #actOn(line: string): void {
    if (this.#state === 'size') {
      if (!/^[0-9a-fA-F]{1,12}$/.test(line)) throw invalid('A chunk does not begin with its size.');
      this.#remaining = Number.parseInt(line, 16);
      this.#state = this.#remaining > 0 ? 'content' : 'trailers';
    } else if (this.#state === 'content-end') {
      if (line !== '') throw invalid('A chunk is longer than its size.');
      this.#state = 'size';
    } else if (line === '') {
      this.#state = 'done';
    } else {
      const colon = line.indexOf(':');
      if (colon < 1) throw new S3Error('MalformedTrailerError', 400, 'A trailer is no header line.');
      this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  }
}

const invalid = (message: string) => new S3Error('InvalidChunkError', 400, message);
const incomplete = () =>
  new S3Error('IncompleteBody', 400, 'The request body ended before its last chunk was complete.');
