import type { ObjectLocation } from '../ports/object-store.ts';
import { contactLensObject } from './contact-lens-keys.ts';
import type { AllowedLocation } from './allowed-locations.ts';

export type RecordingCheck = { playable: true; location: ObjectLocation } | { playable: false; why: string };

export const OTHER_NAME = 'its file name does not start with the contact ID';

const refused = (why: string): RecordingCheck => ({ playable: false, why });

/**
 * Whether an object may be read at all: its path is `bucket/key`, the key verbatim, and it lies in an allowed
 * location. The reason never repeats the path.
 */
export function readableObject(path: string, allowed: readonly AllowedLocation[]): RecordingCheck {
  const slash = path.indexOf('/');
  const bucket = path.slice(0, Math.max(slash, 0));
  const key = path.slice(slash + 1);
  if (bucket === '' || key === '') return refused('it is not in the form bucket/key');
  const segments = key.split('/');
  if (segments.includes('..') || segments.includes('.')) return refused('its key contains . or .. segments');
  const isAllowed = allowed.some((place) => place.bucket === bucket && key.startsWith(place.prefix));
  if (!isAllowed) return refused('its bucket or folder is not among the allowed ones');
  return { playable: true, location: { bucket, key } };
}

/**
 * Whether a file's name is the contact's id, alone or with more after it: `<contactId>_20261120T14:03_UTC.wav`,
 * `<contactId>.wav`. Amazon Connect names many recordings so, but not all.
 */
export function isNamedAfter(contactId: string, key: string): boolean {
  const fileName = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
  const id = contactId.toLowerCase();
  return id !== '' && fileName.startsWith(id) && /^[_.]/.test(fileName.slice(id.length));
}

/** Whether an object that bears a contact's name may be read, so that nobody can ask for the one of another. */
export function playableRecording(
  contactId: string,
  recordingPath: string,
  allowed: readonly AllowedLocation[],
): RecordingCheck {
  const check = readableObject(recordingPath, allowed);
  if (!check.playable || isNamedAfter(contactId, check.location.key)) return check;
  return refused(OTHER_NAME);
}

/** Where audio may be played from: recordings, and the redacted ones that Contact Lens writes elsewhere. */
export type PlayableLocations = {
  recordings: readonly AllowedLocation[];
  contactLens: { locations: readonly AllowedLocation[] };
};

/** Where the audio of a path may be played from: a redacted recording lies elsewhere. */
export function audioLocations(
  path: string,
  { recordings, contactLens }: PlayableLocations,
): readonly AllowedLocation[] {
  const isRedacted = contactLensObject(path)?.kind === 'redacted-recording';
  return isRedacted ? contactLens.locations : recordings;
}

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const NAMED_AFTER_A_CONTACT = new RegExp(`^(?:([0-9a-z][0-9a-z-]{0,35})_[^/]*|(${UUID}))\\.wav$`, 'i');

/**
 * The contact that a recording belongs to by its file name, `<contactId>_20261120T14:03_UTC.wav` or, where the id
 * is unmistakable, `<contactId>.wav`.
 */
export function contactOfRecording(key: string): string | undefined {
  const [, before, alone] = NAMED_AFTER_A_CONTACT.exec(key.split('/').at(-1) ?? '') ?? [];
  return before ?? alone;
}
