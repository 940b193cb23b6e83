import type { RecordFields } from '../fields/record-fields.ts';
import { cutAtWord, linesWithin } from '../fields/cut-text.ts';
import type { Conversation, Finding, ParticipantRole } from '../contracts/conversation-file.ts';

/** Length of the long texts of Contact Lens. */
const LONGEST_TEXT = 32_768;

/** `bucket/key` of the analyses that a conversation was made of. */
export type AnalysisPaths = { agent?: string | undefined; selfService?: string | undefined };

/**
 * The record's fields of Contact Lens. All of them are written: what a newer analysis does not say any more goes.
 * A score is not made a label: Contact Lens names no bounds, so that Sentiment stays Comprehend's.
 */
export function contactLensFields(conversation: Conversation, paths: AnalysisPaths): RecordFields {
  const { categories, issues, outcomes, actionItems, summary, sentimentTrend } = conversation.insights;
  const selfServiceSummary = selfServiceSummaryOf(conversation, paths);
  return {
    ...(paths.agent === undefined ? {} : { ContactLensAnalysisPath__c: paths.agent }),
    ...(paths.selfService === undefined ? {} : { ContactLensSelfServicePath__c: paths.selfService }),
    ContactLensSelfServiceSummary__c: selfServiceSummary ? cutAtWord(selfServiceSummary, LONGEST_TEXT) : null,
    ContactLensCategories__c: lines(categories),
    ContactLensIssues__c: lines(issues),
    ContactLensOutcomes__c: lines(outcomes),
    ContactLensActionItems__c: lines(actionItems),
    ContactLensSummary__c: summary ? cutAtWord(summary, LONGEST_TEXT) : null,
    ContactLensCustomerSentimentScore__c: scoreOf('CUSTOMER', conversation),
    ContactLensAgentSentimentScore__c: scoreOf('AGENT', conversation),
    CustomerSentimentTrend__c: ofRole('CUSTOMER', conversation, sentimentTrend) ?? null,
    AgentSentimentTrend__c: ofRole('AGENT', conversation, sentimentTrend) ?? null,
    ContactLensCustomerLoudness__c: loudnessOf('CUSTOMER', conversation),
    ContactLensAgentLoudness__c: loudnessOf('AGENT', conversation),
  };
}

/** Where the self-service part is all there is, its summary is that of the contact, too. */
function selfServiceSummaryOf(
  { insights, selfService }: Conversation,
  paths: AnalysisPaths,
): string | undefined {
  const isAll = paths.selfService !== undefined && selfService === undefined;
  return insights.selfServiceSummary ?? (isAll ? insights.summary : undefined);
}

/** One a line, as many as there is room for. */
function lines(findings: readonly Finding[] | undefined): string | null {
  const texts = (findings ?? []).map(({ text }) => text.replace(/\s*\n\s*/g, ' '));
  return linesWithin(texts, LONGEST_TEXT) || null;
}

const idsOf = (role: ParticipantRole, { participants }: Conversation) =>
  participants.filter((participant) => participant.role === role).map(({ id }) => id);

/** Of several with one role, the first who has a value. */
function ofRole<T>(
  role: ParticipantRole,
  conversation: Conversation,
  byParty: Readonly<Record<string, T>> | undefined,
): T | undefined {
  return idsOf(role, conversation)
    .map((id) => byParty?.[id])
    .find((one) => one !== undefined);
}

function scoreOf(role: ParticipantRole, conversation: Conversation): number | null {
  const score = ofRole(role, conversation, conversation.insights.sentimentScore);
  return score === undefined ? null : Math.round(score * 10) / 10;
}

/** Mean of all seconds in which something was heard. */
function loudnessOf(role: ParticipantRole, conversation: Conversation): number | null {
  const ids = new Set(idsOf(role, conversation));
  const heard = conversation.turns
    .filter(({ participant }) => ids.has(participant))
    .flatMap(({ loudness }) => loudness ?? [])
    .filter((value) => value !== null);
  if (heard.length === 0) return null;
  return Math.round((heard.reduce((sum, value) => sum + value, 0) / heard.length) * 100) / 100;
}
