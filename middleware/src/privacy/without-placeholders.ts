import type { Conversation } from '../conversation/conversation.ts';

/** A placeholder is no finding: phrases and entities that consist of nothing else are left out. */
export function withoutPlaceholders(conversation: Conversation): Conversation {
  const { keyPhrases, entities } = conversation.insights;
  const names = placeholderNames(conversation);
  const saysSomething = ({ text }: { text: string }) =>
    (text.match(/[\p{L}\p{N}_]+/gu) ?? []).some((word) => !names.has(word));
  return {
    ...conversation,
    insights: {
      ...conversation.insights,
      ...(keyPhrases && { keyPhrases: keyPhrases.filter(saysSomething) }),
      ...(entities && { entities: entities.filter(saysSomething) }),
    },
  };
}

/** As they stand in the texts: `[NAME]`, and `[PII]` of Amazon Transcribe and Contact Lens. */
function placeholderNames({ turns }: Conversation): ReadonlySet<string> {
  const names = turns.flatMap(({ text, redactions = [] }) =>
    redactions.map(({ from, to }) => text.slice(from, to).replaceAll(/[[\]]/g, '')),
  );
  return new Set(['PII', ...names]);
}
