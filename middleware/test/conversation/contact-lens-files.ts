import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';

/**
 * Analysis files in the structure that the Amazon Connect Administrator Guide documents ("Example Contact Lens
 * output files for a call", "… for a chat", and "Output file locations"); the conversations are our own.
 */
const CUSTOMER = 'e9b36a6d-0000-4000-8000-0000000000c1';
const AGENT = 'f36a545d-0000-4000-8000-0000000000a1';
const SYSTEM = '2b2288b4-0000-4000-8000-000000000051';

const span = (BeginOffsetMillis: number, EndOffsetMillis: number) => ({ BeginOffsetMillis, EndOffsetMillis });
const quarters = (...scores: number[]) =>
  scores.map((Score, place) => ({ ...span(place * 5000, (place + 1) * 5000), Score }));

type CallOptions = { redacted?: boolean; contactId?: string; /** As in files before 1.1.0. */ old?: boolean };

/** A call: a name is told, an invoice is wrong, it is put right. */
export function callAnalysis({ redacted = false, contactId = CONTACT_ID, old = false }: CallOptions = {}) {
  const [customer, agent] = old ? ['CUSTOMER', 'AGENT'] : [CUSTOMER, AGENT];
  const name = redacted ? '[NAME]' : 'Pat Doe';
  const number = redacted ? '[PII]' : '4417';
  return {
    Version: old ? 'VOICE-2022-11-30' : '1.1.0',
    AccountId: '111122223333',
    Channel: 'VOICE',
    ContentMetadata: { Output: redacted ? 'Redacted' : 'Raw' },
    JobStatus: 'COMPLETED',
    JobDetails: {
      SkippedAnalysis: [{ Feature: 'CATEGORIZATION', ReasonCode: 'QUOTA_EXCEEDED', SkippedEntities: [] }],
    },
    LanguageCode: 'en-US',
    Participants: [
      { ParticipantId: customer, ParticipantRole: 'CUSTOMER' },
      { ParticipantId: SYSTEM, ParticipantRole: 'SYSTEM' },
      { ParticipantId: agent, ParticipantRole: 'AGENT' },
    ],
    Categories: {
      MatchedCategories: ['Billing', 'No survey'],
      MatchedDetails: {
        Billing: { PointsOfInterest: [span(4500, 8000)] },
        'No survey': { PointsOfInterest: [] },
      },
    },
    ConversationCharacteristics: {
      ContactSummary: { PostContactSummary: { Content: 'The invoice was wrong and was corrected.' } },
      TotalConversationDurationMillis: 20_000,
      Sentiment: {
        OverallSentiment: { AGENT: 1.2, CUSTOMER: -0.4 },
        SentimentByPeriod: {
          QUARTER: { AGENT: quarters(0, 0, 2.5, 5), CUSTOMER: quarters(-5, -2.5, 0, 3.1) },
        },
      },
      Interruptions: {
        TotalCount: 1,
        TotalTimeMillis: 700,
        InterruptionsByInterrupter: { AGENT: [{ ...span(7300, 8000), DurationMillis: 700 }] },
      },
      NonTalkTime: {
        TotalTimeMillis: 4000,
        Instances: [{ ...span(11_000, 15_000), DurationMillis: 4000 }],
      },
      TalkSpeed: {
        DetailsByParticipant: {
          AGENT: { AverageWordsPerMinute: 160 },
          CUSTOMER: { AverageWordsPerMinute: 140 },
        },
      },
      TalkTime: {
        TotalTimeMillis: 14_000,
        DetailsByParticipant: { AGENT: { TotalTimeMillis: 6000 }, CUSTOMER: { TotalTimeMillis: 8000 } },
      },
    },
    CustomModels: [],
    CustomerMetadata: { ContactId: contactId, InstanceId: 'i', InputS3Uri: 's3://bucket/key' },
    Transcript: [
      {
        ParticipantId: customer,
        Id: 't-1',
        Content: `This is ${name}, account ${number}.`,
        ...span(0, 4000),
        Sentiment: 'NEUTRAL',
        LoudnessScore: [71.5, 68.5, null, 70],
        Redaction: { RedactedTimestamps: [span(700, 1500), span(2600, 3900)] },
      },
      {
        ParticipantId: customer,
        Id: 't-2',
        Content: 'My invoice is wrong, and I am unhappy about it.',
        ...span(4000, 8000),
        Sentiment: 'NEGATIVE',
        LoudnessScore: [80],
        IssuesDetected: [
          {
            CharacterOffsets: { BeginOffsetChar: 0, EndOffsetChar: 19 },
            Text: 'My invoice is wrong',
          },
        ],
      },
      {
        ParticipantId: agent,
        Id: 't-3',
        Content: 'I have corrected it. I will send it again today.',
        ...span(7300, 11_000),
        Sentiment: 'POSITIVE',
        LoudnessScore: [66, 64],
        OutcomesDetected: [{ CharacterOffsets: { BeginOffsetChar: 0, EndOffsetChar: 20 } }],
        ActionItemsDetected: [{ CharacterOffsets: { BeginOffsetChar: 21, EndOffsetChar: 99 } }],
      },
    ],
  };
}

