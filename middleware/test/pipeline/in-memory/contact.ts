export const CONTACT_ID = '3f0a5c1e-0000-4000-8000-00000000a001';
export const AGENT = 'dana.reyes@northwind.example';
export const AGENT_USER_ID = '005000000000001AAA';
/** Personal data that must never be seen outside records. */
export const CUSTOMER_PHONE = '+15550100123';

export const recordingPath = (contactId = CONTACT_ID) =>
  `northwind-connect-recordings/connect/northwind/CallRecordings/2026/11/20/${contactId}_20261120T14:03_UTC.wav`;

const ATTRIBUTES = {
  postcallRecordingImportEnabled: 'true',
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'en-US',
  postcallTranscribeComprehendAnalysis: 'snt,kw,dl',
};

type Changes = { ContactId?: string; Attributes?: Record<string, string>; [member: string]: unknown };

/** A contact record that asks for everything; members can be replaced. */
export function contactRecord(changes: Changes = {}): Record<string, unknown> {
  const contactId = changes.ContactId ?? CONTACT_ID;
  return {
    ContactId: contactId,
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-11-20T14:03:00Z',
    ConnectedToSystemTimestamp: '2026-11-20T14:03:00Z',
    DisconnectTimestamp: '2026-11-20T14:04:00Z',
    LastUpdateTimestamp: '2026-11-20T14:10:00Z',
    CustomerEndpoint: { Address: CUSTOMER_PHONE, Type: 'TELEPHONE_NUMBER' },
    Agent: { Username: AGENT, AgentInteractionDuration: 60 },
    Recording: { Location: recordingPath(contactId), Status: 'AVAILABLE', Type: 'AUDIO' },
    ...changes,
    Attributes: changes.Attributes ?? ATTRIBUTES,
  };
}

export const onlyRecording = { postcallRecordingImportEnabled: 'true' };

/** A WAV file: 16-bit PCM at 8 kHz, a tone on every channel. */
export function wavFile({ channels = 2, seconds = 1 } = {}): Buffer {
  const frames = 8000 * seconds;
  const data = Buffer.alloc(frames * channels * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const sample = Math.round(12_000 * Math.sin(frame / (3 + channel)));
      data.writeInt16LE(sample, (frame * channels + channel) * 2);
    }
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000 * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

const SPOKEN: [string, string][] = [
  ['ch_0', 'My invoice is wrong and I am very unhappy about it'],
  ['ch_1', 'I am sorry let me look at it for you now'],
];

/** The output of a transcription job: what the customer says, then what the agent says. */
export function transcript(jobName: string): string {
  const channels = SPOKEN.map(([label, text], channel) => ({
    channel_label: label,
    items: text.split(' ').map((content, index) => ({
      type: 'pronunciation',
      start_time: String(channel * 20 + index * 0.4),
      end_time: String(channel * 20 + index * 0.4 + 0.3),
      alternatives: [{ content, confidence: '0.99' }],
      channel_label: label,
    })),
  }));
  return JSON.stringify({
    jobName,
    accountId: '111122223333',
    status: 'COMPLETED',
    results: {
      language_code: 'en-US',
      transcripts: [{ transcript: SPOKEN.map(([, text]) => text).join(' ') }],
      channel_labels: { channels, number_of_channels: 2 },
      items: channels.flatMap(({ items }) => items),
    },
  });
}

export const jobEvent = (jobName: string, status = 'COMPLETED', reason?: string) => ({
  version: '0',
  source: 'aws.transcribe',
  'detail-type': 'Transcribe Job State Change',
  detail: {
    TranscriptionJobName: jobName,
    TranscriptionJobStatus: status,
    ...(reason ? { FailureReason: reason } : {}),
  },
});

export const objectEvent = (path: string) => ({
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: {
    bucket: { name: path.slice(0, path.indexOf('/')) },
    object: { key: path.slice(path.indexOf('/') + 1), size: 16_044 },
  },
});
