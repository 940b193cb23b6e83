/**
 * Contact records in the shapes of AWS's public documentation: "Data model for Amazon Connect contact records"
 * (docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html) and, for `Recordings`, the API's
 * RecordingInfo (docs.aws.amazon.com/connect/latest/APIReference/API_RecordingInfo.html).
 */
import {
  AGENT,
  AGENT_USER_ID,
  CONTACT_ID,
  onlyRecording,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { QUEUE_ID } from '../in-memory/records.ts';
import { sendContactRecords } from '../in-memory/send.ts';

const INSTANCE = '8f2c6d1e-4b7a-4f5e-9c3d-2a1b0c9d8e7f';
const arn = (instance = INSTANCE, region = 'us-east-1') =>
  `arn:aws:connect:${region}:111122223333:instance/${instance}`;

/** Every member that the data model names, most of them null, as the service sends them. */
function documented(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    AWSAccountId: '111122223333',
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: null,
    AgentConnectionAttempts: 0,
    AnsweringMachineDetectionStatus: null,
    Attributes: onlyRecording,
    Campaign: { CampaignId: null },
    Channel: 'VOICE',
    ConnectedToSystemTimestamp: '2026-11-20T14:02:59Z',
    ContactDetails: {},
    ContactId: CONTACT_ID,
    ContactLens: null,
    CustomerEndpoint: null,
    CustomerVoiceActivity: null,
    DisconnectReason: null,
    DisconnectTimestamp: '2026-11-20T14:04:30Z',
    InitialContactId: null,
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-11-20T14:02:58Z',
    InstanceARN: arn(),
    LastUpdateTimestamp: '2026-11-20T14:06:00Z',
    MediaStreams: [{ Type: 'AUDIO' }],
    NextContactId: null,
    PreviousContactId: null,
    Queue: null,
    Recording: null,
    Recordings: null,
    References: [],
    ScheduledTimestamp: null,
    SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    SystemEndpoint: null,
    Tags: { 'aws:connect:instanceId': INSTANCE },
    TransferCompletedTimestamp: null,
    TransferredToEndpoint: null,
    VoiceIdResult: null,
    ...changes,
  };
}

const inS3 = {
  DeletionReason: null,
  FragmentStartNumber: null,
  FragmentStopNumber: null,
  Location: recordingPath(),
  MediaStreamType: 'AUDIO',
  ParticipantType: null,
  StartTimestamp: null,
  Status: 'AVAILABLE',
  StopTimestamp: null,
  StorageType: 'S3',
};
const streamed = {
  ...inS3,
  FragmentStartNumber: '91343852333181432392682062607743920146264094',
  FragmentStopNumber: '91343852333181432392682062614560110174281011',
  Location: `arn:aws:kinesisvideo:us-east-1:111122223333:stream/northwind-contact-${CONTACT_ID}/1508963200000`,
  ParticipantType: 'CUSTOMER',
  Status: null,
  StorageType: 'KINESIS_VIDEO_STREAM',
};
const automatedPath = recordingPath().replace('CallRecordings/', 'CallRecordings/ivr/');
const automated = { ...inS3, Location: automatedPath, ParticipantType: 'IVR' };

async function imported(record: Record<string, unknown>, prepare?: (test: TestPipeline) => void) {
  const test = inMemoryPipeline();
  test.objects.put(automatedPath, wavFile());
  prepare?.(test);
  const [result] = await sendContactRecords(record, test.pipeline);
  return { result, fields: test.records.fieldsOf(CONTACT_ID), ...test };
}
type TestPipeline = ReturnType<typeof inMemoryPipeline>;
const partsOf = (fields: Record<string, unknown>) =>
  JSON.parse(String(fields.RecordedParts__c)) as Record<string, unknown>[];

describe('a contact record with all nullable members null', () => {
  it('becomes a record that waits for its recording', async () => {
    const { result, fields } = await imported(documented());

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields).toMatchObject({ Status__c: 'IMPORTED', OwnerId: QUEUE_ID, Duration__c: 91 });
    expect(fields.StatusReason__c).toContain('names no recording in S3');
  });

  it.each(['Agent', 'Queue', 'CustomerEndpoint', 'SystemEndpoint', 'Recording'])(
    'may hold %s with nothing in it',
    async (member) => {
      const { result } = await imported(documented({ [member]: {} }));

      expect(result).toMatchObject({ outcome: 'created' });
    },
  );

  it('may write an empty text where it means nothing', async () => {
    const { result } = await imported(documented({ NextContactId: '', DisconnectTimestamp: '' }));

    expect(result).toMatchObject({ outcome: 'created' });
  });
});

