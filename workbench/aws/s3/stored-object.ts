import { z } from 'zod';

/** Representation headers that S3 keeps with an object and sends back with it. */
export const REPRESENTATION_HEADERS = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
] as const;

export const STORAGE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const;
export type StorageClass = (typeof STORAGE_CLASSES)[number];

/** What is kept of an object beside its bytes; one such file lies on disk for each object. */
export const storedObjectSchema = z.object({
  key: z.string(),
  size: z.number().int().nonnegative(),
  /** Without quotes. */
  eTag: z.string(),
  lastModified: z.iso.datetime(),
  storageClass: z.enum(STORAGE_CLASSES),
  headers: z.record(z.string(), z.string()),
  /** User metadata by name, without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
  checksum: z
    .object({
      algorithm: z.enum(['CRC32', 'SHA1', 'SHA256']),
      value: z.string(),
      type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
    })
    .optional(),
  /** Name of the file with its bytes. */
  file: z.string(),
});
export type StoredObject = z.infer<typeof storedObjectSchema>;

/** All that the writer of an object decides about it. */
export type ObjectDraft = Omit<StoredObject, 'key' | 'lastModified' | 'file'>;

/** Whether its bytes lie in an archive and must be restored before they can be read. */
export function isArchived({ storageClass }: StoredObject): boolean {
  return storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE';
}
