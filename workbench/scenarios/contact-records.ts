import { kinesisEvent, laterRecord, makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { sampleAudio } from './contact-centre/audio.ts';
import {
  ensure,
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);

export const contactRecordScenarios: ScenarioGroup = {
  title: 'Contact records',
  scenarios: [
    {
      title: 'A Kinesis event with two contacts',
      expected: 'Both calls are on their records, with waveform, transcript and files',
      run: async (centre) => {
        const calls = [makeCall(), makeCall()];
        for (const call of calls) await centre.putRecording(call, audio);
        const results = await centre.send(kinesisEvent(calls.map(({ contactRecord }) => contactRecord)));
        expectOutcomes(results, 'created', 'created');
        const views = await Promise.all(calls.map((call) => centre.ended(call)));
        for (const view of views) {
          expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', DataSource__c: 'TRANSCRIBE' });
          expectFiles(view, TRANSCRIPT_FILES);
        }
        return views.map((view) => shown(view)).join(' | ');
      },
    },
    {
      title: 'An array in which one record is bad',
      expected: 'The bad one is refused by name of its member, the odd one names what it left out',
      run: async (centre) => {
        const attributes = { postcallTranscribeEnabled: 'false' };
        const [first, last] = [makeCall({ attributes }), makeCall({ attributes })];
        const bad = makeCall({ attributes, members: { ContactId: 'no contact id' } });
        const odd = makeCall({ attributes, members: { DisconnectTimestamp: 'yesterday' } });
        for (const call of [first, odd, last]) await centre.putRecording(call, audio);
        const results = await centre.send([first, bad, odd, last].map(({ contactRecord }) => contactRecord));
        expectOutcomes(results, 'created', 'failed', 'created', 'created');
        const detail = results[1]?.problem?.detail ?? '';
        ensure(detail.includes('ContactId'), `The problem does not name the member: ${detail}`);
        ensure((await centre.user().recordsOf(bad.contactId)) === 0, 'The bad record made a record.');
        const views = await Promise.all([first, odd, last].map((call) => centre.ended(call)));
        expectFields(await centre.ended(odd), {
          StatusReason__c: /could not be read: DisconnectTimestamp\./,
        });
        for (const view of views) expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        return `${views.map((view) => shown(view)).join(' | ')}; refused: ${detail}`;
      },
    },
    {
      title: 'The same contact record three times',
      expected: 'One record; each file once, in one version',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        await Promise.all([centre.send(call.contactRecord), centre.send(call.contactRecord)]);
        await centre.ended(call);
        await centre.send(call.contactRecord);
        const view = await centre.ended(call);
        const records = await centre.user().recordsOf(call.contactId);
        ensure(records === 1, `There are ${String(records)} records.`);
        expectFields(view, { Status__c: 'DONE' });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view, `${String(records)} record`);
      },
    },
    {
      title: 'An older contact record after a newer one',
      expected: 'The older one changes nothing',
      run: async (centre) => {
        const call = makeCall({ attributes: { postcallTranscribeEnabled: undefined } });
        await centre.putRecording(call, audio);
        const newer = laterRecord(call, 600, { DisconnectReason: 'CONTACT_FLOW_DISCONNECT' });
        expectOutcomes(await centre.send(newer), 'created');
        const [older] = await centre.send(call.contactRecord);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', DisconnectReason__c: 'CONTACT_FLOW_DISCONNECT' });
        ensure(older?.outcome === 'superseded', `The older one was ${String(older?.outcome)}.`);
        return shown(view, `${String(view.fields.DisconnectReason__c)}; the older one: superseded`);
      },
    },
    {
      title: 'Switches in any case, with spaces around',
      expected: 'Import and transcription are on',
      run: async (centre) => {
        const attributes = {
          postcallRecordingImportEnabled: undefined,
          postcallTranscribeEnabled: undefined,
          PostCallRecordingImportEnabled: ' TRUE ',
          ' POSTCALLTRANSCRIBEENABLED ': 'True',
        };
        const view = await centre.play(makeCall({ attributes }), audio);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', DataSource__c: 'TRANSCRIBE' });
        return shown(view);
      },
    },
    {
      title: 'A contact that asks for nothing',
      expected: 'There is no record of it',
      run: async (centre) => {
        const off = { postcallRecordingImportEnabled: 'false', postcallTranscribeEnabled: undefined };
        const call = makeCall({ attributes: off });
        await centre.putRecording(call, audio);
        expectOutcomes(await centre.send(call.contactRecord), 'ignored');
        const records = await centre.user().recordsOf(call.contactId);
        ensure(records === 0, 'There is a record.');
        return `${String(records)} records; the contact record: ignored`;
      },
    },
    {
      title: 'Every member null that may be, and members that nobody knows',
      expected: 'The call is on a record of the queue',
      run: async (centre) => {
        const nothing = ['Agent', 'Queue', 'CustomerEndpoint', 'SystemEndpoint', 'InitiationMethod'];
        const members = {
          ...Object.fromEntries(nothing.map((name) => [name, null])),
          ...{ DisconnectReason: null, QualityMetrics: { Agent: { Audio: { QualityScore: 4.3 } } } },
        };
        const view = await centre.play(makeCall({ members }), audio);
        expectFields(view, { Status__c: 'DONE', AgentUsername__c: null, QueueName__c: null });
        ensure(view.owner === 'AC Unassigned', `The owner is ${view.owner}.`);
        return shown(view, `owner ${view.owner}`);
      },
    },
    {
      title: 'An agent who is no user of the org',
      expected: 'The queue owns the record, and it says why',
      run: async (centre) => {
        const template = makeCall().contactRecord.Agent as object;
        const members = { Agent: { ...template, Username: 'lee.park@northwind.example' } };
        const view = await centre.play(makeCall({ members }), audio);
        expectFields(view, {
          Status__c: 'DONE',
          StatusReason__c: /no active Salesforce user, or more than one, matches/,
        });
        ensure(view.owner === 'AC Unassigned', `The owner is ${view.owner}.`);
        return shown(view, `owner ${view.owner}`);
      },
    },
    {
      title: 'A second Amazon Connect instance, in another region',
      expected: 'The record names instance and region',
      run: async (centre) => {
        const InstanceId__c = '1c9e5b7a-0d3f-4a68-b2e4-6f8091a3c5d7';
        const InstanceARN = `arn:aws:connect:eu-central-1:111122223333:instance/${InstanceId__c}`;
        const view = await centre.play(makeCall({ members: { InstanceARN } }), audio);
        expectFields(view, { Status__c: 'DONE', InstanceId__c, Region__c: 'eu-central-1' });
        return shown(view, String(view.fields.Region__c));
      },
    },
    {
      title: 'A chat, which has no audio',
      expected: 'A record without waveform that says why, and waits for nothing',
      run: async (centre) => {
        const call = makeCall({ members: { Channel: 'CHAT', Recording: null } });
        expectOutcomes(await centre.send(call.contactRecord), 'created');
        const view = await centre.look(call);
        expectFields(view, {
          Status__c: 'DONE',
          Channel__c: 'CHAT',
          StatusReason__c: /names no transcript in S3/,
        });
        expectFiles(view, {});
        return shown(view, String(view.fields.Channel__c));
      },
    },
  ],
};
