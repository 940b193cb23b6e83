import {
  contactLensObject,
  contactLensPrefixes,
  type ContactLensObject,
} from '../recordings/contact-lens-keys.ts';
import { playableRecording } from '../recordings/playable-recording.ts';
import type { Pipeline, PipelineSettings } from './pipeline.ts';
import type { ObjectLocation } from './ports.ts';
import { Problem } from './problem.ts';
import type { StoredRecord } from './stored-record.ts';

export type FoundObject = ObjectLocation & { path: string; object: ContactLensObject };

/** What an object of a bucket is, where Contact Lens may be read from there; `undefined` for any other. */
export function foundObject(
  bucket: string,
  key: string,
  settings: PipelineSettings,
): FoundObject | undefined {
  const object = contactLensObject(key);
  const path = `${bucket}/${key}`;
  if (!object || !playableRecording(object.contactId, path, settings.contactLens.locations).playable)
    return undefined;
  return { bucket, key, path, object };
}

/** Where an object of a contact lies. Throws `recording-not-allowed` where it may not be read. */
export function contactLensLocation(
  contactId: string,
  path: string,
  { contactLens }: PipelineSettings,
): ObjectLocation {
  const check = playableRecording(contactId, path, contactLens.locations);
  if (check.playable) return check.location;
  throw new Problem('recording-not-allowed', `The file of Contact Lens may not be read: ${check.why}.`);
}

/** All that Contact Lens has written of a contact, looked for under the days on which the contact took place. */
export async function listContactLens(
  { contactId, days }: Pick<StoredRecord, 'contactId' | 'days'>,
  { objects, settings }: Pick<Pipeline, 'objects' | 'settings'>,
): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for (const { bucket, prefix } of settings.contactLens.locations) {
    for (const keys of contactLensPrefixes(prefix, days, contactId)) {
      for await (const { key } of objects.list(bucket, keys)) {
        const object = foundObject(bucket, key, settings);
        if (object?.object.contactId.toLowerCase() === contactId.toLowerCase()) found.push(object);
      }
    }
  }
  return found;
}
