import {
  contactLensObject,
  contactLensPrefixes,
  type ContactLensObject,
} from '../../recordings/contact-lens-keys.ts';
import { playableRecording } from '../../recordings/playable-recording.ts';
import type { Pipeline, PipelineSettings } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';
import type { StoredRecord } from '../record/stored-record.ts';

export type ConnectFile = ObjectLocation & { path: string; object: ContactLensObject };

/** What an object of a bucket is, where Contact Lens may be read from there; `undefined` for any other. */
export function connectFile(
  bucket: string,
  key: string,
  settings: PipelineSettings,
): ConnectFile | undefined {
  const object = contactLensObject(key);
  const path = `${bucket}/${key}`;
  if (!object || !playableRecording(object.contactId, path, settings.contactLens.locations).playable)
    return undefined;
  return { bucket, key, path, object };
}

/** Where an object of a contact lies. Throws `recording-not-allowed` where it may not be read. */
export function connectFileLocation(
  contactId: string,
  path: string,
  { contactLens }: PipelineSettings,
): ObjectLocation {
  const check = playableRecording(contactId, path, contactLens.locations);
  if (check.playable) return check.location;
  throw new Problem('recording-not-allowed', `This Contact Lens file can't be read: ${check.why}.`);
}

/** All that Contact Lens has written of a contact, looked for under the days on which the contact took place. */
export async function listConnectFiles(
  { contactId, channel, days }: Pick<StoredRecord, 'contactId' | 'channel' | 'days'>,
  { objects, settings }: Pick<Pipeline, 'objects' | 'settings'>,
): Promise<ConnectFile[]> {
  const found: ConnectFile[] = [];
  for (const { bucket, prefix } of settings.contactLens.locations) {
    for (const keys of contactLensPrefixes(prefix, days, { contactId, channel })) {
      for await (const { key } of objects.list(bucket, keys)) {
        const object = connectFile(bucket, key, settings);
        if (object?.object.contactId.toLowerCase() === contactId.toLowerCase()) found.push(object);
      }
    }
  }
  return found;
}
