import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type {
  ListedObject,
  ObjectHead,
  ObjectLocation,
  ObjectStore,
  PresignOptions,
} from '../../../src/ports/object-store.ts';
import { Problem } from '../../../src/ports/problem.ts';

/** S3 in memory. */
export class InMemoryObjects implements ObjectStore {
  readonly contents = new Map<string, Uint8Array>();
  /** By path; 1970 where it is not set. */
  readonly lastModified = new Map<string, Date>();
  readonly archived = new Set<string>();
  readonly presigned: (PresignOptions & ObjectLocation)[] = [];
  reads = 0;
  /** Thrown by every read and head, until it is taken away. */
  failure: Error | undefined;
  /** Thrown by every read alone, as where the key is denied. */
  readFailure: Error | undefined;

  put(path: string, content: Uint8Array | string): void {
    this.contents.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  }

  head({ bucket, key }: ObjectLocation): Promise<ObjectHead | undefined> {
    if (this.failure) return Promise.reject(this.failure);
    const path = `${bucket}/${key}`;
    const content = this.contents.get(path);
    if (!content) return Promise.resolve(undefined);
    const etag = `"${createHash('md5').update(content).digest('hex')}"`;
    const archived = this.archived.has(path);
    return Promise.resolve({ bytes: content.length, contentType: 'audio/wav', archived, etag });
  }

  read({ bucket, key }: ObjectLocation): Promise<Readable> {
    this.reads += 1;
    const failure = this.failure ?? this.readFailure;
    if (failure) return Promise.reject(failure);
    const content = this.contents.get(`${bucket}/${key}`);
    if (!content) return Promise.reject(new Problem('recording-not-there', 'There is no such object.'));
    return Promise.resolve(Readable.from([content]));
  }

  async readByte(location: ObjectLocation): Promise<void> {
    (await this.read(location)).destroy();
  }

  async *list(bucket: string, prefix: string): AsyncGenerator<ListedObject> {
    await Promise.resolve();
    for (const [path, content] of [...this.contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!path.startsWith(`${bucket}/${prefix}`)) continue;
      const lastModified = this.lastModified.get(path) ?? new Date(0);
      yield { key: path.slice(bucket.length + 1), bytes: content.length, lastModified };
    }
  }

  async folders(bucket: string, prefix: string): Promise<string[]> {
    const found = new Set<string>();
    for await (const { key } of this.list(bucket, prefix)) {
      const slash = key.indexOf('/', prefix.length);
      if (slash >= 0) found.add(key.slice(0, slash + 1));
    }
    return [...found];
  }

  presign(location: ObjectLocation, options: PresignOptions): Promise<{ url: string; expiresAt: string }> {
    this.presigned.push({ ...location, ...options });
    const url = `https://s3.example/${location.bucket}/${location.key}?X-Amz-Signature=deadbeefcafe`;
    return Promise.resolve({ url, expiresAt: '2026-11-20T15:00:00.000Z' });
  }
}
