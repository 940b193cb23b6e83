import { z } from 'zod';
import type { Conversation } from '../contracts/conversation-file.ts';
import type { RecordFields } from '../fields/record-fields.ts';
import type { Analysis } from './analysis.ts';
import { dominantLanguage } from './analyses/dominant-language.ts';
import { keyPhrases } from './analyses/key-phrases.ts';
import { namedEntities } from './analyses/named-entities.ts';
import { sentiment } from './analyses/sentiment.ts';
import { syntax } from './analyses/syntax.ts';

const REGISTERED = [sentiment, keyPhrases, dominantLanguage, namedEntities, syntax] as const;

/** Asked for as the analyses are, but done before them and before anything is stored. */
export const REDACTION = {
  code: 'pii',
  name: 'Personal data redaction',
  languages: ['en', 'es'],
} as const;

const ASKED_FOR = [...REGISTERED, REDACTION];

export const analysisCode = z.enum(ASKED_FOR.map(({ code }) => code));
export type AnalysisCode = z.infer<typeof analysisCode>;

/** The analyses, in the order in which they are named and written. The only list of them. */
export const ANALYSES: readonly Analysis<AnalysisCode>[] = REGISTERED;

/** The analysis of a code, as long as this version has one. */
export function analysisOf(code: string): Analysis<AnalysisCode> | undefined {
  return ANALYSES.find((analysis) => analysis.code === code);
}

/** What an analysis, or the redaction, is called inside a sentence. */
export function analysisName(code: AnalysisCode): string {
  return ASKED_FOR.find((one) => one.code === code)?.name.toLowerCase() ?? code;
}

/** The record's fields of the analyses that were asked for and have a result. */
export function insightFields(conversation: Conversation, codes: readonly string[]): RecordFields {
  const fields = ANALYSES.filter(({ code }) => codes.includes(code)).map((one) => one.fields(conversation));
  return Object.assign({}, ...fields) as RecordFields;
}
