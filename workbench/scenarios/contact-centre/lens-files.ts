import { RECORDINGS_BUCKET } from '#run';
import type { SampleObject } from '#samples';

const DAY = '2026/11/20';
const span = (BeginOffsetMillis: number, EndOffsetMillis: number) => ({ BeginOffsetMillis, EndOffsetMillis });

function jsonObject(key: string, content: unknown): SampleObject {
  const bytes = Buffer.from(JSON.stringify(content));
  return { bucket: RECORDINGS_BUCKET, key, contentType: 'application/json', content: () => bytes };
}

/** What Contact Lens writes of a customer's talk with an automated system. */
export function selfServiceAnalysis(contactId: string): SampleObject {
  return jsonObject(`Analysis/Voice/ivr/${DAY}/${contactId}_analysis_2026-11-20T15:58:00Z.json`, {
    Version: '1.1.0',
    Channel: 'IVR',
    ContentMetadata: { Output: 'Raw' },
    JobStatus: 'COMPLETED',
    LanguageCode: 'en-US',
    CustomerMetadata: { ContactId: contactId },
    Participants: [
      { ParticipantId: 'SYSTEM', ParticipantRole: 'SYSTEM' },
      { ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' },
    ],
    Categories: { MatchedCategories: ['Delivery status'], MatchedDetails: {} },
    ConversationCharacteristics: {
      ContactSummary: {
        AutomatedInteractionSummary: { Content: 'The customer asked the assistant where a parcel is.' },
      },
      TotalConversationDurationMillis: 9000,
    },
    Transcript: [
      {
        Id: 's-1',
        ParticipantId: 'SYSTEM',
        Content: 'Welcome to Northwind. How can I help?',
        ...span(0, 4000),
      },
      { Id: 's-2', ParticipantId: 'CUSTOMER', Content: 'Where is my parcel?', ...span(4500, 6500) },
    ],
  });
}

/** What Contact Lens writes of an email: no transcript, the thread's summary, and which of its contacts matched. */
export function emailAnalysis(contactId: string): SampleObject {
  return jsonObject(`Analysis/Email/${DAY}/${contactId}_analysis_20261120T16:00_UTC.json`, {
    Version: 'EMAIL-2026-01-01',
    Channel: 'EMAIL',
    Configuration: { LanguageLocale: 'en-US', SummaryConfiguration: { SummaryModes: ['ContactChain'] } },
    CustomerMetadata: { ContactId: contactId },
    Categories: {
      MatchedCategories: ['refund-request'],
      MatchedDetails: {
        'refund-request': {
          PointsOfInterest: [{ Contacts: [{ ContactId: contactId }] }],
          EventSource: 'OnEmailAnalysisAvailable',
        },
      },
    },
    ConversationCharacteristics: {
      ContactSummary: {
        ContactChainSummary: { Content: 'A parcel arrived damaged. A refund was promised.' },
      },
    },
  });
}
