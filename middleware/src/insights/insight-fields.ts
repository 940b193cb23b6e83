import type { RecordFields } from '../contacts/record-fields.ts';
import type { Conversation, ParticipantRole, Sentiment } from '../conversation/conversation.ts';
import { WHOLE_CONVERSATION } from './parties.ts';

const LONGEST_KEYWORDS = 32_768;

/**
 * The record's fields of the analyses that were asked for and have a result; the others are absent, so
 * that what an earlier run found is not blanked.
 */
export function insightFields(conversation: Conversation, codes: readonly string[]): RecordFields {
  return {
    ...(codes.includes('snt') ? sentimentFields(conversation) : {}),
    ...(codes.includes('kw') ? keywordFields(conversation) : {}),
    ...(codes.includes('dl') ? languageFields(conversation) : {}),
  };
}

function sentimentFields(conversation: Conversation): RecordFields {
  const whole = conversation.insights.sentiment?.[WHOLE_CONVERSATION];
  if (!whole) return {};
  const customer = sentimentOf('CUSTOMER', conversation);
  const agent = sentimentOf('AGENT', conversation);
  return {
    Sentiment__c: whole.label,
    SentimentPositive__c: whole.scores.positive,
    SentimentNegative__c: whole.scores.negative,
    SentimentNeutral__c: whole.scores.neutral,
    SentimentMixed__c: whole.scores.mixed,
    ...(customer ? { CustomerSentiment__c: customer.label } : {}),
    ...(agent ? { AgentSentiment__c: agent.label } : {}),
  };
}

/** Of several with one role, the first who has a result. */
function sentimentOf(role: ParticipantRole, { participants, insights }: Conversation): Sentiment | undefined {
  return participants
    .filter((participant) => participant.role === role)
    .map(({ id }) => insights.sentiment?.[id])
    .find((sentiment) => sentiment !== undefined);
}

function keywordFields({ insights: { keyPhrases } }: Conversation): RecordFields {
  if (!keyPhrases) return {};
  const keywords = cutAtWord(keyPhrases.map(({ text }) => text).join(', '), LONGEST_KEYWORDS);
  return { Keywords__c: keywords === '' ? null : keywords };
}

function languageFields({ insights: { dominantLanguages } }: Conversation): RecordFields {
  const [surest] = dominantLanguages?.[WHOLE_CONVERSATION] ?? [];
  return surest ? { DominantLanguage__c: surest.code.slice(0, 12) } : {};
}

/**
 * At most `max` characters of a text, cut after a word where there is one; what was cut off ends in
 * neither a comma nor half a character.
 */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const endsWithWord = /^[,;.]?\s/.test(text.slice(max));
  const end = endsWithWord ? max : text.slice(0, max).search(/\s+\S*$/);
  if (end > 0) return text.slice(0, end).replace(/[\s,;]+$/, '');
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
