import type { Sentiment } from '../conversation/conversation.ts';

/** The calls that analyses need (Amazon Comprehend). Their errors are told apart by `name`. */
export interface TextAnalysis {
  sentiment(text: string, languageCode: string): Promise<Sentiment>;
  /** At most 25 texts; results stand where their texts stood, `undefined` where one failed. */
  batchSentiment(texts: string[], languageCode: string): Promise<(Sentiment | undefined)[]>;
  keyPhrases(text: string, languageCode: string): Promise<FoundSpan[]>;
  dominantLanguages(text: string): Promise<{ code: string; score: number }[]>;
}

/** Offsets are code points of the text that was sent, end exclusive. */
export type FoundSpan = { text: string; score: number; begin: number; end: number };
