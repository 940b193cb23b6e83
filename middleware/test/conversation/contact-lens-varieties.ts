import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';

/** Analysis files of the kinds that are met less often; the conversations are our own. */
const head = {
  Version: '1.1.0',
  Channel: 'VOICE',
  ContentMetadata: { Output: 'Raw' },
  JobStatus: 'COMPLETED',
  LanguageCode: 'en-US',
  CustomerMetadata: { ContactId: CONTACT_ID },
};
const span = (BeginOffsetMillis: number, EndOffsetMillis: number) => ({ BeginOffsetMillis, EndOffsetMillis });

/** A call whose transcript was left out, since a quota was used up. */
export const withoutTranscript = (characteristics: object = {}) => ({
  ...head,
  Participants: [
    { ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' },
    { ParticipantId: 'AGENT', ParticipantRole: 'AGENT' },
  ],
  Categories: {
    MatchedCategories: ['Refund'],
    MatchedDetails: { Refund: { PointsOfInterest: [span(1000, 2000)] } },
  },
  ConversationCharacteristics: { TotalConversationDurationMillis: 10_000, ...characteristics },
  JobDetails: { SkippedAnalysis: [{ Feature: 'TRANSCRIPT', ReasonCode: 'QUOTA_EXCEEDED' }] },
});

const CUSTOMER = '11111111-aaaa-4aaa-8aaa-000000000001';
const AGENT = '11111111-aaaa-4aaa-8aaa-000000000002';
const turn = (Id: string, ParticipantId: string, Content: string, begin: number, end: number) => ({
  Id,
  ParticipantId,
  Content,
  ...span(begin, end),
});

/** A call that names its participants by ids here and by roles there. */
export const mixedIds = () => ({
  ...head,
  Participants: [
    { ParticipantId: CUSTOMER, ParticipantRole: 'CUSTOMER' },
    { ParticipantId: AGENT, ParticipantRole: 'AGENT' },
  ],
  Categories: { MatchedCategories: [], MatchedDetails: {} },
  ConversationCharacteristics: {
    TotalConversationDurationMillis: 10_000,
    TalkTime: {
      TotalTimeMillis: 9000,
      DetailsByParticipant: { AGENT: { TotalTimeMillis: 3000 }, CUSTOMER: { TotalTimeMillis: 6000 } },
    },
  },
  Transcript: [
    turn('a', AGENT, 'Okay.', 0, 900),
    turn('b', CUSTOMER, 'Hello, my name is Ines.', 1000, 4640),
    turn('c', 'AGENT', 'How can I help?', 4640, 6610),
    turn('d', 'CUSTOMER', 'I want to cancel.', 7370, 9000),
  ],
});

/** What a customer said to an automated system, before an agent came or instead of one. */
export const selfServiceAnalysis = ({ redacted = false } = {}) => ({
  ...head,
  Channel: 'IVR',
  ContentMetadata: { Output: redacted ? 'Redacted' : 'Raw' },
  Participants: [
    { ParticipantId: 'SYSTEM', ParticipantRole: 'SYSTEM' },
    { ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' },
  ],
  Categories: { MatchedCategories: ['Balance'], MatchedDetails: {} },
  ConversationCharacteristics: {
    ContactSummary: {
      AutomatedInteractionSummary: { Content: 'The customer asked the assistant for a balance.' },
    },
    TotalConversationDurationMillis: 9000,
    NonTalkTime: { TotalTimeMillis: 0, Instances: [] },
    TalkTime: {
      TotalTimeMillis: 7000,
      DetailsByParticipant: { SYSTEM: { TotalTimeMillis: 4000 }, CUSTOMER: { TotalTimeMillis: 3000 } },
    },
  },
  Transcript: [
    turn('s-1', 'SYSTEM', 'Welcome. How can I help?', 0, 4000),
    turn(
      's-2',
      'CUSTOMER',
      redacted ? 'I am [NAME], my balance please.' : 'I am Pat Doe, my balance please.',
      4500,
      7500,
    ),
  ],
});

/** Of e-mails there is no transcript: categories with the contacts that matched, and a summary of the thread. */
export const emailAnalysis = () => ({
  Version: 'EMAIL-2026-01-01',
  AccountId: '111122223333',
  Channel: 'EMAIL',
  Configuration: { ChannelConfiguration: { AnalyticsModes: ['ContactLens'] }, LanguageLocale: 'de-DE' },
  CustomerMetadata: { ContactId: CONTACT_ID, InstanceId: 'i', InputFiles: {} },
  Categories: {
    MatchedCategories: ['refund', 'shipping'],
    MatchedDetails: {
      refund: {
        PointsOfInterest: [{ Contacts: [{ ContactId: CONTACT_ID }, { ContactId: 'an-earlier-one' }] }],
        EventSource: 'OnEmailAnalysisAvailable',
      },
      shipping: { PointsOfInterest: [], EventSource: 'OnEmailAnalysisAvailable' },
    },
  },
  ConversationCharacteristics: {
    ContactSummary: { ContactChainSummary: { Content: 'The order arrived damaged. A refund was promised.' } },
  },
  JobDetails: {},
});
