import conversation from '@salesforce/label/c.AC_Conversation';
import dominantLanguage from '@salesforce/label/c.AC_Language';
import insights from '@salesforce/label/c.AC_Insights';
import keyPhrases from '@salesforce/label/c.AC_Key_Phrases';
import namedEntities from '@salesforce/label/c.AC_Named_Entities';
import notAnalysed from '@salesforce/label/c.AC_Not_Analysed';
import notAnalysedFailed from '@salesforce/label/c.AC_Not_Analysed_Failed';
import notAnalysedItem from '@salesforce/label/c.AC_Not_Analysed_Item';
import notAnalysedLanguage from '@salesforce/label/c.AC_Not_Analysed_Language';
import notAnalysedNotConfigured from '@salesforce/label/c.AC_Not_Analysed_Not_Configured';
import notAnalysedTooLong from '@salesforce/label/c.AC_Not_Analysed_Too_Long';
import notAnalysedTooShort from '@salesforce/label/c.AC_Not_Analysed_Too_Short';
import notAnalysedUnknown from '@salesforce/label/c.AC_Not_Analysed_Unknown';
import redaction from '@salesforce/label/c.AC_Redaction';
import sentiment from '@salesforce/label/c.AC_Sentiment';
import summary from '@salesforce/label/c.AC_Summary';
import syntax from '@salesforce/label/c.AC_Syntax';
import talk from '@salesforce/label/c.AC_Talk';
import topics from '@salesforce/label/c.AC_Topics';

export const labels = {
  conversation,
  insights,
  language: dominantLanguage,
  notAnalysed,
  notAnalysedItem,
  sentiment,
  summary,
  syntax,
  talk,
  topics,
};

/** By code of the analysis. @type {Record<string, string>} */
export const analyses = {
  snt: sentiment,
  kw: keyPhrases,
  dl: dominantLanguage,
  ne: namedEntities,
  syn: syntax,
  pii: redaction,
};

/** Why something was skipped, by the file's reason. @type {Record<string, string>} */
export const reasons = {
  'language-not-supported': notAnalysedLanguage,
  'not-configured': notAnalysedNotConfigured,
  'too-long': notAnalysedTooLong,
  'too-short': notAnalysedTooShort,
  'unknown-analysis': notAnalysedUnknown,
  failed: notAnalysedFailed,
};
