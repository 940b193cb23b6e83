/** A span of time in seconds. */
export type TimeSpan = { start: number; end: number };

/** The spans as one: in order, those that touch or overlap joined. */
export function union(spans: readonly TimeSpan[]): TimeSpan[] {
  const joined: TimeSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}

/** What the spans, joined and in order, leave open between 0 and `duration`. */
export function gaps(joined: readonly TimeSpan[], duration: number): TimeSpan[] {
  const starts = [0, ...joined.map(({ end }) => end)];
  const ends = [...joined.map(({ start }) => start), duration];
  return starts
    .map((start, place) => ({ start, end: Math.min(ends[place] ?? duration, duration) }))
    .filter(({ start, end }) => end > start);
}

/** What is left of spans, joined and in order, where the others, joined and in order, do not cover them. */
export function without(spans: readonly TimeSpan[], others: readonly TimeSpan[]): TimeSpan[] {
  const left: TimeSpan[] = [];
  let next = 0;
  for (const { start, end } of spans) {
    let from = start;
    while ((others[next]?.end ?? Infinity) <= from) next += 1;
    for (let at = next; from < end; at += 1) {
      const other = others[at];
      const until = Math.min(end, other?.start ?? end);
      if (until > from) left.push({ start: from, end: until });
      from = Math.max(from, other?.end ?? end);
    }
  }
  return left;
}

/** Seconds in all; spans that overlap count twice. */
export function length(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** To the millisecond: what is below is an artefact of binary fractions. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
