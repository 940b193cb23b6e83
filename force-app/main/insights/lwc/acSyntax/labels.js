import adjectives from '@salesforce/label/c.AC_Syntax_Adjectives';
import adpositions from '@salesforce/label/c.AC_Syntax_Adpositions';
import adverbs from '@salesforce/label/c.AC_Syntax_Adverbs';
import auxiliaries from '@salesforce/label/c.AC_Syntax_Auxiliaries';
import conjunctions from '@salesforce/label/c.AC_Syntax_Conjunctions';
import coordinating from '@salesforce/label/c.AC_Syntax_Coordinating';
import count from '@salesforce/label/c.AC_Syntax_Count';
import determiners from '@salesforce/label/c.AC_Syntax_Determiners';
import everybody from '@salesforce/label/c.AC_Everybody';
import interjections from '@salesforce/label/c.AC_Syntax_Interjections';
import names from '@salesforce/label/c.AC_Syntax_Names';
import nouns from '@salesforce/label/c.AC_Syntax_Nouns';
import numerals from '@salesforce/label/c.AC_Syntax_Numerals';
import other from '@salesforce/label/c.AC_Syntax_Other';
import particles from '@salesforce/label/c.AC_Syntax_Particles';
import partOfSpeech from '@salesforce/label/c.AC_Syntax_Part_Of_Speech';
import pronouns from '@salesforce/label/c.AC_Syntax_Pronouns';
import subordinating from '@salesforce/label/c.AC_Syntax_Subordinating';
import syntax from '@salesforce/label/c.AC_Syntax';
import verbs from '@salesforce/label/c.AC_Syntax_Verbs';
import whose from '@salesforce/label/c.AC_Whose_Words';

export const labels = { count, everybody, partOfSpeech, syntax, whose };

/** The tags of Amazon Comprehend. @type {Record<string, string>} */
export const tags = {
  ADJ: adjectives,
  ADP: adpositions,
  ADV: adverbs,
  AUX: auxiliaries,
  CCONJ: coordinating,
  CONJ: conjunctions,
  DET: determiners,
  INTJ: interjections,
  NOUN: nouns,
  NUM: numerals,
  O: other,
  PART: particles,
  PRON: pronouns,
  PROPN: names,
  SCONJ: subordinating,
  VERB: verbs,
};
