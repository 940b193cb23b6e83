import { oneSidedAudio, sampleAudio } from './contact-centre/audio.ts';
import { kinesisEvent, makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { expectFields, expectFiles, expectOutcomes, shown } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
/** Import of the recording alone: the local Transcribe knows no audio but the samples'. */
const IMPORT_ALONE = { postcallTranscribeEnabled: undefined };
const IN_SQS = { messageId: '059f36b4-87a3-44ab-83d2-661975830a7d', eventSource: 'aws:sqs' };

const AGENT_EVENT = {
  AWSAccountId: '111122223333',
  AgentARN: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/a',
  EventId: '477f2c4f-cd1a-4785-b1a8-97023dc1229d',
  EventTimestamp: '2026-11-20T16:00:00.000Z',
  EventType: 'STATE_CHANGE',
  InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/i',
  Version: '2017-10-01',
};

export const oddInputScenarios: ScenarioGroup = {
  title: 'What else Amazon Connect sends',
  scenarios: [
    {
      title: 'Agent events beside a contact record in one Kinesis stream',
      expected: 'They are ignored, not failed; the contact is done',
      run: async (centre) => {
        const call = makeCall({ attributes: IMPORT_ALONE });
        await centre.putRecording(call, audio);
        const results = await centre.send(
          kinesisEvent([AGENT_EVENT, call.contactRecord, { ...AGENT_EVENT, EventType: 'HEART_BEAT' }]),
        );
        expectOutcomes(results, 'ignored', 'created', 'ignored');
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        return shown(view, 'two agent events: ignored');
      },
    },
    {
      title: 'Two contact records in one message of SNS in one of SQS',
      expected: 'Both contacts are done',
      run: async (centre) => {
        const calls = [makeCall({ attributes: IMPORT_ALONE }), makeCall({ attributes: IMPORT_ALONE })];
        for (const call of calls) await centre.putRecording(call, audio);
        // As Firehose joins records: one after the other, with nothing between.
        const Message = calls.map(({ contactRecord }) => JSON.stringify(contactRecord)).join('');
        const body = JSON.stringify({ Type: 'Notification', Message });
        expectOutcomes(await centre.send({ Records: [{ ...IN_SQS, body }] }), 'created', 'created');
        const views = await Promise.all(calls.map((call) => centre.ended(call)));
        for (const view of views) expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        return views.map((view) => shown(view)).join(' | ');
      },
    },
    {
      title: 'Durations that are negative or text, and attributes that are none',
      expected: 'The contact is done, and names what it left out',
      run: async (centre) => {
        const call = makeCall({ attributes: IMPORT_ALONE });
        const { Agent, Attributes } = call.contactRecord;
        await centre.putRecording(call, audio);
        const record = {
          ...call.contactRecord,
          Agent: { ...(Agent as object), AfterContactWorkDuration: -3, NumberOfHolds: 'none' },
          Attributes: { ...(Attributes as object), basket: { items: 2 } },
        };
        expectOutcomes(await centre.send(record), 'created');
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          AfterContactWorkDuration__c: null,
          AgentUsername__c: /\w/,
          StatusReason__c: /could not be read: .*Agent\.AfterContactWorkDuration/,
        });
        return shown(view);
      },
    },
    {
      title: 'A call whose audio is in Kinesis Video Streams only',
      expected: 'The record is done and says so; nothing says that it could be played',
      run: async (centre) => {
        const call = makeCall();
        const Location = 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/northwind/1508963200000';
        const streamed = { StorageType: 'KINESIS_VIDEO_STREAM', MediaStreamType: 'AUDIO', Location };
        await centre.send({ ...call.contactRecord, Recording: null, Recordings: [streamed] });
        const view = await centre.look(call);
        expectFields(view, {
          Status__c: 'DONE',
          RecordingPath__c: null,
          RecordingStatus__c: null,
          WaveformStatus__c: null,
          StatusReason__c: /Recording: not done, because its recordings are in Kinesis Video Streams only/,
        });
        expectFields(view, { StatusReason__c: /^(?![^]*imported)/ });
        expectFiles(view, {});
        return shown(view, 'Kinesis Video Streams only');
      },
    },
    {
      title: 'A recording with the same audio on both channels',
      expected: 'It is treated as one channel, and the record says so',
      run: async (centre) => {
        const view = await centre.play(
          makeCall({ attributes: IMPORT_ALONE }),
          oneSidedAudio(SHORT_CALL, 'same'),
        );
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', AudioChannelCount__c: 1 });
        expectFields(view, { WaveformReason__c: /Both channels .* carry the same audio/ });
        return shown(view, String(view.fields.WaveformReason__c));
      },
    },
    {
      title: 'A recording with a channel that is silent throughout',
      expected: 'It is treated as one channel, and the record says so',
      run: async (centre) => {
        const view = await centre.play(
          makeCall({ attributes: IMPORT_ALONE }),
          oneSidedAudio(SHORT_CALL, 'silent'),
        );
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', AudioChannelCount__c: 1 });
        expectFields(view, { WaveformReason__c: /silent/ });
        return shown(view, String(view.fields.WaveformReason__c));
      },
    },
  ],
};