describe('what a contact record says of agent, queue and times', () => {
  it('lands in fields', async () => {
    const { fields } = await imported(
      documented({
        Agent: {
          ARN: `${arn()}/agent/1`,
          AfterContactWorkDuration: 12,
          AfterContactWorkStartTimestamp: '2026-11-20T14:04:31Z',
          AfterContactWorkEndTimestamp: '2026-11-20T14:04:43Z',
          AgentInteractionDuration: 70,
          ConnectedToAgentTimestamp: '2026-11-20T14:03:10Z',
          CustomerHoldDuration: 8,
          HierarchyGroups: null,
          LongestHoldDuration: 5,
          NumberOfHolds: 2,
          RoutingProfile: { ARN: `${arn()}/routing-profile/1`, Name: 'Claims' },
          Username: AGENT,
        },
        Queue: {
          ARN: `${arn()}/queue/1`,
          DequeueTimestamp: '2026-11-20T14:03:09Z',
          Duration: 9,
          EnqueueTimestamp: '2026-11-20T14:03:00Z',
          Name: 'Claims',
        },
        CustomerEndpoint: { Address: '+15550100123', Type: 'TELEPHONE_NUMBER' },
        SystemEndpoint: { Address: '+15550100199', Type: 'TELEPHONE_NUMBER' },
        DisconnectReason: 'CUSTOMER_DISCONNECT',
      }),
    );

    expect(fields).toMatchObject({
      OwnerId: AGENT_USER_ID,
      AgentUsername__c: AGENT,
      AgentInteractionDuration__c: 70,
      AfterContactWorkDuration__c: 12,
      CustomerHoldDuration__c: 8,
      LongestHoldDuration__c: 5,
      NumberOfHolds__c: 2,
      ConnectedToAgentTimestamp__c: '2026-11-20T14:03:10.000Z',
      EnqueueTimestamp__c: '2026-11-20T14:03:00.000Z',
      QueueName__c: 'Claims',
      QueueDuration__c: 9,
      CustomerEndpointAddress__c: '+15550100123',
      SystemEndpointAddress__c: '+15550100199',
      InstanceId__c: INSTANCE,
      Region__c: 'us-east-1',
      DisconnectReason__c: 'CUSTOMER_DISCONNECT',
    });
  });
});

describe('Recordings with several entries', () => {
  it('plays the conversation with the agent and keeps word of the others', async () => {
    const { fields } = await imported(documented({ Recordings: [streamed, automated, inS3] }));

    expect(fields).toMatchObject({ RecordingPath__c: recordingPath(), WaveformStatus__c: 'READY' });
    expect(partsOf(fields).map(({ StorageType, Location }) => [StorageType, Location])).toEqual([
      ['KINESIS_VIDEO_STREAM', streamed.Location],
      ['S3', automatedPath],
      ['S3', recordingPath()],
    ]);
    expect(partsOf(fields)[0]).toMatchObject({ FragmentStartNumber: streamed.FragmentStartNumber });
  });

  it('plays the automated part where there is no other, and does not call the system an agent', async () => {
    const { fields } = await imported(documented({ Recordings: [automated] }));

    expect(fields).toMatchObject({ RecordingPath__c: automatedPath, WaveformStatus__c: 'READY' });
    expect(JSON.parse(String(fields.WorkPlan__c))).toMatchObject({ channelRoles: ['CUSTOMER', 'SYSTEM'] });
  });

  it('says that a call is only in Kinesis Video Streams', async () => {
    const { fields } = await imported(documented({ Recordings: [streamed] }));

    expect(fields.StatusReason__c).toContain('in Kinesis Video Streams only');
    expect(fields).not.toHaveProperty('RecordingPath__c');
    expect(partsOf(fields)).toHaveLength(1);
    // Nobody waits for it, so that page and record say the same.
    expect(fields).toMatchObject({ Status__c: 'DONE' });
  });

  it('takes up the recording that a later contact record names in S3 after all', async () => {
    const { pipeline, records } = await imported(documented({ Recordings: [streamed] }));
    const later = documented({ Recordings: [streamed, inS3], LastUpdateTimestamp: '2026-11-20T18:00:00Z' });
    await sendContactRecords(later, pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      RecordingPath__c: recordingPath(),
      WaveformStatus__c: 'READY',
    });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE' });
    expect(records.fieldsOf(CONTACT_ID).StatusReason__c).not.toContain('Kinesis');
  });

  it.each([
    ['DELETED', 'the recording was deleted'],
    ['UNAVAILABLE', 'as unavailable'],
  ])('says that a recording is %s, reads nothing, and is done', async (status, why) => {
    const entry = { ...inS3, Status: status, DeletionReason: 'retention' };
    const { fields, objects } = await imported(documented({ Recordings: [entry] }));

    expect(fields).toMatchObject({ RecordingStatus__c: status, Status__c: 'DONE' });
    expect(fields.StatusReason__c).toContain(why);
    expect(partsOf(fields)).toMatchObject([{ DeletionReason: 'retention' }]);
    expect(objects.reads).toBe(0);
  });
});

