/** Pixels of a bar and of the gap after it. */
const BAR = 2;
const GAP = 1;

/** How many bars fit. @param {number} width pixels */
export function barCount(width) {
  return Math.max(1, Math.floor(width / (BAR + GAP)));
}

/**
 * Draws one lane over the whole canvas, in its pixels. Silence stays a thin line.
 * @param {ArrayLike<number>[]} channels of which the first is drawn
 * @param {CanvasRenderingContext2D} context whose colour is set
 */
export function drawBars([bars], context) {
  const { width, height } = context.canvas;
  const step = width / bars.length;
  const thickness = Math.max(1, Math.round((step * BAR) / (BAR + GAP)));
  const least = Math.min(height, Math.max(1, height / 56));
  for (let index = 0; index < bars.length; index += 1) {
    const length = Math.max(least, Math.round(bars[index] * height));
    context.fillRect(Math.round(index * step), (height - length) / 2, thickness, length);
  }
}
