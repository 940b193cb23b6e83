import type { Sentiment } from '../contracts/conversation-file.ts';

/**
 * The calls that analyses need (Amazon Comprehend), in the service's own terms: limits are the caller's care,
 * errors keep the service's names. A batch has at most 25 texts; its results stand where their texts stood,
 * `undefined` where one failed.
 */
export interface TextAnalysis {
  batchSentiment(texts: readonly string[], languageCode: string): Promise<(Sentiment | undefined)[]>;
  batchSyntax(texts: readonly string[], languageCode: string): Promise<(SyntaxToken[] | undefined)[]>;
  batchDominantLanguages(texts: readonly string[]): Promise<(LanguageScore[] | undefined)[]>;
  keyPhrases(text: string, languageCode: string): Promise<FoundSpan[]>;
  entities(text: string, languageCode: string): Promise<FoundEntity[]>;
  /** By a custom recogniser, which is of one language. */
  customEntities(text: string, endpointArn: string): Promise<FoundEntity[]>;
}

/** Offsets are code points of the text that was sent, end exclusive. */
export type FoundSpan = { text: string; score: number; begin: number; end: number };
export type FoundEntity = FoundSpan & { type: string };
/** `tag`: the part of speech. */
export type SyntaxToken = { text: string; tag: string; begin: number; end: number };
export type LanguageScore = { code: string; score: number };
