import type { TextAnalysis } from '../insights/text-analysis.ts';

/** Text analysis (Amazon Comprehend). */
export interface TextService extends TextAnalysis {
  /** Where personal data stands in a text of at most 100 KB in English or Spanish. */
  personalData(text: string, languageCode: string): Promise<PersonalDataSpan[]>;
}
/** Offsets are code points, end exclusive; `type` in the service's words, such as `NAME`. */
export type PersonalDataSpan = { type: string; score: number; begin: number; end: number };
