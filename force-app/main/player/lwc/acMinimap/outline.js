import { peaksInView } from 'c/acWaveformData';

/** Points of the outline: as many as a wide screen can show apart. */
export const OUTLINE_POINTS = 480;

/**
 * The loudest of all lanes as the outline of a shape, for an SVG of 480 by 2 with its middle at 0.
 * @param {{peaks: number[] | null}[]} lanes
 * @returns {string} path data, empty where there is no waveform
 */
export function outlineOf(lanes) {
  const whole = { start: 0, end: 1 };
  const all = lanes
    .filter(({ peaks }) => peaks)
    .map(({ peaks }) => peaksInView(peaks ?? [], whole.end, whole, OUTLINE_POINTS));
  if (all.length === 0) return '';
  const loudest = all[0].map((_, index) => Math.max(0.02, ...all.map((lane) => lane[index])));
  const above = loudest.map((peak, index) => `${index} ${(-peak).toFixed(2)}`);
  const below = loudest.map((peak, index) => `${index} ${peak.toFixed(2)}`).reverse();
  return `M${above.join('L')}L${below.join('L')}Z`;
}
