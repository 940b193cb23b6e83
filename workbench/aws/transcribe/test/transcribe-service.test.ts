import {
  GetTranscriptionJobCommand,
  ListTranscriptionJobsCommand,
  type StartTranscriptionJobCommandInput,
} from '@aws-sdk/client-transcribe';
import { CREDENTIALS, MEDIA, startLocalTranscribe, wav, type LocalTranscribe } from './local-transcribe.ts';

describe('Transcribe', () => {
  let local: LocalTranscribe;
  beforeAll(async () => {
    local = await startLocalTranscribe();
    await local.putMedia('calls/call_20261120T14:03_UTC.wav', wav('the call'));
    await local.putMedia('calls/mono.wav', wav('the call', 1));
    await local.putMedia('calls/unknown.wav', wav('another call'));
    await local.putMedia('calls/text.wav', Buffer.from('this is no WAV file, whatever its name says'));
    await local.putMedia('calls/archived.wav', wav('the call'), 'GLACIER');
  });
  afterAll(() => local.close());
  beforeEach(() => {
    local.events.length = 0;
  });

  const mono = { MediaFileUri: 's3://recordings/calls/mono.wav' };
  const redaction: Partial<StartTranscriptionJobCommandInput> = {
    ContentRedaction: { RedactionType: 'PII', RedactionOutput: 'redacted', PiiEntityTypes: ['NAME'] },
  };
  const speakers = { ShowSpeakerLabels: true, MaxSpeakerLabels: 2 };

  it.each([
    ['mask' as const, ['***', '***']],
    ['remove' as const, []],
    ['tag' as const, ['Dana', 'Dana']],
  ])('lets a vocabulary filter %s its words', async (VocabularyFilterMethod, left) => {
    await local.run({ Settings: { VocabularyFilterName: 'names', VocabularyFilterMethod } });
    const { results } = await local.output();
    const named = results.items.filter(
      ({ alternatives: [best], vocabularyFilterMatch }) => best?.content === '***' || vocabularyFilterMatch,
    );
    expect(named.map(({ alternatives }) => alternatives[0]?.content)).toEqual(left);
    expect(results.transcripts[0]?.transcript.includes('Dana')).toBe(VocabularyFilterMethod === 'tag');
  });

  it('takes the vocabulary and filter of the language that it identifies', async () => {
    const job = await local.run({
      LanguageCode: undefined,
      IdentifyLanguage: true,
      LanguageOptions: ['en-US', 'es-US'],
      LanguageIdSettings: {
        'en-US': { VocabularyName: 'products', VocabularyFilterName: 'names' },
        'es-US': { VocabularyName: 'productos' },
      },
      Settings: { ChannelIdentification: true },
    });
    expect(job?.TranscriptionJobStatus).toBe('COMPLETED');
    const { results } = await local.output();
    expect(results.transcripts[0]?.transcript).toContain('***');
  });

  it('takes personal data out, and says where the transcript lies', async () => {
    const job = await local.run({ OutputKey: 'transcripts/private.json', ...redaction });
    expect(job?.Transcript).toEqual({
      RedactedTranscriptFileUri:
        'https://s3.us-east-1.amazonaws.com/results/transcripts/redacted-private.json',
    });
    const { isRedacted, results } = await local.output('transcripts/redacted-private.json');
    expect(isRedacted).toBe(true);
    expect(results.transcripts[0]?.transcript).toContain('[PII]');
    expect(results.transcripts[0]?.transcript).not.toContain('Dana');
    expect(local.store.find('results', 'transcripts/private.json')).toBeUndefined();
  });

  it('writes the words of each channel with their times to the output', async () => {
    const job = await local.run({ TranscriptionJobName: 'by-channel' });
    expect(job).toMatchObject({
      TranscriptionJobStatus: 'COMPLETED',
      LanguageCode: 'en-US',
      Transcript: { TranscriptFileUri: 'https://s3.us-east-1.amazonaws.com/results/transcripts/call.json' },
    });
    expect(job?.CompletionTime?.getTime()).toBeGreaterThanOrEqual(job?.CreationTime?.getTime() ?? Infinity);
    const { jobName, accountId, status, results } = await local.output();
    expect({ jobName, accountId, status }).toEqual({
      jobName: 'by-channel',
      accountId: '111122223333',
      status: 'COMPLETED',
    });
    expect(results.transcripts[0]?.transcript).toBe('Northwind, Dana. Hello, Dana. Help!');
    expect(results.channel_labels?.number_of_channels).toBe(2);
    expect(results.channel_labels?.channels[0]?.items.slice(0, 2)).toEqual([
      {
        id: 4,
        channel_label: 'ch_0',
        type: 'pronunciation',
        start_time: '1.9',
        end_time: '2.25',
        alternatives: [{ confidence: '0.998', content: 'Hello' }],
      },
      {
        id: 5,
        channel_label: 'ch_0',
        type: 'punctuation',
        alternatives: [{ confidence: '0.0', content: ',' }],
      },
    ]);
    expect(results.channel_labels?.channels[1]?.items[0]).toMatchObject({
      start_time: '1.0',
      channel_label: 'ch_1',
    });
    expect(results.audio_segments.map(({ transcript, items }) => [transcript, items])).toEqual([
      ['Northwind, Dana.', [0, 1, 2, 3]],
      ['Hello, Dana.', [4, 5, 6, 7]],
      ['Help!', [8, 9]],
    ]);
    expect(results.language_code).toBeUndefined();
  });

  it('tells of the end of a job as EventBridge would', async () => {
    await local.run({ TranscriptionJobName: 'told' });
    expect(local.events).toEqual([
      {
        version: '0',
        id: expect.any(String) as string,
        'detail-type': 'Transcribe Job State Change',
        source: 'aws.transcribe',
        account: '111122223333',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        region: 'us-east-1',
        resources: [],
        detail: { TranscriptionJobName: 'told', TranscriptionJobStatus: 'COMPLETED' },
      },
    ]);
  });

  it('tells speakers apart by their voices where they share one channel', async () => {
    await local.run({ Media: mono, Settings: speakers });
    const { results } = await local.output();
    expect(results.channel_labels).toBeUndefined();
    expect(results.speaker_labels?.speakers).toBe(2);
    expect(
      results.speaker_labels?.segments.map((segment) => [segment.speaker_label, segment.start_time]),
    ).toEqual([
      ['spk_0', '1.0'],
      ['spk_1', '1.9'],
      ['spk_1', '4.0'],
    ]);
  });

  it('labels nobody where that was not asked for', async () => {
    await local.run({ Settings: {} });
    const { results } = await local.output();
    expect([results.channel_labels, results.speaker_labels]).toEqual([undefined, undefined]);
    expect(results.items[0]).not.toHaveProperty('channel_label');
  });

  it('identifies the language', async () => {
    const job = await local.run({ LanguageCode: undefined, IdentifyLanguage: true });
    expect(job).toMatchObject({
      LanguageCode: 'en-US',
      IdentifyLanguage: true,
      IdentifiedLanguageScore: 0.9871,
    });
    const { results } = await local.output();
    expect(results).toMatchObject({
      language_code: 'en-US',
      language_identification: [{ code: 'en-US', score: '0.9871' }],
    });
  });

  it('names the language of each item where several are identified', async () => {
    await local.run({ LanguageCode: undefined, IdentifyMultipleLanguages: true });
    const { results } = await local.output();
    expect(results).toMatchObject({ language_codes: [{ language_code: 'en-US', duration_in_seconds: 6 }] });
    expect(results.items[0]).toMatchObject({ language_code: 'en-US' });
  });

  it.each([
    [undefined, 'job-a', 'job-a.json'],
    ['folder', 'job-b', 'folder/job-b.json'],
    ['folder/', 'job-c', 'folder/job-c.json'],
    ['folder/own.json', 'job-d', 'folder/own.json'],
  ])('takes the output key %s of %s to mean %s', async (OutputKey, TranscriptionJobName, key) => {
    await local.run({ TranscriptionJobName, OutputKey });
    expect(local.store.find('results', key)).toBeDefined();
  });

  it.each<[string, Partial<StartTranscriptionJobCommandInput>, string]>([
    [
      'audio that it does not know',
      { Media: { MediaFileUri: 's3://recordings/calls/unknown.wav' } },
      'No speech was recognised',
    ],
    [
      'a WAV that is not one',
      { Media: { MediaFileUri: 's3://recordings/calls/text.wav' } },
      'media format provided does not match',
    ],
    ['another sample rate', { MediaSampleRateHertz: 16_000 }, 'sample rate provided does not match'],
    ['channels that are not there', { Media: mono }, 'needs audio with two channels'],
    [
      'an archived recording',
      { Media: { MediaFileUri: 's3://recordings/calls/archived.wav' } },
      "can't be accessed",
    ],
    ['a language that is not spoken', { LanguageCode: 'de-DE' }, 'in en-US only'],
  ])('ends a job with %s as FAILED, with the reason', async (_what, request, reason) => {
    const job = await local.run({ OutputKey: 'failed.json', ...request });
    expect(job?.TranscriptionJobStatus).toBe('FAILED');
    expect(job?.FailureReason).toContain(reason);
    expect(local.events[0]?.detail).toMatchObject({
      TranscriptionJobStatus: 'FAILED',
      FailureReason: job?.FailureReason,
    });
    expect(local.store.find('results', 'failed.json')).toBeUndefined();
  });

  it('refuses a second job of the same name, even with other settings', async () => {
    await local.start({ TranscriptionJobName: 'twice' });
    await expect(local.start({ TranscriptionJobName: 'twice', Settings: {} })).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it.each<[string, Partial<StartTranscriptionJobCommandInput>]>([
    ['a name with a colon', { TranscriptionJobName: 'a:b' }],
    ['a name that is too long', { TranscriptionJobName: 'x'.repeat(201) }],
    ['no language', { LanguageCode: undefined }],
    ['two ways to a language', { IdentifyLanguage: true }],
    ['an unknown language', { LanguageCode: 'xx-XX' as 'en-US' }],
    ['an output key with a colon', { OutputKey: 'a:b.json' }],
    ['an output key without a bucket', { OutputBucketName: undefined }],
    ['an output bucket that is not there', { OutputBucketName: 'nobodys-bucket' }],
    ['media that is not there', { Media: { MediaFileUri: 's3://recordings/none.wav' } }],
    ['media that is not in S3', { Media: { MediaFileUri: 'https://example.com/call.wav' } }],
    ['channels and speakers at once', { Settings: { ChannelIdentification: true, ...speakers } }],
    ['speakers without their number', { Settings: { ShowSpeakerLabels: true } }],
    ['a vocabulary that is not there', { Settings: { VocabularyName: 'unheard-of' } }],
    ['a vocabulary of another language', { Settings: { VocabularyName: 'productos' } }],
    ['a vocabulary filter that is not there', { Settings: { VocabularyFilterName: 'unheard-of' } }],
    [
      'settings by language for languages that are not given',
      {
        LanguageCode: undefined,
        IdentifyLanguage: true,
        LanguageIdSettings: { 'en-US': { VocabularyName: 'products' }, 'es-US': {} },
      },
    ],
    [
      'redaction where the language is identified',
      { LanguageCode: undefined, IdentifyLanguage: true, ...redaction },
    ],
    ['redaction in a language that is not redacted', { LanguageCode: 'de-DE', ...redaction }],
  ])('refuses a job with %s', async (_what, request) => {
    await expect(local.start(request)).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('finds media by an https address of S3', async () => {
    const MediaFileUri = 'https://s3.us-east-1.amazonaws.com/recordings/calls/mono.wav';
    const job = await local.run({ Media: { MediaFileUri }, Settings: speakers });
    expect(job?.TranscriptionJobStatus).toBe('COMPLETED');
  });

  it('lists jobs in pages, newest first', async () => {
    await local.run({ TranscriptionJobName: 'listed-1' });
    await local.run({ TranscriptionJobName: 'listed-2' });
    const page = (NextToken?: string) =>
      local
        .client()
        .send(new ListTranscriptionJobsCommand({ JobNameContains: 'listed', MaxResults: 1, NextToken }));
    const first = await page();
    const second = await page(first.NextToken);
    const names = [first, second].map(
      ({ TranscriptionJobSummaries: [job] = [] }) => job?.TranscriptionJobName,
    );
    expect(names).toEqual(['listed-2', 'listed-1']);
    expect(second.NextToken).toBeUndefined();
  });

  it('says that it does not know a job', async () => {
    await expect(local.job('never-started')).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining("couldn't be found") as string,
    });
  });

  it.each([
    ['a wrong secret', { ...CREDENTIALS, secretAccessKey: 'guess' }, 'InvalidSignatureException'],
    ['an unknown access key', { ...CREDENTIALS, accessKeyId: 'AKIAUNKNOWN' }, 'UnrecognizedClientException'],
  ])('refuses a client with %s', async (_what, credentials, name) => {
    const call = local
      .client({ credentials })
      .send(new GetTranscriptionJobCommand({ TranscriptionJobName: 'x' }));
    await expect(call).rejects.toMatchObject({ name });
  });

  it('refuses a request without a signature', async () => {
    const response = await fetch(local.service.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Transcribe.ListTranscriptionJobs',
      },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });

  it('fails as often as it is told to, and a retrying client gets through', async () => {
    local.service.failNext(1, 'ThrottlingException');
    const client = local.client({ maxAttempts: 2 });
    const listed = await client.send(new ListTranscriptionJobsCommand({}));
    expect(listed.$metadata.attempts).toBe(2);
  });

  it('keeps its media location out of what it says', async () => {
    const refused = local.start({ Media: { MediaFileUri: `${MEDIA}x` } });
    await expect(refused).rejects.toMatchObject({
      message: expect.not.stringContaining('20261120') as string,
    });
  });
});
