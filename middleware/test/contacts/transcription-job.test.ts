import { createHash } from 'node:crypto';
import { contactIdOfJob, transcriptionJobName, transcriptKey } from '../../src/contacts/transcription-job.ts';
import { CONTACT_ID, RECORDING_PATH } from './contact-records.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const nameOf = (path: string, settings: Record<string, string | boolean | undefined>) =>
  transcriptionJobName(CONTACT_ID, path, settings, sha256);

describe('the name of a transcription job', () => {
  it('is the same for the same work, in whatever order the settings stand', () => {
    const name = nameOf(RECORDING_PATH, { languageCode: 'en-US', channelIdentification: true });
    expect(name).toMatch(new RegExp(`^${CONTACT_ID}-[0-9a-f]{8}$`));
    expect(
      nameOf(RECORDING_PATH, { channelIdentification: true, languageCode: 'en-US', other: undefined }),
    ).toBe(name);
  });

  it('is another for another recording or other settings', () => {
    const names = [
      nameOf(RECORDING_PATH, { languageCode: 'en-US' }),
      nameOf(RECORDING_PATH, { languageCode: 'es-US' }),
      nameOf(`${RECORDING_PATH}2`, { languageCode: 'en-US' }),
    ];
    expect(new Set(names).size).toBe(3);
  });

  it('tells its contact and where its output lies', () => {
    const name = nameOf(RECORDING_PATH, {});
    expect(contactIdOfJob(name)).toBe(CONTACT_ID);
    expect(transcriptKey(name)).toBe(`transcripts/${name}.json`);
    expect(transcriptKey(name, 'bucket/connect/CallRecordings/2026/11/20/a_b.wav')).toBe(
      `transcripts/2026/11/20/${name}.json`,
    );
    expect(transcriptKey(name, 'bucket/2026/voicemail.wav')).toBe(`transcripts/${name}.json`);
    expect(contactIdOfJob('somebody-elses-job')).toBeUndefined();
  });
});
