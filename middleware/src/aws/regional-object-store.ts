import type { ObjectStore } from '../ports/object-store.ts';

/** Several object stores behind one: each bucket is asked in its own region, all others at home. */
export function regionalObjectStore(
  home: ObjectStore,
  byBucket: ReadonlyMap<string, ObjectStore>,
): ObjectStore {
  const storeOf = (bucket: string) => byBucket.get(bucket) ?? home;
  return {
    head: (location) => storeOf(location.bucket).head(location),
    read: (location) => storeOf(location.bucket).read(location),
    readByte: (location) => storeOf(location.bucket).readByte(location),
    list: (bucket, prefix) => storeOf(bucket).list(bucket, prefix),
    folders: (bucket, prefix) => storeOf(bucket).folders(bucket, prefix),
    presign: (location, options) => storeOf(location.bucket).presign(location, options),
  };
}
