import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import { Problem } from '../../../src/ports/problem.ts';
import {
  CONTACT_ID,
  contactRecord,
  objectEvent,
  onlyRecording,
  recordingPath,
  wavFile,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

function withAudioFiles() {
  const parts = inMemoryPipeline();
  parts.pipeline.settings.files = { ...parts.pipeline.settings.files, audio: true };
  const writes = () =>
    parts.records.writes.filter(({ kind, fields }) => kind === 'file' && fields.name === 'Recording.wav');
  return { ...parts, writes };
}

describe('the recording as a file on the record', () => {
  it('is there where import as a file is on, and only there', async () => {
    const on = withAudioFiles();
    await sendContactRecords(contactRecord(), on.pipeline);
    expect(on.records.fileOf(CONTACT_ID, 'Recording.wav')).toMatch(
      /^Recording of 32044 bytes from Amazon S3, ETag "[0-9a-f]{32}"$/,
    );

    const off = inMemoryPipeline();
    await sendContactRecords(contactRecord(), off.pipeline);
    expect(off.records.fileOf(CONTACT_ID, 'Recording.wav')).toBeUndefined();
  });

  it('is not there where the contact does not ask for its recording', async () => {
    const { pipeline, writes } = withAudioFiles();
    await sendContactRecords(contactRecord({ Attributes: { postcallTranscribeEnabled: 'true' } }), pipeline);
    expect(writes()).toHaveLength(0);
  });

  it('is one however often the contact record comes, and a second version where the audio changed', async () => {
    const { pipeline, objects, records, writes } = withAudioFiles();
    for (const minute of [10, 11, 12]) {
      await sendContactRecords(
        contactRecord({ LastUpdateTimestamp: `2026-11-20T14:${minute}:00Z` }),
        pipeline,
      );
    }
    const before = records.fileOf(CONTACT_ID, 'Recording.wav');
    objects.put(recordingPath(), wavFile({ seconds: 2 }));
    await reprocess(CONTACT_ID, pipeline);

    expect(new Set(writes().map(({ id }) => id)).size).toBe(1);
    expect(records.fileOf(CONTACT_ID, 'Recording.wav')).not.toBe(before);
  });

  it('comes with the recording where that is later than the contact record', async () => {
    const { pipeline, objects, records } = withAudioFiles();
    objects.contents.clear();
    await sendContactRecords(contactRecord(), pipeline);
    expect(records.fileOf(CONTACT_ID, 'Recording.wav')).toBeUndefined();

    objects.put(recordingPath(), wavFile());
    await sendEvents(objectEvent(recordingPath()), pipeline);
    expect(records.fileOf(CONTACT_ID, 'Recording.wav')).toBeDefined();
  });

  it('is there though its audio cannot be read', async () => {
    const { pipeline, objects, records } = withAudioFiles();
    objects.put(recordingPath(), 'ID3 not a WAV file');
    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ WaveformStatus__c: 'FAILED' });
    expect(records.fileOf(CONTACT_ID, 'Recording.wav')).toBeDefined();
  });

  it('harms nothing else where it fails, and is there when the message comes again', async () => {
    const { pipeline, records, onlyJob } = withAudioFiles();
    const putStreamedFile = records.putStreamedFile;
    records.putStreamedFile = () =>
      Promise.reject(new Problem('salesforce-unavailable', 'Salesforce cannot take the work now.'));
    const [result] = await sendContactRecords(contactRecord(), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'salesforce-unavailable' } });
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      Status__c: 'TRANSCRIBING',
      TranscriptionJobName__c: onlyJob(),
    });

    records.putStreamedFile = putStreamedFile;
    const [again] = await sendContactRecords(contactRecord(), pipeline);
    expect(again?.outcome).not.toBe('failed');
    expect(records.fileOf(CONTACT_ID, 'Recording.wav')).toBeDefined();
  });

  it('is refused above the size that Salesforce takes, without reading it', async () => {
    const { pipeline, objects } = withAudioFiles();
    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);
    const { head } = objects;
    objects.head = async (location) => {
      const found = await head.call(objects, location);
      return found && { ...found, bytes: 3_000_000_000 };
    };
    const reads = objects.reads;
    const [result] = await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'salesforce-refused' } });
    expect(result?.problem?.message).toContain('3000000000 bytes');
    expect(objects.reads).toBe(reads);
  });

  it('waits for a recording to be restored from the archive', async () => {
    const { pipeline, objects } = withAudioFiles();
    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);
    objects.archived.add(recordingPath());
    const [result] = await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'recording-archived' } });
  });
});
