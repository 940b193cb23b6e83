/**
 * @typedef {'toggle' | 'zoomin' | 'zoomout' | 'fit' | 'clear' | 'select' | 'loop' | 'link'} Command
 */

const ARROW_SECONDS = 5;
const PAGE_SECONDS = 30;

/**
 * What a key asks of the timeline. The keys of the whole player are the player's.
 * @param {string} key
 * @param {boolean} isOnSurface Space and Enter belong to buttons elsewhere
 * @param {boolean} hasRange
 * @returns {Command | null}
 */
export function commandForKey(key, isOnSurface, hasRange) {
  if (isOnSurface && (key === ' ' || key === 'Enter')) return 'toggle';
  return key === 'Escape' && hasRange ? 'clear' : null;
}

/**
 * Where a key leads to, or null.
 * @param {string} key
 * @param {number} time seconds
 * @param {number} duration seconds
 */
export function placeForKey(key, time, duration) {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return time + ARROW_SECONDS;
    case 'ArrowLeft':
    case 'ArrowDown':
      return time - ARROW_SECONDS;
    case 'PageUp':
      return time + PAGE_SECONDS;
    case 'PageDown':
      return time - PAGE_SECONDS;
    case 'Home':
      return 0;
    case 'End':
      return duration;
    default:
      return null;
  }
}
