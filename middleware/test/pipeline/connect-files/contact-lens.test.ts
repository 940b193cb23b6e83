import { issuePlayback } from '../../../src/recordings/issue-playback.ts';
import { reprocess } from '../../../src/pipeline/reprocess/reprocess.ts';
import { callAnalysis } from '../../conversation/contact-lens-files.ts';
import { CONTACT_ID, jobEvent, objectEvent } from '../in-memory/contact.ts';
import {
  ANALYSIS,
  call,
  chat,
  CHAT_ANALYSIS,
  CHAT_TRANSCRIPT,
  contactLensScene,
  LATER_ANALYSIS,
  LENS,
  RECORDING,
  REDACTED,
  REDACTED_ANALYSIS,
  REDACTED_RECORDING,
  TRANSCRIBE,
} from '../in-memory/contact-lens.ts';
import { sendEvents } from '../in-memory/send.ts';

describe('the analysis of a call', () => {
  it('comes onto the record that was asked to have it', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...RECORDING }));
    expect(scene.fields()).toMatchObject({ Status__c: 'IMPORTED', WaveformStatus__c: 'READY' });
    expect(scene.fields().StatusReason__c).toContain('Contact Lens has not written its analysis yet');

    expect(await scene.arrive(ANALYSIS)).toMatchObject({ contactId: CONTACT_ID, outcome: 'done' });

    expect(scene.fields()).toMatchObject({
      Status__c: 'DONE',
      DataSource__c: 'CONTACT_LENS',
      ContactLensAnalysisPath__c: ANALYSIS,
      ContactLensCategories__c: 'Billing\nNo survey',
      ContactLensSummary__c: 'The invoice was wrong and was corrected.',
      CustomerSentimentTrend__c: 'IMPROVING',
      WaveformStatus__c: 'READY',
      Redacted__c: false,
    });
    expect(scene.fields().Transcript__c).toContain('Customer: This is Pat Doe, account 4417.');
    expect(scene.fields()).not.toHaveProperty('Sentiment__c');
    expect(scene.conversation()).toMatchObject({ source: 'CONTACT_LENS' });
    expect(scene.text.seen).toEqual([]);
  });

  it.each([
    ['is not of a contact that asked for it', RECORDING],
    ['is not wanted where the deployment has it off', LENS],
  ])('is ignored where it %s', async (_name, attributes) => {
    const scene = contactLensScene();
    if (attributes === LENS) scene.pipeline.settings.switches.contactLensImport = false;
    await scene.record(call({ ...RECORDING, ...attributes }));

    expect(await scene.arrive(ANALYSIS)).toMatchObject({ outcome: 'ignored' });
    expect(scene.fields()).not.toHaveProperty('DataSource__c');
  });

  it('waits with the queue for its contact record, and is found by it', async () => {
    const scene = contactLensScene();
    expect(await scene.arrive(ANALYSIS)).toMatchObject({ contactId: CONTACT_ID, outcome: 'waiting' });

    await scene.record(call(LENS));

    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
  });

  it('is dropped with a word where no contact record came in time, and found when it comes after all', async () => {
    const scene = contactLensScene();
    scene.write(ANALYSIS);
    const event = { ...objectEvent(ANALYSIS), time: '2026-11-20T10:00:00Z' };

    const [result] = await sendEvents(event, scene.pipeline);

    expect(result).toMatchObject({ outcome: 'ignored', problem: { kind: 'contact-unknown' } });
    expect(result?.problem?.message).toContain('within 4 hours');
    await scene.record(call(LENS));
    expect(scene.fields()).toMatchObject({ DataSource__c: 'CONTACT_LENS' });
  });

  it('is nobody’s business where it lies in another bucket', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    const elsewhere = ANALYSIS.replace('northwind-connect-recordings', 'elsewhere');
    expect(await scene.arrive(elsewhere)).toMatchObject({ outcome: 'ignored' });
  });

  it('gives way to a later one, and not to an earlier one', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    await scene.arrive(LATER_ANALYSIS);
    expect(await scene.arrive(ANALYSIS)).toMatchObject({ outcome: 'ignored' });
    expect(scene.fields()).toMatchObject({ ContactLensCategories__c: 'Later' });
  });

  it('replaces what an earlier one found, also by nothing', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    await scene.arrive(ANALYSIS);
    const { ConversationCharacteristics: _none, ...rest } = callAnalysis();
    await scene.arrive(LATER_ANALYSIS, JSON.stringify({ ...rest, Categories: undefined }));
    expect(scene.fields()).toMatchObject({ ContactLensCategories__c: null, ContactLensSummary__c: null });
  });

  it('tells on the record why it cannot be read, and is told to the queue', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));

    const result = await scene.arrive(ANALYSIS, '{"Transcript": ');

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'transcript-unreadable' } });
    expect(scene.fields()).toMatchObject({ Status__c: 'FAILED' });
    expect(scene.fields().StatusReason__c).toContain('The Contact Lens analysis cannot be read');
  });

  it('costs the transcript of Transcribe nothing where it cannot be read, whichever comes first', async () => {
    for (const isFirst of [true, false]) {
      const scene = contactLensScene();
      await scene.record(call({ ...LENS, ...TRANSCRIBE }));
      const job = scene.onlyJob();
      if (isFirst) await scene.arrive(ANALYSIS, 'no JSON');
      scene.endJob(job);
      await sendEvents(jobEvent(job), scene.pipeline);
      if (!isFirst) await scene.arrive(ANALYSIS, 'no JSON');
      expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'TRANSCRIBE' });
      expect(scene.fields().StatusReason__c).toContain('The Contact Lens analysis cannot be read');
    }
  });

  it('lends its findings to the transcript of Transcribe where it has none of its own', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...TRANSCRIBE }));
    const job = scene.onlyJob();
    scene.endJob(job);
    await scene.arrive(ANALYSIS, JSON.stringify({ ...callAnalysis(), Transcript: [] }));

    expect(scene.fields()).toMatchObject({ DataSource__c: 'TRANSCRIBE', Status__c: 'DONE' });
    expect(scene.conversation()).toMatchObject({
      source: 'TRANSCRIBE',
      insights: { categories: [{ text: 'Billing', places: [{ turn: 0, start: 4.5, end: 8 }] }, {}] },
    });
  });

  it('is read again where its contact is processed again', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    await scene.arrive(ANALYSIS);
    scene.write(ANALYSIS, JSON.stringify({ ...callAnalysis(), Categories: { MatchedCategories: ['New'] } }));

    await reprocess(CONTACT_ID, scene.pipeline);

    expect(scene.fields()).toMatchObject({ ContactLensCategories__c: 'New', Status__c: 'DONE' });
  });
});

