import type { RecordFields } from '../contacts/record-fields.ts';
import { cutAtWord } from '../insights/insight-fields.ts';
import type { Conversation, Finding, ParticipantRole } from './conversation.ts';

/** Length of the long texts of Contact Lens. */
const LONGEST_TEXT = 32_768;

/**
 * The record's fields of Contact Lens. All of them are written: what a newer analysis does not say any more goes.
 * A score is not made a label: Contact Lens names no bounds, so that Sentiment stays Comprehend's.
 */
export function contactLensFields(conversation: Conversation, analysisPath: string): RecordFields {
  const { categories, issues, outcomes, actionItems, summary } = conversation.insights;
  return {
    ContactLensAnalysisPath__c: analysisPath,
    ContactLensCategories__c: lines(categories),
    ContactLensIssues__c: lines(issues),
    ContactLensOutcomes__c: lines(outcomes),
    ContactLensActionItems__c: lines(actionItems),
    ContactLensSummary__c: summary ? cutAtWord(summary, LONGEST_TEXT) : null,
    ContactLensCustomerSentimentScore__c: scoreOf('CUSTOMER', conversation),
    ContactLensAgentSentimentScore__c: scoreOf('AGENT', conversation),
    ContactLensCustomerLoudness__c: loudnessOf('CUSTOMER', conversation),
    ContactLensAgentLoudness__c: loudnessOf('AGENT', conversation),
  };
}

/** One a line, as many as there is room for; Salesforce may count a line break as two characters. */
function lines(findings: readonly Finding[] | undefined): string | null {
  const kept: string[] = [];
  let length = 0;
  for (const { text } of findings ?? []) {
    const line = cutAtWord(text.replace(/\s*\n\s*/g, ' '), LONGEST_TEXT);
    length += line.length + 2;
    if (length > LONGEST_TEXT + 2) break;
    kept.push(line);
  }
  return kept.length > 0 ? kept.join('\n') : null;
}

const idsOf = (role: ParticipantRole, { participants }: Conversation) =>
  participants.filter((participant) => participant.role === role).map(({ id }) => id);

function scoreOf(role: ParticipantRole, conversation: Conversation): number | null {
  const scores = conversation.insights.sentimentScore ?? {};
  const score = idsOf(role, conversation)
    .map((id) => scores[id])
    .find((one) => one !== undefined);
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
