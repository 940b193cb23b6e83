import getDownload from '@salesforce/apex/AC_PlaybackController.getDownload';

/** @import {Source} from 'c/acPlayer' */

/**
 * Has the browser save the recording.
 * @param {string} recordId
 * @returns {Promise<string | null>} the name of the state where it could not be, else null
 */
export async function downloadRecording(recordId) {
  /** @type {Source} */
  let source;
  try {
    source = await getDownload({ recordId });
  } catch {
    return 'UNREACHABLE';
  }
  if (source.state === 'NO_PERMISSION') return 'NO_DOWNLOAD';
  if (source.state !== 'READY' || !source.url) return source.state;
  const link = document.createElement('a');
  link.href = source.url;
  link.download = '';
  // Should the browser show the audio instead of saving it, the record stays open.
  link.target = '_blank';
  link.rel = 'noopener';
  link.click();
  return null;
}
