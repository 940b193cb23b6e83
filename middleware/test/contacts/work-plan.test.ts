import { LanguageCode } from '@aws-sdk/client-transcribe';
import { TRANSCRIBE_LANGUAGES } from '../../src/contracts/transcribe-languages.ts';
import { describeWorkPlan } from '../../src/contacts/describe-work-plan.ts';
import { planWork, workPlanSchema } from '../../src/contacts/work-plan.ts';
import { CONTACT_ID, contactRecord, RECORDING_PATH } from './contact-records.ts';

const ON = { recordingImport: true, transcribe: true, contactLensImport: true };
const withAttributes = (attributes: Record<string, string>) =>
  contactRecord({ Attributes: { ...contactRecord().Attributes, ...attributes } });
const withRecordings = (...recordings: object[]) =>
  contactRecord({ Recording: null, Recordings: recordings });
const pathOf = (...recordings: object[]) => planWork(withRecordings(...recordings), ON).recording.path;

describe('planning the work on a contact', () => {
  it('does what is asked for and switched on', () => {
    const plan = planWork(contactRecord(), ON);
    expect(plan).toMatchObject({
      recording: { wanted: true, path: RECORDING_PATH, status: 'AVAILABLE' },
      transcription: { wanted: true, languageCode: 'en-US' },
      analyses: ['snt', 'kw', 'dl'],
      contactLens: { asked: false, wanted: false },
      channelRoles: ['CUSTOMER', 'AGENT'],
    });
    expect(describeWorkPlan(plan)).toBe(
      'Recording: asked for.\nTranscription: asked for, language en-US.\n' +
        'Analyses: sentiment, key phrases, dominant language.',
    );
  });

  it('survives being stored as JSON', () => {
    const plan = planWork(contactRecord(), ON, ['AGENT', 'CUSTOMER']);
    expect(workPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.channelRoles).toEqual(['AGENT', 'CUSTOMER']);
  });

  it('needs the contact attribute as well as the switch of the deployment', () => {
    const notAsked = planWork(contactRecord({ Attributes: null }), ON);
    const switchedOff = planWork(contactRecord(), { ...ON, recordingImport: false, transcribe: false });
    for (const plan of [notAsked, switchedOff]) {
      expect(plan.recording.wanted).toBe(false);
      expect(plan.transcription.wanted).toBe(false);
      expect(plan.analyses).toEqual([]);
    }
    expect(notAsked.recording.why).toContain('postcallRecordingImportEnabled is not true');
    expect(switchedOff.transcription.why).toContain('POSTCALL_TRANSCRIBE_ENABLED');
  });

  it('transcribes without importing the recording: each stage stands alone', () => {
    const plan = planWork(contactRecord(), { ...ON, recordingImport: false });
    expect(plan.recording).toMatchObject({ wanted: false, path: RECORDING_PATH });
    expect(plan.transcription.wanted).toBe(true);
  });

  it('imports neither where both plain and redacted recordings are asked for', () => {
    const { recording } = planWork(withAttributes({ postcallRedactedRecordingImportEnabled: 'true' }), ON);
    expect(recording.wanted).toBe(false);
    expect(recording.why).toContain('exclude each other');
  });

  it.each([
    ['a chat', { Channel: 'CHAT' }, 'not a call'],
    ['a call without a recording', { Recording: null, Recordings: null }, 'names no recording'],
    [
      'a deleted recording',
      { Recordings: null, Recording: { Location: 'b/k.wav', Status: 'DELETED' } },
      'deleted',
    ],
    [
      'an unavailable one',
      { Recordings: null, Recording: { Location: 'b/k.wav', Status: 'NULL' } },
      'as unavailable',
    ],
  ])('says why nothing is done for %s', (_, changes, why) => {
    const { recording, transcription } = planWork(contactRecord(changes), ON);
    for (const part of [recording, transcription]) {
      expect(part.wanted).toBe(false);
      expect(part.why).toContain(why);
    }
  });

  it('takes personal data out of what Contact Lens writes, also where nothing is transcribed', () => {
    const analyses = (changes: object) =>
      planWork(withAttributes({ postcallTranscribeEnabled: 'false', ...changes }), ON).analyses;
    const asked = { postcallTranscribeComprehendAnalysis: 'snt,pii' };
    expect(analyses({ ...asked, contactLensImportEnabled: 'true' })).toEqual(['pii']);
    expect(analyses(asked)).toEqual([]);
  });

  it('takes Contact Lens where it is asked for and switched on, of calls, chats and emails', () => {
    const record = withAttributes({ contactLensImportEnabled: 'true' });
    expect(planWork(record, ON).contactLens).toMatchObject({ asked: true, wanted: true });
    expect(planWork({ ...record, Channel: 'CHAT' }, ON).contactLens.wanted).toBe(true);
    expect(planWork({ ...record, Channel: 'EMAIL' }, ON).contactLens.wanted).toBe(true);
    expect(planWork({ ...record, Channel: 'TASK' }, ON).contactLens.why).toContain(
      'calls, chats and emails only',
    );
    expect(planWork(record, { ...ON, contactLensImport: false }).contactLens.why).toContain(
      'CONTACT_LENS_IMPORT_ENABLED',
    );
    expect(describeWorkPlan(planWork(record, ON))).toContain('Contact Lens: asked for.');
  });

  it('takes the redacted recording instead of the plain one, never both', () => {
    const redacted = { postcallRedactedRecordingImportEnabled: 'true' };
    const both = planWork(withAttributes(redacted), ON);
    const alone = planWork(withAttributes({ ...redacted, postcallRecordingImportEnabled: 'false' }), ON);
    expect([both.recording.wanted, both.redactedRecording.wanted]).toEqual([false, false]);
    expect([alone.recording.wanted, alone.redactedRecording.wanted]).toEqual([false, true]);
    expect(describeWorkPlan(alone)).toContain('Redacted recording: asked for.');
  });

  it('takes the transcript of a chat where its recording would be taken, and analyses it', () => {
    const path = `northwind-connect-recordings/connect/northwind/ChatTranscripts/2026/11/20/${CONTACT_ID}_x.json`;
    const chat = (changes: object) =>
      planWork(contactRecord({ Channel: 'CHAT', Recording: null, ...changes }), ON);
    const named = chat({
      Recordings: [
        { StorageType: 'KINESIS_VIDEO_STREAM', Location: 'b/other.json' },
        { StorageType: 'S3', MediaStreamType: 'CHAT', Location: path },
      ],
    });
    expect(named.chatTranscript).toMatchObject({ wanted: true, path });
    expect(named.recording).toMatchObject({ wanted: false, path: null });
    expect(named.analyses).toEqual(['snt', 'kw', 'dl']);
    expect(describeWorkPlan(named)).toBe(
      'Chat transcript: asked for.\nAnalyses: sentiment, key phrases, dominant language.',
    );
    const unnamed = chat({ Recordings: null });
    expect(unnamed.chatTranscript).toMatchObject({ wanted: false, path: null });
    expect(unnamed.analyses).toEqual([]);
  });
});

