import type { ContactRecord } from '../../src/contracts/contact-record.ts';

export const CONTACT_ID = '2f6f1a34-9c1e-4b7f-8a55-0d2c9a7e6b11';
export const RECORDING_PATH = `northwind-connect-recordings/connect/northwind/CallRecordings/2026/11/20/${CONTACT_ID}_20261120T14:03_UTC.wav`;

/** A call as Amazon Connect reports it, everything switched on. */
export function contactRecord(changes: Partial<ContactRecord> = {}): ContactRecord {
  return {
    ContactId: CONTACT_ID,
    InitialContactId: null,
    PreviousContactId: null,
    NextContactId: null,
    InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/8f2c6d1e-4b7a-4f5e-9c3d-2a1b0c9d8e7f',
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-11-20T14:02:58Z',
    ConnectedToSystemTimestamp: '2026-11-20T14:02:59Z',
    DisconnectTimestamp: '2026-11-20T14:04:30Z',
    LastUpdateTimestamp: '2026-11-20T14:06:00Z',
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { Address: '+15550100', Type: 'TELEPHONE_NUMBER' },
    SystemEndpoint: { Address: '+15550199', Type: 'TELEPHONE_NUMBER' },
    Attributes: {
      postcallRecordingImportEnabled: 'true',
      postcallTranscribeEnabled: 'true',
      postcallTranscribeLanguage: 'en-US',
      postcallTranscribeComprehendAnalysis: 'snt,kw,dl',
    },
    Agent: {
      Username: 'dana.reyes@northwind.example',
      AgentInteractionDuration: 70,
      AfterContactWorkDuration: 12,
      AfterContactWorkEndTimestamp: '2026-11-20T14:05:00Z',
      NumberOfHolds: 1,
      CustomerHoldDuration: 8,
      LongestHoldDuration: 8,
    },
    Queue: { Name: 'Claims', Duration: 9 },
    Recording: { Location: RECORDING_PATH, Status: 'AVAILABLE', Type: 'AUDIO' },
    Recordings: [
      {
        Location: RECORDING_PATH,
        Status: 'AVAILABLE',
        StorageType: 'S3',
        MediaStreamType: 'AUDIO',
        ParticipantType: null,
      },
    ],
    ...changes,
  };
}
