import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';
import { readableObject } from '../../recordings/playable-recording.ts';
import type { Pipeline } from '../pipeline.ts';

/**
 * Where the recording lies that a contact record named, whatever the name of its file: the contact record is to be
 * trusted. Throws `recording-not-allowed` where nothing may be read from there.
 */
export function recordingLocation(path: string, { settings }: Pick<Pipeline, 'settings'>): ObjectLocation {
  const check = readableObject(path, settings.recordings);
  if (check.playable) return check.location;
  throw new Problem('recording-not-allowed', `This recording can't be read: ${check.why}.`, {
    errors: [{ path: 'Recording.Location', message: check.why }],
  });
}
