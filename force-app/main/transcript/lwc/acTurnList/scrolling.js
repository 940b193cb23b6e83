/** How far from the edges something must be to count as in sight. */
const MARGIN_PIXELS = 48;
/** Where it is put otherwise, as a share of the height from above. */
const COMFORTABLE_SHARE = 0.3;
/** Further jumps than this many heights are not animated: what lies between would have to be rendered. */
const FAR_HEIGHTS = 2;
/** A turn that takes more of the height is not shown as a whole, but where the reader is in it. */
const TALL_SHARE = 0.6;

/** @typedef {{getBoundingClientRect(): DOMRect, placeOfInterest?: DOMRect}} Turn */

/**
 * Scrolls a container, and only it, until a turn in it is in sight.
 * @param {HTMLElement} container
 * @param {Turn} turn
 */
export function scrollToShow(container, turn) {
  const outer = container.getBoundingClientRect();
  const inner = placeIn(turn, outer.height * TALL_SHARE);
  const inSight = inner.top >= outer.top + MARGIN_PIXELS && inner.bottom <= outer.bottom - MARGIN_PIXELS;
  if (inSight) return;
  const distance = inner.top - outer.top - outer.height * COMFORTABLE_SHARE;
  const calm = Math.abs(distance) > outer.height * FAR_HEIGHTS || prefersLessMotion();
  container.scrollTo({ top: container.scrollTop + distance, behavior: calm ? 'auto' : 'smooth' });
}

/** @param {Turn} turn @param {number} tall pixels */
function placeIn(turn, tall) {
  const whole = turn.getBoundingClientRect();
  return (whole.height > tall && turn.placeOfInterest) || whole;
}

function prefersLessMotion() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
