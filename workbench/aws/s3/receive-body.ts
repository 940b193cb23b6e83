import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { PassThrough, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import { checksumHeader, declaredChecksum, startDigest, type StoredChecksum } from './checksums.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** A body on disk whose declared length and digests were all found true. */
export type ReceivedBody = { size: number; md5: string; checksum?: StoredChecksum };

/** Largest body of one request: S3's 5 GiB. */
const LARGEST_BODY = 5 * 1024 ** 3;

/** Streams the body into a file and verifies length, payload hash, Content-MD5 and checksum. Throws S3Error. */
export async function receiveBody(request: S3Request, file: string): Promise<ReceivedBody> {
  const { sha256, chunked } = request.payload();
  const expectedSize = declaredSize(request, chunked);
  const trailer = request.header('x-amz-trailer')?.toLowerCase();
  const algorithm = declaredChecksum((name) => request.header(name) !== undefined || trailer === name);
  const decoder = chunked ? new AwsChunkedDecoder() : undefined;
  const md5 = startDigest('MD5');
  const payloadHash = sha256 ? createHash('sha256') : undefined;
  const checksum = algorithm && startDigest(algorithm);
  const meter = new Meter(expectedSize, (bytes) => {
    md5.update(bytes);
    payloadHash?.update(bytes);
    checksum?.update(bytes);
  });
  await receive(request, decoder, meter, file);

  const md5Base64 = md5.base64();
  if (payloadHash && payloadHash.digest('hex') !== sha256) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      400,
      'The x-amz-content-sha256 does not match what was computed.',
    );
  }
  const contentMd5 = request.header('content-md5');
  if (contentMd5 && contentMd5 !== md5Base64) throw badDigest('Content-MD5');
  const received = { size: expectedSize, md5: Buffer.from(md5Base64, 'base64').toString('hex') };
  if (!algorithm || !checksum) return received;
  const name = checksumHeader(algorithm);
  const value = checksum.base64();
  if (value !== sentChecksum(request, name, trailer, decoder)) throw badDigest(algorithm);
  return { ...received, checksum: { algorithm, value, type: 'FULL_OBJECT' } };
}

async function receive(
  request: S3Request,
  decoder: AwsChunkedDecoder | undefined,
  meter: Meter,
  file: string,
): Promise<void> {
  try {
    await pipeline(request.message, decoder ?? new PassThrough(), meter, createWriteStream(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' || request.message.destroyed) {
      if (!(error instanceof S3Error)) throw incompleteBody();
    }
    throw error;
  }
}

function declaredSize(request: S3Request, chunked: boolean): number {
  const text = request.header(chunked ? 'x-amz-decoded-content-length' : 'content-length');
  if (text === undefined && request.message.headers['transfer-encoding'] === undefined) return 0;
  if (text === undefined)
    throw new S3Error('MissingContentLength', 411, 'You must provide the Content-Length.');
  if (!/^\d{1,15}$/.test(text)) throw invalidArgument('The content length must be a whole number of bytes.');
  const size = Number(text);
  if (size > LARGEST_BODY) {
    throw new S3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed object size.');
  }
  return size;
}

function sentChecksum(
  request: S3Request,
  name: string,
  trailer: string | undefined,
  decoder?: AwsChunkedDecoder,
): string | undefined {
  if (trailer !== name) return request.header(name);
  const sent = decoder?.trailers.get(name);
  if (sent === undefined) {
    throw new S3Error('MalformedTrailerError', 400, `The trailer ${name} was announced but not sent.`);
  }
  return sent;
}

/** Counts and shows the bytes that pass, and refuses a body of another length than declared. */
class Meter extends Transform {
  readonly #expected: number;
  readonly #observe: (bytes: Buffer) => void;
  #size = 0;

  constructor(expected: number, observe: (bytes: Buffer) => void) {
    super();
    this.#expected = expected;
    this.#observe = observe;
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#size += bytes.length;
    if (this.#size > this.#expected) {
      done(incompleteBody());
      return;
    }
    this.#observe(bytes);
    done(null, bytes);
  }

  override _flush(done: TransformCallback): void {
    done(this.#size === this.#expected ? null : incompleteBody());
  }
}

const incompleteBody = () =>
  new S3Error('IncompleteBody', 400, 'The body does not have the number of bytes that its header declares.');
const badDigest = (name: string) =>
  new S3Error('BadDigest', 400, `The ${name} you specified did not match what we received.`);
