import type { Conversation, ParticipantRole, Skipped } from '../../contracts/conversation-file.ts';
import { sentimentTrends } from '../../conversation/sentiment-trends.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { Analysis, AnalysisMeans } from '../analysis.ts';
import { allAnswered, inBatches } from '../batches.ts';
import { COMPREHEND_LANGUAGES } from '../comprehend-language.ts';
import { bothSides, ofRole } from '../fields-by-side.ts';
import { WHOLE_CONVERSATION } from '../parties.ts';
import { sentimentByQuarter } from '../sentiment-periods.ts';
import {
  aggregateSentiment,
  applyTurnSentiment,
  confidenceOf,
  prepareSentiment,
  prepareTurnSentiment,
} from '../weighed-sentiment.ts';

export const sentiment = {
  code: 'snt',
  name: 'Sentiment',
  languages: COMPREHEND_LANGUAGES,
  member: 'sentiment',
  run: analyseSentiment,
  fields: sentimentFields,
} as const satisfies Analysis;

async function analyseSentiment(conversation: Conversation, { text }: AnalysisMeans, language: string) {
  const requests = prepareSentiment(conversation);
  const turnTexts = prepareTurnSentiment(conversation);
  const answers = await inBatches(
    [...requests, ...turnTexts].map((one) => one.text),
    (batch) => text.batchSentiment(batch, language),
  );
  const byTurn = answers.slice(requests.length);
  const turns = applyTurnSentiment(conversation.turns, turnTexts, byTurn);
  const byQuarter = sentimentByQuarter({ ...conversation, turns });
  const missing = new Set(turnTexts.filter((_, place) => !byTurn[place]).map(({ turn }) => turn)).size;
  return {
    turns,
    insights: {
      sentiment: aggregateSentiment(requests, allAnswered(answers.slice(0, requests.length))),
      sentimentByQuarter: byQuarter,
      sentimentTrend: sentimentTrends(byQuarter),
    },
    ...(missing > 0 ? { skipped: [turnsWithoutSentiment(missing)], incomplete: true } : {}),
  };
}

function turnsWithoutSentiment(count: number): Skipped {
  const detail = `Sentiment: the text service did not respond for ${count} of the turns.`;
  return { analysis: 'snt', reason: 'failed', detail };
}

function sentimentFields(conversation: Conversation): RecordFields {
  const { sentiment, sentimentTrend } = conversation.insights;
  const whole = sentiment?.[WHOLE_CONVERSATION];
  if (!whole) return {};
  const side = (name: string, role: ParticipantRole): RecordFields => {
    const own = ofRole(role, conversation, sentiment);
    if (!own) return {};
    return {
      [`${name}Sentiment__c`]: own.label,
      [`${name}SentimentScore__c`]: confidenceOf(own),
      [`${name}SentimentTrend__c`]: ofRole(role, conversation, sentimentTrend) ?? null,
    };
  };
  return {
    Sentiment__c: whole.label,
    SentimentPositive__c: whole.scores.positive,
    SentimentNegative__c: whole.scores.negative,
    SentimentNeutral__c: whole.scores.neutral,
    SentimentMixed__c: whole.scores.mixed,
    SentimentTrend__c: sentimentTrend?.[WHOLE_CONVERSATION] ?? null,
    ...bothSides(side),
  };
}
