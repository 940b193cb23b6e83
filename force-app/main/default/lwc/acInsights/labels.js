import agent from '@salesforce/label/c.AC_Agent';
import conversation from '@salesforce/label/c.AC_Conversation';
import customer from '@salesforce/label/c.AC_Customer';
import insights from '@salesforce/label/c.AC_Insights';
import keyPhraseHelp from '@salesforce/label/c.AC_Key_Phrase_Help';
import keyPhrases from '@salesforce/label/c.AC_Key_Phrases';
import language from '@salesforce/label/c.AC_Language';
import languageConfidence from '@salesforce/label/c.AC_Language_Confidence';
import namedEntities from '@salesforce/label/c.AC_Named_Entities';
import notAnalysed from '@salesforce/label/c.AC_Not_Analysed';
import notAnalysedFailed from '@salesforce/label/c.AC_Not_Analysed_Failed';
import notAnalysedItem from '@salesforce/label/c.AC_Not_Analysed_Item';
import notAnalysedLanguage from '@salesforce/label/c.AC_Not_Analysed_Language';
import notAnalysedTooShort from '@salesforce/label/c.AC_Not_Analysed_Too_Short';
import notAnalysedUnknown from '@salesforce/label/c.AC_Not_Analysed_Unknown';
import sentiment from '@salesforce/label/c.AC_Sentiment';
import speaker from '@salesforce/label/c.AC_Speaker';
import syntax from '@salesforce/label/c.AC_Syntax';
import system from '@salesforce/label/c.AC_System';
import talkShare from '@salesforce/label/c.AC_Talk_Share';

export const labels = {
  insights,
  keyPhraseHelp,
  keyPhrases,
  language,
  languageConfidence,
  notAnalysed,
  notAnalysedItem,
  sentiment,
  talkShare,
  conversation,
};

/** By role. */
export const speakers = { AGENT: agent, CUSTOMER: customer, SYSTEM: system, UNKNOWN: speaker };

/** By code of the analysis. @type {Record<string, string>} */
export const analyses = {
  snt: sentiment,
  kw: keyPhrases,
  dl: language,
  ne: namedEntities,
  syn: syntax,
};

/** Why something was skipped, by the file's reason. @type {Record<string, string>} */
export const reasons = {
  'language-not-supported': notAnalysedLanguage,
  'too-short': notAnalysedTooShort,
  'unknown-analysis': notAnalysedUnknown,
  failed: notAnalysedFailed,
};
