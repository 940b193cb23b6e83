import {
  analysisCode,
  type AnalysisCode,
  type Conversation,
  type Skipped,
} from '../conversation/conversation.ts';
import { aggregateDominantLanguage, prepareDominantLanguage } from './dominant-language.ts';
import { aggregateKeyPhrases, prepareKeyPhrases } from './key-phrases.ts';
import { comprehendLanguage, supportsLanguage, type TextOperation } from './languages.ts';
import {
  aggregateSentiment,
  applyTurnSentiment,
  prepareSentiment,
  prepareTurnSentiment,
} from './sentiment.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What an analysis adds to a conversation. */
type Findings = Partial<Pick<Conversation, 'turns' | 'insights'>> & { skipped?: Skipped[] };
type Analysis = {
  name: string;
  /** Absent where any language will do. */
  operation?: TextOperation;
  run(conversation: Conversation, text: TextAnalysis, languageCode: string): Promise<Findings>;
};

const ANALYSES: Partial<Record<AnalysisCode, Analysis>> = {
  snt: { name: 'Sentiment', operation: 'sentiment', run: analyseSentiment },
  kw: { name: 'Key phrases', operation: 'keyPhrases', run: analyseKeyPhrases },
  dl: { name: 'Dominant language', run: analyseDominantLanguage },
};

export type AnalysedConversation = {
  conversation: Conversation;
  /** Analyses that the text service did not answer for; running them again may succeed. */
  failed: AnalysisCode[];
};

/**
 * Runs the analyses that were asked for, each on its own: one that fails or cannot be done is recorded
 * in `skipped` and harms neither the others nor the transcript. Never rejects for what the text service
 * does. Running it on its own result replaces the findings.
 * @param codes as asked for; unknown codes are recorded as such
 * @param text bounds its own concurrency
 */
export async function analyse(
  conversation: Conversation,
  codes: readonly string[],
  text: TextAnalysis,
): Promise<AnalysedConversation> {
  const asked = [...new Set(codes)];
  const outcomes = await Promise.all(asked.map((code) => analyseOne(conversation, code, text)));
  const kept = conversation.skipped.filter(({ analysis }) => !asked.includes(analysis));
  const analysed = outcomes.reduce<Conversation>(
    (before, { findings }) => ({
      ...before,
      turns: findings.turns ?? before.turns,
      insights: { ...before.insights, ...findings.insights },
      skipped: [...before.skipped, ...(findings.skipped ?? [])],
    }),
    { ...conversation, skipped: kept },
  );
  return { conversation: analysed, failed: outcomes.flatMap(({ failed }) => failed ?? []) };
}

type Outcome = { findings: Findings; failed?: AnalysisCode };

async function analyseOne(conversation: Conversation, code: string, text: TextAnalysis): Promise<Outcome> {
  const known = analysisCode.safeParse(code);
  const analysis = known.success ? ANALYSES[known.data] : undefined;
  if (!known.success || !analysis) {
    return skip(code, 'unknown-analysis', `This version has no analysis called ${code}.`);
  }
  const language = comprehendLanguage(conversation.languageCode);
  const { name, operation } = analysis;
  if (operation && !supportsLanguage(operation, language)) return skipLanguage(code, name, conversation);
  try {
    return { findings: await analysis.run(conversation, text, language) };
  } catch (error) {
    if (nameOf(error) === 'UnsupportedLanguageException') return skipLanguage(code, name, conversation);
    const detail = `${name}: the text service gave no answer (${nameOf(error)}). Everything else is complete.`;
    return { ...skip(code, 'failed', detail), failed: known.data };
  }
}

async function analyseSentiment(
  conversation: Conversation,
  text: TextAnalysis,
  languageCode: string,
): Promise<Findings> {
  const requests = prepareSentiment(conversation);
  const batches = prepareTurnSentiment(conversation);
  const [byParty, byTurn] = await Promise.all([
    Promise.all(requests.map((request) => text.sentiment(request.text, languageCode))),
    Promise.all(batches.map(({ texts }) => text.batchSentiment(texts, languageCode))),
  ]);
  const missing = new Set(
    batches.flatMap(({ turns }, batch) => turns.filter((_, place) => byTurn[batch]?.[place] === undefined)),
  );
  return {
    turns: applyTurnSentiment(conversation.turns, batches, byTurn),
    insights: { sentiment: aggregateSentiment(requests, byParty) },
    skipped: missing.size > 0 ? [turnsWithoutSentiment(missing.size)] : [],
  };
}

function turnsWithoutSentiment(count: number): Skipped {
  const detail = `Sentiment: the text service gave no answer for ${count} of the turns.`;
  return { analysis: 'snt', reason: 'failed', detail };
}

async function analyseKeyPhrases(
  conversation: Conversation,
  text: TextAnalysis,
  languageCode: string,
): Promise<Findings> {
  const requests = prepareKeyPhrases(conversation);
  const responses = await Promise.all(requests.map((request) => text.keyPhrases(request.text, languageCode)));
  return { insights: { keyPhrases: aggregateKeyPhrases(conversation, requests, responses) } };
}

async function analyseDominantLanguage(conversation: Conversation, text: TextAnalysis): Promise<Findings> {
  const { requests, skipped } = prepareDominantLanguage(conversation);
  const responses = await Promise.all(requests.map((request) => text.dominantLanguages(request.text)));
  return { insights: { dominantLanguages: aggregateDominantLanguage(requests, responses) }, skipped };
}

function skipLanguage(analysis: string, name: string, { languageCode }: Conversation): Outcome {
  return skip(analysis, 'language-not-supported', `${name}: not available for the language ${languageCode}.`);
}

function skip(analysis: string, reason: Skipped['reason'], detail: string): Outcome {
  return { findings: { skipped: [{ analysis, reason, detail }] } };
}

/** Only the kind of an error: its message may repeat what was said in the call. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^[A-Za-z]{1,60}$/.test(name) ? name : 'Error';
}
