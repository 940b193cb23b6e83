import type { RecordFields } from '../fields/record-fields.ts';
import type { Conversation, Insights, Skipped, Syntax } from '../contracts/conversation-file.ts';
import type { TermSource } from './own-terms.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What analyses work with. */
export type AnalysisMeans = {
  /** Bounds its own calls. */
  text: TextAnalysis;
  /** Endpoints of custom entity recognisers by language code, of Amazon Comprehend or of Amazon Transcribe. */
  recognizers: Readonly<Record<string, string>>;
  terms: TermSource;
};

/** How often a word was said as a part of speech, and when at first. */
export type WordCount = Syntax['words'][number];

/** What an analysis adds to a conversation. */
export type Findings = Partial<Pick<Conversation, 'turns' | 'insights'>> & {
  skipped?: Skipped[];
  /** Something is missing that another run may bring. */
  incomplete?: boolean;
  /** Of the syntax: every word. */
  words?: WordCount[];
};

/** One analysis, whole: what it is called, where it can be done, what it finds and what of that the record shows. */
export type Analysis<Code extends string = string> = {
  /** What a contact's attribute asks for it by. */
  code: Code;
  /** As a line about it begins. */
  name: string;
  /** Codes of Amazon Comprehend; absent where the analysis judges languages by itself. */
  languages?: readonly string[];
  /** What it writes; there once the analysis was answered. */
  member: keyof Insights;
  /** What it writes that repeats words of the conversation: it goes where personal data is taken out. */
  quotes?: readonly (keyof Insights)[];
  /** Of what it writes, the findings that say more than words that are none, as names of placeholders are. */
  withoutWords?(insights: Insights, isNoWord: (word: string) => boolean): Partial<Insights>;
  /** A list that is cut, the least frequent first, where a very long conversation makes it too large. */
  list?: 'keyPhrases' | 'entities';
  /** @param language code of Amazon Comprehend */
  run(conversation: Conversation, means: AnalysisMeans, language: string): Promise<Findings>;
  /** The record's fields; a result that is not there is absent, so that nothing found earlier is blanked. */
  fields(conversation: Conversation): RecordFields;
};
