import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { storedObjectSchema, type ObjectDraft, type StoredObject } from './stored-object.ts';

type Bucket = { folder: string; objects: Map<string, StoredObject>; writes: Promise<unknown> };

/** Looks at the object that is there (or is not) just before a write, and throws to prevent it. */
export type WriteCondition = (existing: StoredObject | undefined) => void;

/**
 * Objects on disk: per bucket `data/<uuid>` holds bytes and `objects/<sha256 of key>.json` what belongs to
 * them, so that no key can name a path. Writes to a bucket are serialised, and an object changes at once.
 */
export class ObjectStore {
  readonly #buckets = new Map<string, Bucket>();
  readonly #incoming: string;

  private constructor(folder: string) {
    this.#incoming = join(folder, 'incoming');
  }

  /** Opens the folder, keeps the objects of an earlier run and clears away what was half-written. */
  static async open(folder: string, bucketNames: string[]): Promise<ObjectStore> {
    const store = new ObjectStore(folder);
    await rm(store.#incoming, { recursive: true, force: true });
    await mkdir(store.#incoming, { recursive: true });
    for (const name of bucketNames) store.#buckets.set(name, await openBucket(join(folder, 'buckets', name)));
    return store;
  }

  bucketNames(): string[] {
    return [...this.#buckets.keys()].sort();
  }

  hasBucket(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** All objects of a bucket in the order of their keys' UTF-8 bytes. */
  list(bucket: string): StoredObject[] {
    const objects = [...this.#bucket(bucket).objects.values()].map((object) => ({
      object,
      bytes: Buffer.from(object.key),
    }));
    return objects.sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ object }) => object);
  }

  find(bucket: string, key: string): StoredObject | undefined {
    return this.#buckets.get(bucket)?.objects.get(key);
  }

  /** Opens an object for reading: its bytes stay readable through the handle even if it is replaced. */
  async read(bucket: string, key: string): Promise<{ object: StoredObject; handle: FileHandle } | undefined> {
    for (;;) {
      const object = this.find(bucket, key);
      if (!object) return undefined;
      try {
        return { object, handle: await open(join(this.#bucket(bucket).folder, 'data', object.file)) };
      } catch (error) {
        const replaced = this.find(bucket, key)?.file !== object.file;
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !replaced) throw error;
      }
    }
  }

  /** A path for bytes that are still coming in; `put` takes the file over. */
  newFile(): string {
    return join(this.#incoming, randomUUID());
  }

  /** Makes the file the object's content, unless the condition throws. */
  put(
    bucket: string,
    key: string,
    file: string,
    draft: ObjectDraft,
    condition?: WriteCondition,
  ): Promise<StoredObject> {
    return this.#write(bucket, async ({ folder, objects }) => {
      const replaced = objects.get(key);
      condition?.(replaced);
      const object = { ...draft, key, lastModified: new Date().toISOString(), file: basename(file) };
      await rename(file, join(folder, 'data', object.file));
      const description = this.newFile();
      await writeFile(description, JSON.stringify(object));
      await rename(description, descriptionFile(folder, key));
      objects.set(key, object);
      if (replaced) await rm(join(folder, 'data', replaced.file), { force: true });
      return object;
    });
  }

  /** Removes an object, if it is there and the condition does not throw. */
  delete(bucket: string, key: string, condition?: WriteCondition): Promise<void> {
    return this.#write(bucket, async ({ folder, objects }) => {
      const object = objects.get(key);
      condition?.(object);
      if (!object) return;
      await rm(descriptionFile(folder, key), { force: true });
      objects.delete(key);
      await rm(join(folder, 'data', object.file), { force: true });
    });
  }

  #bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw new Error(`There is no bucket ${name}.`);
    return bucket;
  }

  #write<T>(name: string, work: (bucket: Bucket) => Promise<T>): Promise<T> {
    const bucket = this.#bucket(name);
    const result = bucket.writes.then(() => work(bucket));
    bucket.writes = result.catch(() => undefined);
    return result;
  }
}

function descriptionFile(folder: string, key: string): string {
  return join(folder, 'objects', `${createHash('sha256').update(key).digest('hex')}.json`);
}

async function openBucket(folder: string): Promise<Bucket> {
  await mkdir(join(folder, 'data'), { recursive: true });
  await mkdir(join(folder, 'objects'), { recursive: true });
  const objects = new Map<string, StoredObject>();
  for (const name of await readdir(join(folder, 'objects'))) {
    const object = await readDescription(join(folder, 'objects', name));
    objects.set(object.key, object);
  }
  const owned = new Set([...objects.values()].map(({ file }) => file));
  for (const file of await readdir(join(folder, 'data'))) {
    if (!owned.has(file)) await rm(join(folder, 'data', file));
  }
  return { folder, objects, writes: Promise.resolve() };
}

async function readDescription(file: string): Promise<StoredObject> {
  try {
    return storedObjectSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Error(
      `${basename(file)} in the S3 data folder is no object description: delete the data folder.`,
      {
        cause,
      },
    );
  }
}
