declare module 'vader-sentiment' {
  /** Shares of the text by polarity, and `compound`, -1 to 1. */
  export type PolarityScores = { neg: number; neu: number; pos: number; compound: number };
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): PolarityScores };
}
