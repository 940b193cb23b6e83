import type { ObjectLocation } from '../ports/object-store.ts';
import { contactLensObject } from './contact-lens-keys.ts';
import type { AllowedLocation } from './allowed-locations.ts';

export type RecordingCheck = { playable: true; location: ObjectLocation } | { playable: false; why: string };

const refused = (why: string): RecordingCheck => ({ playable: false, why });

/**
 * Whether a recording may be read for a contact: its path is `bucket/key`, the key verbatim. It must lie in
 * an allowed location, and its last segment must start with the contact's id, so that whoever may read one
 * contact cannot ask for the recording of another. The reason never repeats the path.
 */
export function playableRecording(
  contactId: string,
  recordingPath: string,
  allowed: readonly AllowedLocation[],
): RecordingCheck {
  const slash = recordingPath.indexOf('/');
  const bucket = recordingPath.slice(0, Math.max(slash, 0));
  const key = recordingPath.slice(slash + 1);
  if (bucket === '' || key === '') return refused('it is not written as bucket/key');
  const segments = key.split('/');
  if (segments.includes('..') || segments.includes('.'))
    return refused('its key steps through folders with dots');
  const isAllowed = allowed.some((place) => place.bucket === bucket && key.startsWith(place.prefix));
  if (!isAllowed) return refused('its bucket or folder is not on the list of those that may be read');
  const fileName = segments.at(-1) ?? '';
  if (contactId === '' || !fileName.toLowerCase().startsWith(`${contactId.toLowerCase()}_`))
    return refused('its file name does not start with the id of the contact');
  return { playable: true, location: { bucket, key } };
}

/** Where audio may be played from: recordings, and the redacted ones that Contact Lens writes elsewhere. */
export type PlayableLocations = {
  recordings: readonly AllowedLocation[];
  contactLens: { locations: readonly AllowedLocation[] };
};

/** The same for playback, where a recording may also be a redacted one. */
export function playableAudio(
  contactId: string,
  path: string,
  { recordings, contactLens }: PlayableLocations,
): RecordingCheck {
  const isRedacted = contactLensObject(path)?.kind === 'redacted-recording';
  return playableRecording(contactId, path, isRedacted ? contactLens.locations : recordings);
}

/** The contact that a recording belongs to by its file name, `<contactId>_20261120T14:03_UTC.wav`. */
export function contactOfRecording(key: string): string | undefined {
  const fileName = key.split('/').at(-1) ?? '';
  return /^([0-9a-z][0-9a-z-]{0,35})_[^/]*\.wav$/i.exec(fileName)?.[1];
}
