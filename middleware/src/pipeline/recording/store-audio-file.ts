import type { Pipeline } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';

/** Salesforce takes files of up to 2 GB. */
const LARGEST_FILE = 2 * 1024 ** 3;
const FILE_NAME = 'Recording';

/**
 * Puts the recording itself on the record as a file, under one name however often it runs; a recording that was
 * replaced becomes a new version. A recording that is not there (yet) is left to its own event.
 * Throws a problem where it cannot be read or stored.
 */
export async function storeAudioFile(
  { recordId, contactId }: { recordId: string; contactId: string },
  recording: ObjectLocation,
  { objects, records, observer }: Pipeline,
): Promise<void> {
  const head = await objects.head(recording);
  if (!head) return;
  if (head.archived) {
    throw new Problem('recording-archived', 'The recording is archived: restore it in Amazon S3.');
  }
  if (head.bytes > LARGEST_FILE) {
    throw new Problem(
      'salesforce-refused',
      `The recording has ${head.bytes} bytes, more than Salesforce accepts as a file (2 GB). ` +
        'Everything else is done for this contact.',
    );
  }
  await observer.stage('store-audio-file', () =>
    records.putStreamedFile(recordId, contactId, {
      name: `${FILE_NAME}${extensionOf(recording.key)}`,
      contentType: head.contentType,
      bytes: head.bytes,
      contentName: `Recording of ${head.bytes} bytes from Amazon S3, ETag ${head.etag}`,
      open: () => objects.read(recording),
    }),
  );
}

/** `.wav`; the rest of the key holds a colon, which file names may not have everywhere. */
const extensionOf = (key: string) => /\.[A-Za-z0-9]{1,5}$/.exec(key)?.[0].toLowerCase() ?? '';