describe('a call that is to be redacted', () => {
  const wanted = { ...LENS, ...REDACTED };

  it('shows the redacted analysis and recording, and takes no other', async () => {
    const scene = contactLensScene();
    await scene.record(call(wanted));
    expect(scene.fields()).toMatchObject({ WaveformStatus__c: 'PENDING' });
    expect(scene.fields()).not.toHaveProperty('RecordingPath__c');

    expect(await scene.arrive(ANALYSIS)).toMatchObject({ outcome: 'ignored' });
    await scene.arrive(REDACTED_ANALYSIS);
    expect(await scene.arrive(ANALYSIS)).toMatchObject({ outcome: 'ignored' });
    expect(await scene.arrive(REDACTED_RECORDING)).toMatchObject({ outcome: 'done' });

    expect(scene.fields()).toMatchObject({
      Redacted__c: true,
      ContactLensAnalysisPath__c: REDACTED_ANALYSIS,
      RedactedRecordingPath__c: REDACTED_RECORDING,
      RecordingStatus__c: 'AVAILABLE',
      WaveformStatus__c: 'READY',
      Status__c: 'DONE',
    });
    expect(JSON.stringify([scene.fields(), [...scene.records.files]])).not.toContain('Pat Doe');
  });

  it('holds the transcript of Transcribe back until the redacted one is there', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...wanted, ...TRANSCRIBE }));
    const job = scene.onlyJob();
    scene.endJob(job);
    await sendEvents(jobEvent(job), scene.pipeline);

    expect(scene.fields()).toMatchObject({ Status__c: 'IMPORTED' });
    expect(scene.fields().StatusReason__c).toContain('only a redacted transcript can be stored');
    expect(scene.records.files.size).toBe(0);

    await scene.arrive(REDACTED_ANALYSIS);
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', Redacted__c: true, Sentiment__c: 'NEGATIVE' });
  });

  it('is done with the redacted recording where nothing else was asked for', async () => {
    const scene = contactLensScene();
    await scene.record(call(REDACTED));
    expect(scene.fields()).toMatchObject({ Status__c: 'IMPORTED', WaveformStatus__c: 'PENDING' });

    await scene.arrive(REDACTED_RECORDING);

    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', WaveformStatus__c: 'READY' });
    const settings = {
      locations: scene.pipeline.settings,
      seconds: 60,
      isNamedByContactRecord: () => Promise.resolve(false),
    };
    const request = { contactId: CONTACT_ID, recordingPath: REDACTED_RECORDING };
    await expect(issuePlayback(request, scene.objects, settings)).resolves.toMatchObject({
      contentType: 'audio/wav',
    });
    await expect(
      issuePlayback({ ...request, contactId: 'another' }, scene.objects, settings),
    ).rejects.toMatchObject({ kind: 'recording-not-allowed' });
  });

  it('takes the redacted analysis where redaction was not asked for only until the other comes', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    await scene.arrive(REDACTED_ANALYSIS);
    expect(scene.fields()).toMatchObject({ Redacted__c: true });
    await scene.arrive(ANALYSIS);
    expect(scene.fields()).toMatchObject({ Redacted__c: false, ContactLensAnalysisPath__c: ANALYSIS });
    expect(await scene.arrive(REDACTED_ANALYSIS)).toMatchObject({ outcome: 'ignored' });
  });
});