export const CHAT_STARTED = '2026-11-20T15:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(CHAT_STARTED) + seconds * 1000).toISOString();
const customer = { DisplayName: 'Pat', ParticipantId: CUSTOMER, ParticipantRole: 'CUSTOMER' };
const agent = { DisplayName: 'Dana', ParticipantId: AGENT, ParticipantRole: 'AGENT' };
const message = (Id: string, seconds: number, who: object, Content: string) => ({
  AbsoluteTime: at(seconds),
  Content,
  ContentType: 'text/markdown',
  Id,
  Type: 'MESSAGE',
  ...who,
});
const eventOf = (Id: string, seconds: number, name: string, who: object = {}) => ({
  AbsoluteTime: at(seconds),
  ContentType: `application/vnd.amazonaws.connect.event.${name}`,
  Id,
  Type: 'EVENT',
  ...who,
});

/** The messages of a chat, out of order, as they need not come in order. */
const MESSAGES = [
  eventOf('m-0', -3, 'participant.joined', customer),
  message('m-1', 4, customer, 'My parcel 😟 has not come. Where is it?'),
  {
    ...message(
      'm-0b',
      -1,
      { DisplayName: 'SYSTEM_MESSAGE', ParticipantId: SYSTEM, ParticipantRole: 'SYSTEM' },
      'Welcome!',
    ),
    ContentType: 'text/plain',
  },
  message('m-3', 31, agent, 'It comes tomorrow. I have asked the driver.'),
  {
    AbsoluteTime: at(20),
    Attachments: [{ AttachmentId: 'a', AttachmentName: 'receipt.pdf', ContentType: 'application/pdf' }],
    Id: 'm-2',
    Type: 'ATTACHMENT',
    ...customer,
  },
  {
    ...message('m-4', 40, agent, ''),
    Content: JSON.stringify({
      templateType: 'ListPicker',
      data: { content: { title: 'Was this helpful?' } },
    }),
    ContentType: 'application/vnd.amazonaws.connect.message.interactive',
  },
  eventOf('m-5', 50, 'chat.ended'),
];

const place = (Id: string, BeginOffsetChar: number, EndOffsetChar: number) => ({
  TranscriptItems: [{ Id, CharacterOffsets: { BeginOffsetChar, EndOffsetChar } }],
});

export function chatAnalysis(contactId = CONTACT_ID) {
  return {
    Version: 'CHAT-2022-11-30',
    AccountId: '111122223333',
    Channel: 'CHAT',
    ChatTranscriptVersion: '2019-08-26',
    ContentMetadata: { Output: 'Raw' },
    JobStatus: 'COMPLETED',
    LanguageCode: 'en-US',
    Participants: [customer, { ParticipantId: SYSTEM, ParticipantRole: 'SYSTEM' }, agent],
    Categories: {
      MatchedCategories: ['Delivery'],
      MatchedDetails: { Delivery: { PointsOfInterest: [place('m-1', 0, 24), place('m-3', 0, 17)] } },
    },
    ConversationCharacteristics: {
      ContactSummary: {
        PostContactSummary: { Status: 'FAILED', FailureCode: 'INSUFFICIENT_CONVERSATION_CONTENT' },
        SummaryItemsDetected: [
          {
            ActionItemsDetected: [],
            IssuesDetected: [place('m-1', 0, 26)],
            OutcomesDetected: [place('m-3', 0, 18)],
          },
        ],
      },
      ResponseTime: {
        AgentGreetingTimeMillis: 2511,
        DetailsByParticipantRole: { AGENT: { Average: { ValueMillis: 5575 } } },
      },
      Sentiment: {
        OverallSentiment: {
          DetailsByInteraction: { DetailsByParticipantRole: { CUSTOMER: { WithAgent: 0 } } },
          DetailsByParticipantRole: { AGENT: 1.15, CUSTOMER: 0 },
        },
        SentimentShift: {
          DetailsByParticipantRole: { CUSTOMER: { BeginScore: -3.75, EndScore: 3.75 } },
        },
        DetailsByTranscriptItemGroup: [
          {
            ParticipantRole: 'CUSTOMER',
            ProgressiveScore: -1.7,
            Sentiment: 'NEGATIVE',
            TranscriptItems: [{ Id: 'm-1' }, { Id: 'm-2' }],
          },
        ],
      },
    },
    CustomerMetadata: { ContactId: contactId, InstanceId: 'i', InputS3Uri: 's3://bucket/key' },
    Transcript: MESSAGES,
  };
}

/** The same chat as Amazon Connect itself keeps it: roles stand on its messages only. */
export function chatTranscript(contactId = CONTACT_ID) {
  return {
    Version: '2019-08-26',
    AccountId: '111122223333',
    InstanceId: 'i',
    ContactId: contactId,
    Participants: [{ ParticipantId: CUSTOMER }, { ParticipantId: AGENT }],
    Transcript: MESSAGES,
  };
}
