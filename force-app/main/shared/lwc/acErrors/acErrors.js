/**
 * The shapes in which the platform reports errors: Lightning Data Service, Apex and JavaScript.
 * @typedef {{message?: string, errorCode?: string}} Said
 * @typedef {Said & {output?: {errors?: Said[], fieldErrors?: Record<string, Said[]>}}} Body a record that was not
 *   written has its reasons in `output`, beside a message that is the same for all of them
 * @typedef {{status?: number, message?: string, body?: Body | Body[]}} PlatformError
 */

const NO_ACCESS_STATUS = new Set([403, 404]);
const NO_ACCESS_CODES = new Set(['INSUFFICIENT_ACCESS', 'NOT_FOUND', 'INVALID_TYPE', 'RESOURCE_NOT_FOUND']);
/**
 * The platform refuses a class of the package without a code, in a sentence in the user's language that names
 * Apex and the class.
 */
const REFUSED_CLASS = /\bApex\b.*AC_\w+/;

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
  const messages = bodies(platformError).flatMap((body) => {
    const reasons = reasonsOf(body);
    return (reasons.length > 0 ? reasons : [body]).map(({ message }) => message);
  });
  if (messages.length === 0) messages.push(platformError?.message);
  return messages.filter(Boolean).join(' ');
}

/** @param {Body} body @returns {Said[]} */
function reasonsOf({ output }) {
  return [...(output?.errors ?? []), ...Object.values(output?.fieldErrors ?? {}).flat()];
}

/**
 * Whether the user may not see what was asked for, or it is gone: the platform tells both alike.
 * @param {unknown} error
 */
export function isAccessError(error) {
  const platformError = /** @type {PlatformError | undefined | null} */ (error);
  return (
    NO_ACCESS_STATUS.has(Number(platformError?.status)) ||
    bodies(platformError).some(
      ({ errorCode, message }) => NO_ACCESS_CODES.has(String(errorCode)) || REFUSED_CLASS.test(message ?? ''),
    )
  );
}
