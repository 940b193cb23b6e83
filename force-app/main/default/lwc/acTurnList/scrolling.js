/** How far from the edges a turn must be to count as in sight. */
const MARGIN_PIXELS = 48;
/** Where it is put otherwise, as a share of the height from above. */
const COMFORTABLE_SHARE = 0.3;
/** Further jumps than this many heights are not animated: what lies between would have to be rendered. */
const FAR_HEIGHTS = 2;

/**
 * Scrolls a container, and only it, until an element in it is in sight.
 * @param {HTMLElement} container
 * @param {HTMLElement} element
 */
export function scrollToShow(container, element) {
  const outer = container.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const inSight = inner.top >= outer.top + MARGIN_PIXELS && inner.bottom <= outer.bottom - MARGIN_PIXELS;
  if (inSight) return;
  const distance = inner.top - outer.top - outer.height * COMFORTABLE_SHARE;
  const calm = Math.abs(distance) > outer.height * FAR_HEIGHTS || prefersLessMotion();
  container.scrollTo({ top: container.scrollTop + distance, behavior: calm ? 'auto' : 'smooth' });
}

function prefersLessMotion() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
