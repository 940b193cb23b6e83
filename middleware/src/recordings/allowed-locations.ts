import { z } from 'zod';

/** Where recordings may be read from: a bucket, or a folder of it. */
export type AllowedLocation = { bucket: string; prefix: string };

/** Reads `bucket` or `bucket/prefix`; the prefix always ends with a slash, so that it names a folder. */
export const allowedLocation = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, 'each must be a bucket name, or bucket/prefix')
  .transform((value): AllowedLocation => {
    const [bucket = '', ...folders] = value.split('/').filter((part) => part !== '');
    return { bucket, prefix: folders.map((folder) => `${folder}/`).join('') };
  });
