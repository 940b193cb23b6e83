/**
 * Something that is shown on a part of a text; layers may overlap. `word` is the position of the word
 * that the part belongs to.
 * @typedef {{from: number, to: number, className?: string, title?: string, isMatch?: boolean, word?: number}} Layer
 * @typedef {{key: number, text: string, className: string, title: string | null, isMatch: boolean,
 *   word: number | undefined}} Segment
 */

/**
 * A text cut wherever a layer begins or ends.
 * @param {string} text
 * @param {Layer[]} layers `to` is exclusive
 * @returns {Segment[]}
 */
export function segmentsOf(text, layers) {
  const inside = layers.filter(({ from, to }) => from < to && from < text.length && to > 0);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of inside) cuts.add(Math.max(0, from)).add(Math.min(text.length, to));
  const places = [...cuts].sort((one, other) => one - other);
  const waiting = inside.sort((one, other) => one.from - other.from);
  /** @type {Layer[]} */
  let here = [];
  let next = 0;
  return places.slice(0, -1).map((from, index) => {
    here = here.filter(({ to }) => to > from);
    while (next < waiting.length && waiting[next].from <= from) {
      here.push(waiting[next]);
      next += 1;
    }
    return segment(from, text.slice(from, places[index + 1]), here);
  });
}

/** @param {number} key @param {string} text @param {Layer[]} layers @returns {Segment} */
function segment(key, text, layers) {
  const titles = new Set(layers.flatMap(({ title }) => title ?? []));
  return {
    key,
    text,
    className: layers.flatMap(({ className }) => className ?? []).join(' '),
    title: titles.size ? [...titles].join(' · ') : null,
    isMatch: layers.some(({ isMatch }) => isMatch),
    word: layers.find(({ word }) => word !== undefined)?.word,
  };
}
