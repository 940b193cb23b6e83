/**
 * A found place in a text; `end` is exclusive, `isCurrent` tells the one the reader is at.
 * @typedef {{start: number, end: number, isCurrent?: boolean}} Found
 */

/**
 * A text cut into what was found and what lies between.
 * @param {string} text
 * @param {Found[]} found in order, not overlapping
 */
export function segmentsOf(text, found) {
  const segments = [];
  let at = 0;
  for (const { start, end, isCurrent } of found ?? []) {
    if (start > at) segments.push({ text: text.slice(at, start), isMatch: false, className: '' });
    segments.push({
      text: text.slice(start, end),
      isMatch: true,
      className: isCurrent ? 'found current' : 'found',
    });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), isMatch: false, className: '' });
  return segments.map((segment, key) => ({ ...segment, key }));
}
