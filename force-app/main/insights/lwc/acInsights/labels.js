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
import notAnalysedPartUnreadable from '@salesforce/label/c.AC_Not_Analysed_Part_Unreadable';
import notAnalysedSameAudio from '@salesforce/label/c.AC_Not_Analysed_Same_Audio';
import notAnalysedTooLong from '@salesforce/label/c.AC_Not_Analysed_Too_Long';
import notAnalysedTooShort from '@salesforce/label/c.AC_Not_Analysed_Too_Short';
import notAnalysedUnknown from '@salesforce/label/c.AC_Not_Analysed_Unknown';
import recording from '@salesforce/label/c.AC_Recording';
import redaction from '@salesforce/label/c.AC_Redaction';
import sentiment from '@salesforce/label/c.AC_Sentiment';
import summary from '@salesforce/label/c.AC_Summary';
import syntax from '@salesforce/label/c.AC_Syntax';
import talk from '@salesforce/label/c.AC_Talk';
import topics from '@salesforce/label/c.AC_Topics';
import transcript from '@salesforce/label/c.AC_Transcript';

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

/** By code of the analysis, or of a part of the call that something is missing of. @type {Record<string, string>} */
export const analyses = {
  snt: sentiment,
  kw: keyPhrases,
  dl: dominantLanguage,
  ne: namedEntities,
  syn: syntax,
  pii: redaction,
  channels: recording,
  transcript,
};

/** Why something was skipped, by the file's reason. @type {Record<string, string>} */
const reasons = {
  'language-not-supported': notAnalysedLanguage,
  'not-configured': notAnalysedNotConfigured,
  'too-long': notAnalysedTooLong,
  'too-short': notAnalysedTooShort,
  'unknown-analysis': notAnalysedUnknown,
  failed: notAnalysedFailed,
};

/** Where the reason says something else of a part than of an analysis. @type {Record<string, Record<string, string>>} */
const reasonsOfParts = {
  channels: { 'same-audio': notAnalysedSameAudio },
  // What Contact Lens itself left out, and why, only the file's sentence says.
  'contact-lens': {},
  transcript: { failed: notAnalysedPartUnreadable },
};

/**
 * Why something was skipped, in words of the page; undefined where only the file has words for it.
 * @param {string} analysis
 * @param {string} reason
 */
export const reasonOf = (analysis, reason) => (reasonsOfParts[analysis] ?? reasons)[reason];
