import type { AnalysisCode, Conversation, Skipped } from '../conversation/conversation.ts';
import { allAnswered, inBatches } from './batches.ts';
import { aggregateDominantLanguage, prepareDominantLanguage } from './dominant-language.ts';
import { analyseEntities } from './analyse-entities.ts';
import { aggregateKeyPhrases, prepareKeyPhrases } from './key-phrases.ts';
import { sentimentTrends } from '../conversation/sentiment-trends.ts';
import { sentimentByQuarter } from './sentiment-periods.ts';
import {
  aggregateSentiment,
  applyTurnSentiment,
  prepareSentiment,
  prepareTurnSentiment,
} from './sentiment.ts';
import { aggregateSyntax, prepareSyntax } from './syntax.ts';
import type { Analysis, AnalysisMeans } from './analysis.ts';

export const ANALYSES: Partial<Record<AnalysisCode, Analysis>> = {
  snt: { name: 'Sentiment', member: 'sentiment', operation: 'sentiment', run: analyseSentiment },
  kw: { name: 'Key phrases', member: 'keyPhrases', operation: 'keyPhrases', run: analyseKeyPhrases },
  dl: { name: 'Dominant language', member: 'dominantLanguages', run: analyseDominantLanguage },
  ne: { name: 'Named entities', member: 'entitySources', run: analyseEntities },
  syn: { name: 'Syntax', member: 'syntax', operation: 'syntax', run: analyseSyntax },
};

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
  const detail = `Sentiment: the text service gave no answer for ${count} of the turns.`;
  return { analysis: 'snt', reason: 'failed', detail };
}

async function analyseKeyPhrases(conversation: Conversation, { text }: AnalysisMeans, language: string) {
  const requests = prepareKeyPhrases(conversation);
  const responses = await Promise.all(requests.map((request) => text.keyPhrases(request.text, language)));
  return { insights: { keyPhrases: aggregateKeyPhrases(conversation, requests, responses) } };
}

async function analyseDominantLanguage(conversation: Conversation, { text }: AnalysisMeans) {
  const { requests, skipped } = prepareDominantLanguage(conversation);
  const answers = await inBatches(
    requests.map((request) => request.text),
    (batch) => text.batchDominantLanguages(batch),
  );
  return {
    insights: { dominantLanguages: aggregateDominantLanguage(requests, allAnswered(answers)) },
    skipped,
  };
}

async function analyseSyntax(conversation: Conversation, { text }: AnalysisMeans, language: string) {
  const requests = prepareSyntax(conversation);
  const answers = await inBatches(
    requests.map((request) => request.text),
    (batch) => text.batchSyntax(batch, language),
  );
  const { byParty, words } = aggregateSyntax(conversation, requests, allAnswered(answers));
  return { insights: { syntax: byParty }, words };
}
