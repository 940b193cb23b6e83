import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { notImplemented, S3Error } from './s3-error.ts';

export type ChecksumAlgorithm = 'CRC32' | 'SHA1' | 'SHA256';

/** A checksum as S3 keeps it: base64, of the whole object or of its parts' checksums. */
export type StoredChecksum = {
  algorithm: ChecksumAlgorithm;
  value: string;
  type: 'FULL_OBJECT' | 'COMPOSITE';
};

/** A running digest over the bytes of a body. */
export type RunningDigest = { update(bytes: Buffer): void; base64(): string };

const ALGORITHMS: readonly ChecksumAlgorithm[] = ['CRC32', 'SHA1', 'SHA256'];
const UNSUPPORTED = ['crc32c', 'crc64nvme'];

export const checksumHeader = (algorithm: ChecksumAlgorithm) => `x-amz-checksum-${algorithm.toLowerCase()}`;

/** Which checksum the client sends, by the header (or trailer) that carries it. At most one is allowed. */
export function declaredChecksum(isDeclared: (header: string) => boolean): ChecksumAlgorithm | undefined {
  const unsupported = UNSUPPORTED.find((name) => isDeclared(`x-amz-checksum-${name}`));
  if (unsupported)
    throw notImplemented(`The local S3 verifies ${ALGORITHMS.join(', ')}, not ${unsupported}.`);
  const declared = ALGORITHMS.filter((algorithm) => isDeclared(checksumHeader(algorithm)));
  if (declared.length > 1) {
    throw new S3Error(
      'InvalidRequest',
      400,
      'Expecting a single x-amz-checksum- header. Multiple were sent.',
    );
  }
  return declared[0];
}

/** The algorithm named in `x-amz-checksum-algorithm`; undefined where none was asked for. */
export function namedAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  if (!name) return undefined;
  const algorithm = ALGORITHMS.find((candidate) => candidate === name.toUpperCase());
  if (!algorithm) throw notImplemented(`The local S3 verifies ${ALGORITHMS.join(', ')} checksums only.`);
  return algorithm;
}

export function startDigest(algorithm: ChecksumAlgorithm | 'MD5'): RunningDigest {
  if (algorithm !== 'CRC32') {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), base64: () => hash.digest('base64') };
  }
  let sum = 0;
  return {
    update: (bytes) => {
      sum = crc32(bytes, sum);
    },
    base64: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes.toString('base64');
    },
  };
}

/** The checksum of a multipart object: that of its parts' raw checksums, with their number. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: string[]): StoredChecksum {
  const digest = startDigest(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return { algorithm, value: `${digest.base64()}-${parts.length}`, type: 'COMPOSITE' };
}
