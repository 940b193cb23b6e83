import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';
import { playableRecording } from '../../recordings/playable-recording.ts';
import type { Pipeline } from '../pipeline.ts';

/** Where a contact's recording lies. Throws `recording-not-allowed` where it may not be read. */
export function recordingLocation(
  contactId: string,
  path: string,
  { settings }: Pick<Pipeline, 'settings'>,
): ObjectLocation {
  const check = playableRecording(contactId, path, settings.recordings);
  if (check.playable) return check.location;
  throw new Problem('recording-not-allowed', `The recording may not be read: ${check.why}.`, {
    errors: [{ path: 'Recording.Location', message: check.why }],
  });
}
