import { placeholder, type PersonalSpan, type Span } from './personal-data.ts';
import { planRedaction } from './plan-redaction.ts';

export type RedactedText = {
  text: string;
  /** Where the placeholders stand, in the order of what was taken out. */
  placeholders: Span[];
  /** Where a span of the old text stands now; what touched a part that was taken out takes in its placeholder. */
  moved: (span: Span) => Span;
};

/** The text with placeholders in the places of what is taken out: stretches in order that do not overlap. */
export function redactText(text: string, takenOut: readonly PersonalSpan[]): RedactedText {
  const placeholders: Span[] = [];
  let redacted = '';
  let kept = 0;
  for (const { from, to, category } of takenOut) {
    redacted += text.slice(kept, from);
    const start = redacted.length;
    redacted += placeholder(category);
    placeholders.push({ from: start, to: redacted.length });
    kept = to;
  }
  redacted += text.slice(kept);

  const moved = (at: number, edge: keyof Span): number => {
    let shift = 0;
    for (const [index, { from, to }] of takenOut.entries()) {
      const now = placeholders[index] ?? { from, to };
      if (at <= from) break;
      if (at < to) return now[edge];
      shift = now.to - to;
    }
    return at + shift;
  };
  return {
    text: redacted,
    placeholders,
    moved: ({ from, to }) => ({ from: moved(from, 'from'), to: moved(to, 'to') }),
  };
}

/** The same for a text whose words have no times. */
export function redactPlainText(text: string, found: readonly PersonalSpan[]): string {
  return redactText(text, planRedaction(text, wordsBySpaces(text), found)).text;
}

export function wordsBySpaces(text: string): Span[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
}
