import { sampleAudio, toneAudio } from './contact-centre/audio.ts';
import { laterRecord, makeCall, SHORT_CALL } from './contact-centre/calls.ts';
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

export const recordingScenarios: ScenarioGroup = {
  title: 'Recordings',
  scenarios: [
    {
      title: 'A contact record without a recording, later one with it',
      expected: 'The record waits, then is completed',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        await centre.send({ ...call.contactRecord, Recording: null });
        const before = await centre.look(call);
        expectFields(before, { Status__c: 'IMPORTED', RecordingPath__c: null });
        await centre.send(laterRecord(call, 90));
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          RecordingPath__c: call.location,
        });
        expectFiles(view, TRANSCRIPT_FILES);
        return `${shown(before)} → ${shown(view)}`;
      },
    },
    {
      title: 'A contact record with a recording, later one without',
      expected: 'The recording stays on the record',
      run: async (centre) => {
        const call = makeCall({ attributes: { postcallTranscribeEnabled: undefined } });
        await centre.play(call, audio);
        await centre.send(laterRecord(call, 90, { Recording: null }));
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          RecordingPath__c: call.location,
        });
        return shown(view, 'recording kept');
      },
    },
    {
      title: 'The recording comes to S3 after its contact record',
      expected: 'The record says that it waits; the event of S3 completes it',
      run: async (centre) => {
        const call = makeCall();
        expectOutcomes(await centre.send(call.contactRecord), 'waiting');
        const before = await centre.look(call);
        expectFields(before, { Status__c: 'IMPORTED', StatusReason__c: /not in S3 yet/ });
        await centre.putRecording(call, audio);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFiles(view, TRANSCRIPT_FILES);
        return `${shown(before)} → ${shown(view)}`;
      },
    },
    {
      title: 'Recordings[] with IVR, agent and Kinesis Video',
      expected: 'The conversation with the agent is taken',
      run: async (centre) => {
        const call = makeCall();
        const part = { StorageType: 'S3', MediaStreamType: 'AUDIO', Status: 'AVAILABLE' };
        const ivr = call.location.replace('/CallRecordings/', '/CallRecordings/ivr/');
        const Recordings = [
          { ...part, ParticipantType: 'IVR', Location: ivr },
          { ...part, StorageType: 'KINESIS_VIDEO_STREAM', Location: 'arn:aws:kinesisvideo:us-east-1::x/y/1' },
          { ...part, ParticipantType: null, Location: call.location },
        ];
        await centre.putRecording(call, audio);
        await centre.send({ ...call.contactRecord, Recording: null, Recordings });
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          RecordingPath__c: call.location,
        });
        return shown(view, 'the agent’s part');
      },
    },
    {
      title: 'A recording that was deleted in Amazon Connect',
      expected: 'The record says DELETED and waits for nothing',
      run: async (centre) => {
        const call = makeCall();
        const recording = { Location: call.location, Status: 'DELETED', Type: 'AUDIO' };
        const Recording = { ...recording, DeletionReason: 'Retention' };
        expectOutcomes(await centre.send({ ...call.contactRecord, Recording }), 'created');
        const view = await centre.look(call);
        expectFields(view, { Status__c: 'DONE', RecordingStatus__c: 'DELETED', StatusReason__c: /deleted/ });
        expectFiles(view, {});
        return shown(view, `recording ${String(view.fields.RecordingStatus__c)}`);
      },
    },
    {
      title: 'A recording that is not a WAV file',
      expected: 'Waveform and transcription fail with their reasons, the contact’s own fields are there',
      run: async (centre) => {
        const call = makeCall();
        const view = await centre.play(call, { bytes: Buffer.from('ID3 This is no WAV file. '.repeat(40)) });
        expectFields(view, {
          Status__c: 'FAILED',
          WaveformStatus__c: 'FAILED',
          WaveformReason__c: /WAV|RIFF/,
          StatusReason__c: /Transcription failed/,
          QueueName__c: 'Customer Care',
          CustomerEndpointAddress__c: /^\+/,
        });
        return shown(view, String(view.fields.WaveformReason__c));
      },
    },
    {
      title: 'Audio in which no speech is recognised',
      expected: 'The transcription fails with its reason, the waveform is there',
      run: async (centre) => {
        const view = await centre.play(makeCall(), toneAudio());
        const reason = /Transcription failed: No speech was recognised/;
        expectFields(view, { Status__c: 'FAILED', WaveformStatus__c: 'READY', StatusReason__c: reason });
        expectFields(view, { AudioDuration__c: 2, RecordingStatus__c: 'AVAILABLE' });
        return shown(view, String(view.fields.StatusReason__c).split(':')[0] ?? '');
      },
    },
    {
      title: 'A recording in a bucket that may not be read, among others',
      expected: 'That contact has its record, which says why; the other one is done',
      run: async (centre) => {
        const attributes = { postcallTranscribeEnabled: undefined };
        const [call, other] = [makeCall({ attributes }), makeCall({ attributes })];
        const Location = call.location.replace('northwind-connect-recordings', 'somebody-elses-bucket');
        const Recording = { Location, Status: 'AVAILABLE', Type: 'AUDIO' };
        await centre.putRecording(other, audio);
        const results = await centre.send([{ ...call.contactRecord, Recording }, other.contactRecord]);
        expectOutcomes(results, 'failed', 'created');
        const type = results[0]?.problem?.type ?? '';
        ensure(type.endsWith(':recording-not-allowed'), `The problem is ${type}.`);
        const refused = await centre.ended(call);
        expectFields(refused, {
          Status__c: 'FAILED',
          StatusReason__c: /not among the allowed ones/,
        });
        const view = await centre.ended(other);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        return `${shown(view)}; not read: ${results[0]?.problem?.detail ?? ''}`;
      },
    },
    {
      title: 'A recording whose file bears the name of another contact',
      expected: 'The contact record is trusted: the recording is on the record',
      run: async (centre) => {
        const attributes = { postcallTranscribeEnabled: undefined };
        const [call, other] = [makeCall({ attributes }), makeCall({ attributes })];
        await centre.putRecording(other, audio);
        const Recording = { Location: other.location, Status: 'AVAILABLE', Type: 'AUDIO' };
        expectOutcomes(await centre.send([{ ...call.contactRecord, Recording }]), 'created');
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          RecordingPath__c: other.location,
        });
        expectFields(view, { StatusReason__c: /file name is not the contact ID/ });
        return shown(view);
      },
    },
    {
      title: 'The recording itself as a file, its contact record twice',
      expected: 'Under Files stands the audio, in one version',
      run: async (centre) => {
        const variables = { AUDIO_FILE_IMPORT_ENABLED: 'true' };
        const importing = await centre.workbench.startMiddleware(variables);
        const call = makeCall({ attributes: { postcallTranscribeEnabled: undefined } });
        await centre.putRecording(call, audio);
        await centre.send(call.contactRecord, importing.url);
        await centre.ended(call);
        await centre.send(call.contactRecord, importing.url);
        await importing.close();
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        expectFiles(view, { 'Recording.wav': 1 });
        return shown(view, 'Recording.wav');
      },
    },
  ],
};
