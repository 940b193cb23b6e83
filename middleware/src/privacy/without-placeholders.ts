import type { Conversation } from '../contracts/conversation-file.ts';
import type { AnalysedConversation } from '../insights/analyse.ts';

/** A placeholder is no finding: phrases and entities that are nothing else, and its name as a word, are left out. */
export function withoutPlaceholders(analysed: AnalysedConversation): AnalysedConversation {
  const { conversation, words } = analysed;
  const { keyPhrases, entities, syntax } = conversation.insights;
  const names = placeholderNames(conversation);
  const isWord = ({ text }: { text: string }) => !names.has(text);
  const saysSomething = ({ text }: { text: string }) =>
    (text.match(/[\p{L}\p{N}_]+/gu) ?? []).some((word) => !names.has(word));
  const insights = {
    ...conversation.insights,
    ...(keyPhrases && { keyPhrases: keyPhrases.filter(saysSomething) }),
    ...(entities && { entities: entities.filter(saysSomething) }),
    ...(syntax && {
      syntax: Object.fromEntries(
        Object.entries(syntax).map(([party, own]) => [party, { ...own, words: own.words.filter(isWord) }]),
      ),
    }),
  };
  return {
    ...analysed,
    conversation: { ...conversation, insights },
    ...(words && { words: words.filter(isWord) }),
  };
}

/** As they stand in the texts: `[NAME]`, and `[PII]` of Amazon Transcribe and Contact Lens. */
function placeholderNames({ turns }: Conversation): ReadonlySet<string> {
  const names = turns.flatMap(({ text, redactions = [] }) =>
    redactions.map(({ from, to }) => text.slice(from, to).replaceAll(/[[\]]/g, '')),
  );
  return new Set(['PII', ...names]);
}