describe('what a contact record says of Contact Lens', () => {
  const lens = (Configuration: object) =>
    contactRecord({
      Attributes: { postcallTranscribeEnabled: 'true', contactLensImportEnabled: 'true' },
      ContactLens: { ConversationalAnalytics: { Configuration } },
    });

  it('decides whether an analysis is to be expected', () => {
    const off = planWork(lens({ Enabled: false }), ON);
    expect(off.contactLens).toMatchObject({ asked: true, wanted: false });
    expect(describeWorkPlan(off)).toContain(
      'Contact Lens: not done, because Contact Lens was not enabled for this contact.',
    );
    expect(planWork(lens({ Enabled: true }), ON).contactLens.wanted).toBe(true);
    expect(planWork(lens({}), ON).contactLens.wanted).toBe(true);
  });

  it('gives the language where the contact names none, if Amazon Transcribe knows it', () => {
    expect(planWork(lens({ LanguageLocale: 'de-DE' }), ON).transcription.languageCode).toBe('de-DE');
    expect(planWork(lens({ LanguageLocale: 'xx-YY' }), ON).transcription.languageCode).toBe('auto');
    const named = lens({ LanguageLocale: 'de-DE' });
    named.Attributes = { ...named.Attributes, postcallTranscribeLanguage: 'fr-FR' };
    expect(planWork(named, ON).transcription.languageCode).toBe('fr-FR');
  });
});

