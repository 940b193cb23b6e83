import type { Conversation, Insights } from '../contracts/conversation-file.ts';
import type { AnalysedConversation } from '../insights/analyse.ts';
import { ANALYSES } from '../insights/registry.ts';

/** A placeholder is no finding: what says nothing else, and its name as a word, is left out. */
export function withoutPlaceholders(analysed: AnalysedConversation): AnalysedConversation {
  const { conversation, words } = analysed;
  const names = placeholderNames(conversation);
  const isName = (word: string) => names.has(word);
  const insights = ANALYSES.reduce<Insights>(
    (before, analysis) => ({ ...before, ...analysis.withoutWords?.(before, isName) }),
    conversation.insights,
  );
  return {
    ...analysed,
    conversation: { ...conversation, insights },
    ...(words && { words: words.filter(({ text }) => !isName(text)) }),
  };
}

/** As they stand in the texts: `[NAME]`, and `[PII]` of Amazon Transcribe and Contact Lens. */
function placeholderNames({ turns }: Conversation): ReadonlySet<string> {
  const names = turns.flatMap(({ text, redactions = [] }) =>
    redactions.map(({ from, to }) => text.slice(from, to).replaceAll(/[[\]]/g, '')),
  );
  return new Set(['PII', ...names]);
}
