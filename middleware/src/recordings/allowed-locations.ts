import { z } from 'zod';

/** Where recordings may be read from: a bucket, or a folder of it. `region`: where it is, if not at home. */
export type AllowedLocation = { bucket: string; prefix: string; region?: string };

const WRITTEN = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[^@]*)?(?:@([a-z]{2,4}(?:-[a-z]+)+-\d))?$/;

/** Reads `bucket/prefix@region`, of which only the bucket is needed; the prefix gets a slash at its end. */
export const allowedLocation = z
  .string()
  .regex(WRITTEN, 'each must be a bucket name, bucket/prefix, or either with @region after it')
  .transform((value): AllowedLocation => {
    const [, bucket = '', path = '', region] = WRITTEN.exec(value) ?? [];
    const folders = path.split('/').filter((part) => part !== '');
    const prefix = folders.map((folder) => `${folder}/`).join('');
    return { bucket, prefix, ...(region === undefined ? {} : { region }) };
  });
