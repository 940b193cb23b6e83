import type { Conversation, Insights, Skipped } from '../conversation/conversation.ts';
import type { TextOperation } from './languages.ts';
import type { TermSource } from './own-terms.ts';
import type { WordCount } from './syntax.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What analyses work with. */
export type AnalysisMeans = {
  /** Bounds its own calls. */
  text: TextAnalysis;
  /** Endpoints of custom entity recognisers by language code, of Amazon Comprehend or of Amazon Transcribe. */
  recognizers: Readonly<Record<string, string>>;
  terms: TermSource;
};

/** What an analysis adds to a conversation. */
export type Findings = Partial<Pick<Conversation, 'turns' | 'insights'>> & {
  skipped?: Skipped[];
  /** Something is missing that another run may bring. */
  incomplete?: boolean;
  /** Of the syntax: every word. */
  words?: WordCount[];
};

export type Analysis = {
  name: string;
  /** What it writes; there once the analysis was answered. */
  member: keyof Insights;
  /** Absent where the analysis judges languages by itself. */
  operation?: TextOperation;
  /** @param language code of Amazon Comprehend */
  run(conversation: Conversation, means: AnalysisMeans, language: string): Promise<Findings>;
};
