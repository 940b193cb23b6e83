/**
 * The shapes in which the platform reports errors: Lightning Data Service, Apex and JavaScript.
 * @typedef {{status?: number, message?: string, body?: {message?: string, errorCode?: string}
 *   | {message?: string, errorCode?: string}[]}} PlatformError
 */

const NO_ACCESS_STATUS = new Set([403, 404]);
const NO_ACCESS_CODES = new Set(['INSUFFICIENT_ACCESS', 'NOT_FOUND', 'INVALID_TYPE', 'RESOURCE_NOT_FOUND']);

/** @param {PlatformError | undefined | null} error */
function bodies(error) {
  const body = error?.body;
  if (!body) return [];
  return Array.isArray(body) ? body : [body];
}

/**
 * What an error says, in one sentence or more; empty where it says nothing.
 * @param {unknown} error
 */
export function errorText(error) {
  const platformError = /** @type {PlatformError | undefined | null} */ (error);
  const messages = bodies(platformError).map((body) => body.message);
  if (messages.length === 0) messages.push(platformError?.message);
  return messages.filter(Boolean).join(' ');
}

/**
 * Whether the user may not see what was asked for, or it is gone: the platform tells both alike.
 * @param {unknown} error
 */
export function isAccessError(error) {
  const platformError = /** @type {PlatformError | undefined | null} */ (error);
  return (
    NO_ACCESS_STATUS.has(Number(platformError?.status)) ||
    bodies(platformError).some((body) => NO_ACCESS_CODES.has(String(body.errorCode)))
  );
}
