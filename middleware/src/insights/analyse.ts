import type { Conversation } from '../contracts/conversation-file.ts';
import type { AnalysisMeans, Findings, WordCount } from './analysis.ts';
import { boundFindings } from './bounded-findings.ts';
import { describeFailure } from './failures.ts';
import { comprehendLanguage } from './comprehend-language.ts';
import { analysisOf, type AnalysisCode } from './registry.ts';

export type AnalysedConversation = {
  conversation: Conversation;
  /** Analyses of which something is missing that another run may bring. */
  failed: AnalysisCode[];
  /** Every word of the syntax by its part of speech, where it was asked for and answered. */
  words?: WordCount[];
};

/**
 * Runs the analyses that were asked for, each on its own: one that fails or cannot be done is recorded
 * in `skipped` and harms neither the others nor the transcript. Never rejects for what the text service
 * does. Running it on its own result replaces the findings of the codes, and leaves the others.
 * @param codes as asked for; unknown codes are recorded as such
 */
export async function analyse(
  conversation: Conversation,
  codes: readonly string[],
  means: AnalysisMeans,
): Promise<AnalysedConversation> {
  const asked = [...new Set(codes)];
  const findings = await Promise.all(asked.map((code) => analyseOne(conversation, code, means)));
  const kept = conversation.skipped.filter(({ analysis }) => !asked.includes(analysis));
  const analysed = findings.reduce<Conversation>(
    (before, one) => ({
      ...before,
      turns: one.turns ?? before.turns,
      insights: { ...before.insights, ...one.insights },
      skipped: [...before.skipped, ...(one.skipped ?? [])],
    }),
    { ...conversation, skipped: kept },
  );
  const words = findings.find((one) => one.words)?.words;
  return {
    conversation: boundFindings(analysed),
    failed: asked.filter((code, place): code is AnalysisCode => findings[place]?.incomplete === true),
    ...(words ? { words } : {}),
  };
}

/** Which of the codes have neither findings nor a reason why there are none that will not change. */
export function unansweredAnalyses({ insights, skipped }: Conversation, codes: readonly string[]): string[] {
  return codes.filter((code) => {
    const reasons = skipped.filter(({ analysis }) => analysis === code).map(({ reason }) => reason);
    const member = analysisOf(code)?.member;
    const isAnswered = reasons.length > 0 || (member !== undefined && insights[member] !== undefined);
    return !isAnswered || reasons.includes('failed');
  });
}

async function analyseOne(conversation: Conversation, code: string, means: AnalysisMeans): Promise<Findings> {
  const analysis = analysisOf(code);
  if (!analysis) {
    const detail = `This version has no analysis called ${code}.`;
    return { skipped: [{ analysis: code, reason: 'unknown-analysis', detail }] };
  }
  const { languageCode } = conversation;
  const language = comprehendLanguage(languageCode);
  const { name, languages } = analysis;
  if (languages && !languages.includes(language)) {
    return describeFailure({ code, name, languageCode });
  }
  try {
    return await analysis.run(conversation, means, language);
  } catch (error) {
    return describeFailure({ code, name, languageCode }, error);
  }
}
