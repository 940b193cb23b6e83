import { formatChunk, pcm16, riff } from '../../waveform/wav-files.ts';
import { CONTACT_ID, contactRecord, onlyRecording, recordingPath } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords } from '../in-memory/send.ts';

const FORMAT_LAST = riff('RIFF', [{ id: 'data', content: pcm16(256, 512, -256, -512) }, formatChunk({})]);

describe('a recording whose format stands behind its audio', () => {
  it('gets its waveform by a second reading', async () => {
    const { pipeline, objects, records } = inMemoryPipeline();
    objects.put(recordingPath(), FORMAT_LAST);
    await sendContactRecords(contactRecord({ Attributes: onlyRecording }), pipeline);

    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({
      WaveformStatus__c: 'READY',
      AudioChannelCount__c: 2,
    });
    expect(objects.reads).toBe(2);
  });

  it('is transcribed by its channels where only that is asked for', async () => {
    const { pipeline, objects, speech, onlyJob } = inMemoryPipeline();
    objects.put(recordingPath(), FORMAT_LAST);
    await sendContactRecords(contactRecord({ Attributes: { postcallTranscribeEnabled: 'true' } }), pipeline);

    expect(speech.jobs.get(onlyJob())).toMatchObject({ channelIdentification: true });
  });
});
