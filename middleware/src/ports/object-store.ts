import type { Readable } from 'node:stream';

/** Object storage (Amazon S3). A key is verbatim, as the contact record gives it. */
export interface ObjectStore {
  /**
   * `undefined` where there is no such object. Throws `aws-access-denied` where it may not be read, or where nothing
   * tells whether it is there. `archived`: it exists but cannot be read without a restore.
   */
  head(location: ObjectLocation): Promise<ObjectHead | undefined>;
  /** Throws `recording-not-there` or `recording-archived` where there is nothing to read. */
  read(location: ObjectLocation): Promise<Readable>;
  /** Reads one byte, since an object can be described by those who may not decrypt it. Throws as `read` does. */
  readByte(location: ObjectLocation): Promise<void>;
  /** Signs offline; `expiresAt` is an ISO time, no later than the credentials last. */
  presign(location: ObjectLocation, options: PresignOptions): Promise<{ url: string; expiresAt: string }>;
  /** Objects below a prefix, in order of their keys, asked for as they are taken. */
  list(bucket: string, prefix: string): AsyncIterable<ListedObject>;
  /** The folders directly below a prefix, each a prefix itself: with those above it, ending with a slash. */
  folders(bucket: string, prefix: string): Promise<string[]>;
}
export type ObjectLocation = { bucket: string; key: string };
export type ListedObject = { key: string; bytes: number; lastModified: Date };
export type ObjectHead = {
  bytes: number;
  contentType: string;
  archived: boolean;
  /** Changes with the content. */
  etag: string;
};
export type PresignOptions = { seconds: number; contentType: string; downloadName?: string };
