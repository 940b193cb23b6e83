import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { compositeChecksum, type ChecksumAlgorithm } from './checksums.ts';
import type { ReceivedBody } from './receive-body.ts';
import { noSuchUpload } from './s3-error.ts';
import type { ObjectDraft } from './stored-object.ts';

export type UploadedPart = ReceivedBody & { file: string; lastModified: string };

export type MultipartUpload = {
  id: string;
  bucket: string;
  key: string;
  description: Pick<ObjectDraft, 'headers' | 'metadata' | 'storageClass'>;
  algorithm?: ChecksumAlgorithm;
  parts: Map<number, UploadedPart>;
};

/** Uploads under way. They live as long as the process: after a restart their parts are gone. */
export class MultipartUploads {
  readonly #uploads = new Map<string, MultipartUpload>();

  start(upload: Omit<MultipartUpload, 'id' | 'parts'>): MultipartUpload {
    const started = { ...upload, id: randomUUID(), parts: new Map() };
    this.#uploads.set(started.id, started);
    return started;
  }

  /** Throws NoSuchUpload, also where the id belongs to another object. */
  find(id: string | undefined, bucket: string, key: string): MultipartUpload {
    const upload = this.#uploads.get(id ?? '');
    if (upload?.bucket !== bucket || upload.key !== key) throw noSuchUpload();
    return upload;
  }

  /** Keeps a part; one of the same number that came before is replaced. */
  async addPart(upload: MultipartUpload, number: number, part: UploadedPart): Promise<void> {
    const replaced = upload.parts.get(number);
    upload.parts.set(number, part);
    if (replaced) await rm(replaced.file, { force: true });
  }

  async remove(upload: MultipartUpload): Promise<void> {
    this.#uploads.delete(upload.id);
    for (const { file } of upload.parts.values()) await rm(file, { force: true });
  }
}

/** Writes the parts one after the other into a file, and says what the object made of them is. */
export async function joinParts(
  upload: MultipartUpload,
  parts: UploadedPart[],
  file: string,
): Promise<ObjectDraft> {
  const digests = createHash('md5');
  for (const [index, part] of parts.entries()) {
    await pipeline(createReadStream(part.file), createWriteStream(file, { flags: index === 0 ? 'w' : 'a' }));
    digests.update(Buffer.from(part.md5, 'hex'));
  }
  const { algorithm } = upload;
  const checksums = parts.flatMap(({ checksum }) =>
    checksum && checksum.algorithm === algorithm ? [checksum.value] : [],
  );
  return {
    ...upload.description,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    eTag: `${digests.digest('hex')}-${parts.length}`,
    checksum:
      algorithm && checksums.length === parts.length ? compositeChecksum(algorithm, checksums) : undefined,
  };
}
