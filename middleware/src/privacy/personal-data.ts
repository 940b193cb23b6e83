/** What is taken out of transcripts that are to be without personal data. */
export type PersonalDataSettings = {
  /** Kinds in the words of Amazon Comprehend, such as `NAME`; `ALL` for all that it knows. */
  types: readonly string[];
  /** 0 to 1: what the service is less sure of stays. */
  minimumScore: number;
  /** What becomes of a transcript in a language whose personal data the service cannot tell. */
  unsupportedLanguage: 'withhold' | 'keep';
  /** Whether the transcript as it was hangs on a private record of its own. */
  keepOriginal: boolean;
};

/** Offsets are code points of the text that was sent, end exclusive. */
export type FoundPersonalData = { type: string; score: number; begin: number; end: number };

/** In UTF-16 code units, as JavaScript counts; end exclusive. */
export type Span = { from: number; to: number };
export type PersonalSpan = Span & { category: string };

/** What stands in the place of personal data. */
export const placeholder = (category: string) => `[${category}]`;
