import { analysisCode, analysisName, type AnalysisCode } from '../insights/registry.ts';
import { describeSettings } from './transcription-settings.ts';
import type { WorkPlan } from './work-plan.ts';

/** The plan in sentences, one line each, for `StatusReason__c`. */
export function describeWorkPlan(plan: WorkPlan): string {
  const lines = [
    ...(plan.chatTranscript ? describeChat(plan) : describeCall(plan)),
    ...describeAnalyses(plan),
    ...describeLeftOut(plan),
  ];
  return lines.join('\n');
}

function describeCall(plan: WorkPlan): string[] {
  return [
    describe('Recording', plan.recording, recordingWords(plan)),
    describe('Transcription', plan.transcription, `asked for, ${language(plan)}`),
    ...describeCorrections(plan),
    ...(plan.redactedRecording.asked
      ? [describe('Redacted recording', plan.redactedRecording, 'asked for')]
      : []),
    ...describeContactLens(plan),
  ];
}

function recordingWords({ recording }: WorkPlan): string {
  return recording.namedOtherwise
    ? 'asked for, because the contact record names it: its file name is not the contact ID'
    : 'asked for';
}

function describeChat(plan: WorkPlan): string[] {
  const { chatTranscript } = plan;
  return [
    ...(chatTranscript ? [describe('Chat transcript', chatTranscript, 'asked for')] : []),
    ...describeContactLens(plan),
  ];
}

function describeContactLens({ contactLens }: WorkPlan): string[] {
  return contactLens.asked ? [describe('Contact Lens', contactLens, 'asked for')] : [];
}

function describe(name: string, part: { wanted: boolean; why: string }, done: string): string {
  return part.wanted ? `${name}: ${done}.` : `${name}: not done, because ${part.why}.`;
}

function language({ transcription, corrections }: WorkPlan): string {
  const { languageCode, identified, settings } = transcription;
  const how = identified
    ? ', as identified by a first job'
    : corrections?.languageCode === languageCode
      ? ', as corrected'
      : '';
  const words = languageCode === 'auto' ? 'language to be identified' : `language ${languageCode}${how}`;
  const set = describeSettings(languageCode, settings);
  return set === '' ? words : `${words} (${set})`;
}

function describeCorrections({ channelRoles, corrections }: WorkPlan): string[] {
  if (!corrections?.swapChannels) return [];
  const [left = 'UNKNOWN', right = 'UNKNOWN'] = channelRoles.map((role) => role.toLowerCase());
  return [`Channels: ${left} left and ${right} right, swapped by a correction.`];
}

function describeAnalyses({ transcription, chatTranscript, analyses, unknownAnalyses }: WorkPlan): string[] {
  const names = (codes: AnalysisCode[]) => codes.map(analysisName).join(', ');
  if (!transcription.wanted && chatTranscript === undefined) return [];
  const lines = [];
  if (analyses.length > 0) lines.push(`Analyses: ${names(analyses)}.`);
  if (unknownAnalyses.length > 0) {
    lines.push(
      `Unknown analyses: ${unknownAnalyses.join(', ')} (valid codes: ${analysisCode.options.join(', ')}).`,
    );
  }
  return lines;
}

function describeLeftOut({ leftOut = [] }: WorkPlan): string[] {
  return leftOut.length === 0
    ? []
    : [`Skipped in the contact record because it could not be read: ${leftOut.join(', ')}.`];
}
