/** What Lightning Web Security lets a page make an address of. */
const BLOB_TYPES = new Set([
  '',
  'application/octet-stream',
  'application/pdf',
  'audio/wav',
  'image/png',
  'text/plain',
]);

const { attachShadow } = Element.prototype;
const { createObjectURL } = URL;

function closedShadow(options) {
  return attachShadow.call(this, { ...options, mode: 'closed' });
}

function checkedObjectUrl(blob) {
  if (!BLOB_TYPES.has(blob.type))
    throw new TypeError(`Lightning Web Security: Unsupported MIME type: ${blob.type}`);
  return createObjectURL.call(URL, blob);
}

function refusedWorker() {
  throw new TypeError('Lightning Web Security: Worker is not available');
}

/** What sandboxed code gets in the place of what the browser has. */
export const distortions = new Map([
  [attachShadow, closedShadow],
  [createObjectURL, checkedObjectUrl],
  [window.Worker, refusedWorker],
  [window.SharedWorker, refusedWorker],
]);