describe('a chat', () => {
  it('comes onto its record with the transcript of Amazon Connect, and its analyses', async () => {
    const scene = contactLensScene();
    scene.write(CHAT_TRANSCRIPT);

    await scene.record(chat({ ...RECORDING, postcallTranscribeComprehendAnalysis: 'snt,kw' }));

    expect(scene.fields()).toMatchObject({
      Channel__c: 'CHAT',
      Status__c: 'DONE',
      DataSource__c: 'CONNECT',
      TranscriptionLanguage__c: 'en',
      Sentiment__c: 'NEGATIVE',
    });
    expect(scene.fields()).not.toHaveProperty('RecordingPath__c');
    expect(scene.conversation()).toMatchObject({ channel: 'CHAT' });
    expect(scene.text.seen.join('\n')).not.toContain('joined');
  });

  it('waits for its transcript', async () => {
    const scene = contactLensScene();
    expect(await scene.record(chat(RECORDING))).toMatchObject({ outcome: 'waiting' });
    expect(scene.fields().StatusReason__c).toContain('the chat transcript is not in S3 yet');

    expect(await scene.arrive(CHAT_TRANSCRIPT)).toMatchObject({ outcome: 'done' });
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONNECT' });
  });

  it('shows what Contact Lens found in it, whichever comes first', async () => {
    for (const files of [
      [CHAT_TRANSCRIPT, CHAT_ANALYSIS],
      [CHAT_ANALYSIS, CHAT_TRANSCRIPT],
    ]) {
      const scene = contactLensScene();
      await scene.record(chat({ ...RECORDING, ...LENS }));
      for (const file of files) await scene.arrive(file);
      expect(scene.fields()).toMatchObject({
        Status__c: 'DONE',
        DataSource__c: 'CONTACT_LENS',
        ContactLensCategories__c: 'Delivery',
        ContactLensIssues__c: 'My parcel 😟 has not come.',
      });
    }
  });

  it('says why its transcript cannot be read', async () => {
    const scene = contactLensScene();
    scene.write(CHAT_TRANSCRIPT, 'no JSON');
    expect(await scene.record(chat(RECORDING))).toMatchObject({ outcome: 'failed' });
    expect(scene.fields()).toMatchObject({ Status__c: 'FAILED' });
    expect(scene.fields().StatusReason__c).toContain('The transcript cannot be read');
  });
});