describe('a contact that is no call', () => {
  it.each(['TASK', 'EMAIL'])('is on its record as a %s, and done', async (channel) => {
    const transcript = { ...inS3, Location: 'b/connect/ChatTranscripts/c.json', MediaStreamType: 'CHAT' };
    const { fields } = await imported(documented({ Channel: channel, Recordings: [transcript] }));

    expect(fields).toMatchObject({ Channel__c: channel, Status__c: 'DONE' });
    expect(fields.StatusReason__c).toContain('which has no recording');
    expect(fields).not.toHaveProperty('RecordingPath__c');
  });
});

describe('a transfer', () => {
  it.each([
    ['first leg first', [0, 1]],
    ['second leg first', [1, 0]],
  ])('keeps the chain with the %s', async (_name, order) => {
    const next = '3f0a5c1e-0000-4000-8000-00000000a002';
    const legs = [
      documented({ NextContactId: next }),
      documented({
        ContactId: next,
        InitiationMethod: 'TRANSFER',
        InitialContactId: CONTACT_ID,
        PreviousContactId: CONTACT_ID,
      }),
    ];
    const { pipeline, records } = inMemoryPipeline();

    for (const leg of order) await sendContactRecords(legs[leg], pipeline);

    expect(records.fieldsOf(CONTACT_ID).NextContactId__c).toBe(next);
    expect(records.fieldsOf(next)).toMatchObject({
      InitialContactId__c: CONTACT_ID,
      PreviousContactId__c: CONTACT_ID,
      InitiationMethod__c: 'TRANSFER',
    });
  });
});

describe('a contact record with odd members', () => {
  it('makes the record, and names on it what was left out', async () => {
    const { fields, result } = await imported(
      documented({
        Agent: { Username: AGENT, AgentInteractionDuration: -3, NumberOfHolds: 'two' },
        Attributes: { ...onlyRecording, basket: { items: 3 } },
        DisconnectTimestamp: '2026-11-20T14:04:30+0000',
        NextContactId: 'not an id',
      }),
    );

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields).toMatchObject({
      AgentUsername__c: AGENT,
      DisconnectTimestamp__c: '2026-11-20T14:04:30.000Z',
    });
    expect(fields).not.toHaveProperty('NumberOfHolds__c');
    expect(String(fields.StatusReason__c)).toContain(
      'Skipped in the contact record because it could not be read: NextContactId, Attributes.basket, ' +
        'Agent.AgentInteractionDuration, Agent.NumberOfHolds.',
    );
  });
});

describe('several Amazon Connect instances', () => {
  it('feed one org, each record with its instance and region', async () => {
    const other = '00000000-4b7a-4f5e-9c3d-2a1b0c9d8e7f';
    const { fields } = await imported(documented({ InstanceARN: arn(other, 'eu-central-1') }));

    expect(fields).toMatchObject({ InstanceId__c: other, Region__c: 'eu-central-1' });
  });

  it('are refused where the deployment lists others', async () => {
    const { pipeline, records } = inMemoryPipeline();
    pipeline.settings.instanceIds = [INSTANCE];
    const foreign = documented({ InstanceARN: arn('00000000-4b7a-4f5e-9c3d-2a1b0c9d8e7f') });

    const results = await sendContactRecords([foreign, documented({ ContactId: 'known' })], pipeline);

    expect(results).toMatchObject([
      { outcome: 'failed', problem: { kind: 'contact-record-invalid', errors: [{ path: 'InstanceARN' }] } },
      { outcome: 'created' },
    ]);
    expect(records.rows.size).toBe(1);
  });
});
