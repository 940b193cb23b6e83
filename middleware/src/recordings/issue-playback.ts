import { Problem } from '../ports/problem.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import {
  audioLocations,
  isNamedAfter,
  readableObject,
  type PlayableLocations,
  OTHER_NAME,
} from './playable-recording.ts';

export type PlaybackRequest = { contactId: string; recordingPath: string; download?: boolean | undefined };
export type Playback = { url: string; expiresAt: string; contentType: string; bytes: number };

const CONTENT_TYPE = 'audio/wav';

/** Whether a contact record named this path as the contact's own, which is then on its Salesforce record. */
export type IsNamedByContactRecord = (contactId: string, path: string) => Promise<boolean>;

/**
 * A URL that plays one recording for a short time. That the caller's user may see the contact is checked by
 * the caller; here it is checked that the recording may be read, belongs to the contact, exists and can be
 * read. It belongs to the contact by its file name or, since not every recording is named so, because a contact
 * record named it. Throws `recording-not-allowed`, `recording-not-there` or `recording-archived`.
 */
export async function issuePlayback(
  request: PlaybackRequest,
  objects: Pick<ObjectStore, 'head' | 'presign'>,
  options: { locations: PlayableLocations; seconds: number; isNamedByContactRecord: IsNamedByContactRecord },
): Promise<Playback> {
  const { contactId, recordingPath: path } = request;
  const check = readableObject(path, audioLocations(path, options.locations));
  if (!check.playable) throw notAllowed(check.why);
  const isOwn =
    isNamedAfter(contactId, check.location.key) || (await options.isNamedByContactRecord(contactId, path));
  if (!isOwn) {
    throw notAllowed(`${OTHER_NAME}, and no contact record named it`);
  }
  const head = await objects.head(check.location);
  if (!head) {
    throw new Problem('recording-not-there', 'The recording is not in the bucket: not yet, or not anymore.');
  }
  if (head.archived) {
    throw new Problem(
      'recording-archived',
      'The recording is in an archive storage class: restore it in Amazon S3 before it can be played.',
    );
  }
  const signed = await objects.presign(check.location, {
    seconds: options.seconds,
    contentType: CONTENT_TYPE,
    ...(request.download ? { downloadName: `${request.contactId}.wav` } : {}),
  });
  return { ...signed, contentType: CONTENT_TYPE, bytes: head.bytes };
}

function notAllowed(why: string): Problem {
  return new Problem('recording-not-allowed', `This recording can't be played: ${why}.`, {
    errors: [{ path: 'recordingPath', message: why }],
  });
}