describe('choosing the transcript of a chat', () => {
  it('passes over the log of an automated interaction, which is JSON as well', () => {
    const log = { StorageType: 'S3', MediaStreamType: 'AUTOMATED_INTERACTION', Location: 'b/log.json' };
    const chat = (...Recordings: object[]) =>
      planWork(contactRecord({ Channel: 'CHAT', Recording: null, Recordings }), ON).chatTranscript?.path;
    expect(chat(log)).toBeNull();
    expect(chat(log, { StorageType: 'S3', Location: 'b/chat.json' })).toBe('b/chat.json');
  });
});

describe('choosing the recording', () => {
  it('takes audio in S3, not a stream or a screen', () => {
    const stream = { StorageType: 'KINESIS_VIDEO_STREAM', Location: 'arn:aws:kinesisvideo:x' };
    const screen = { StorageType: 'S3', MediaStreamType: 'VIDEO', Location: 'b/screen.mp4' };
    expect(pathOf(stream, screen, { StorageType: 'S3', Location: 'b/call.wav' })).toBe('b/call.wav');
    expect(pathOf(stream, screen)).toBeNull();
  });

  it('takes the conversation with the agent before the one with the automated system', () => {
    const automated = { StorageType: 'S3', ParticipantType: 'IVR', Location: 'b/automated.wav' };
    const agent = { StorageType: 'S3', Location: 'b/agent.wav' };
    expect(pathOf(automated, agent)).toBe('b/agent.wav');
    expect(pathOf(automated)).toBe('b/automated.wav');
  });

  it('takes what is available before what was deleted', () => {
    const deleted = { StorageType: 'S3', Status: 'DELETED', Location: 'b/old.wav' };
    expect(pathOf(deleted, { StorageType: 'S3', Status: 'AVAILABLE', Location: 'b/new.wav' })).toBe(
      'b/new.wav',
    );
  });

  it('falls back on the single recording of older contact records', () => {
    const record = contactRecord({
      Recordings: null,
      Recording: { Location: 'b/k.wav', Status: 'AVAILABLE' },
    });
    expect(planWork(record, ON).recording.path).toBe('b/k.wav');
  });
});

describe('the language of a transcription', () => {
  it('is identified by the service where none is given', () => {
    for (const language of ['', 'auto', ' AUTO ']) {
      const plan = planWork(withAttributes({ postcallTranscribeLanguage: language }), ON);
      expect(plan.transcription).toMatchObject({ wanted: true, languageCode: 'auto' });
    }
  });

  it.each([
    ['EN-us', 'en-US'],
    ['es_US', 'es-US'],
    ['zh-tw', 'zh-TW'],
  ])('reads %s as %s', (given, code) => {
    const plan = planWork(withAttributes({ postcallTranscribeLanguage: given }), ON);
    expect(plan.transcription.languageCode).toBe(code);
  });

  it('is an error on the plan where the service has no such language', () => {
    const { transcription, recording } = planWork(
      withAttributes({ postcallTranscribeLanguage: 'english' }),
      ON,
    );
    expect(transcription.wanted).toBe(false);
    expect(transcription.languageError).toContain('postcallTranscribeLanguage');
    expect(recording.wanted).toBe(true);
  });

  it('is one of those that Amazon Transcribe lists', () => {
    expect([...TRANSCRIBE_LANGUAGES].sort()).toEqual(Object.values<string>(LanguageCode).sort());
  });
});

describe('the analyses', () => {
  it('come once each and in one order, whatever the order asked for', () => {
    const plan = planWork(withAttributes({ postcallTranscribeComprehendAnalysis: 'dl, SNT,dl,kw' }), ON);
    expect(plan.analyses).toEqual(['snt', 'kw', 'dl']);
  });

  it('are listed where they are done and where they are not known', () => {
    const plan = planWork(
      withAttributes({ postcallTranscribeComprehendAnalysis: 'snt,mood,mood,ne,pii' }),
      ON,
    );
    expect(plan.unknownAnalyses).toEqual(['mood']);
    expect(describeWorkPlan(plan)).toContain('Analyses: sentiment, named entities, personal data redaction.');
    expect(describeWorkPlan(plan)).toContain('Unknown analyses: mood');
  });
});
