import { createSpeechService } from '../../src/aws/speech-service.ts';
import type { TranscriptionJob } from '../../src/ports/speech-service.ts';
import { awsError, recordedService, type RecordedService, type ServiceAnswer } from './recorded/service.ts';

const JOB: TranscriptionJob = {
  name: 'c-1-0123abcd',
  recording: { bucket: 'recordings', key: 'calls/c-1_20261120T14:03_UTC.wav' },
  output: { bucket: 'results', key: 'transcripts/c-1-0123abcd.json' },
  languageCode: 'en-US',
  channelIdentification: true,
  settings: {},
};

describe('the speech service', () => {
  let service: RecordedService;
  const open = async (answer: () => ServiceAnswer) => {
    service = await recordedService(answer);
    return createSpeechService(service.clients.transcribe);
  };
  afterEach(() => {
    service.close();
  });
  const started: ServiceAnswer = { body: { TranscriptionJob: { TranscriptionJobName: JOB.name } } };

  it('starts a job on a recording with a channel for each side', async () => {
    const speech = await open(() => started);

    expect(await speech.start(JOB)).toBe('started');
    expect(service.requests).toMatchObject([{ operation: 'StartTranscriptionJob' }]);
    expect(service.requests[0]?.body).toEqual({
      TranscriptionJobName: 'c-1-0123abcd',
      LanguageCode: 'en-US',
      Media: { MediaFileUri: 's3://recordings/calls/c-1_20261120T14:03_UTC.wav' },
      OutputBucketName: 'results',
      OutputKey: 'transcripts/c-1-0123abcd.json',
      Settings: { ChannelIdentification: true },
    });
  });

  it('has language and speakers found out where neither is known', async () => {
    const { languageCode: _unknown, ...job } = JOB;
    const speech = await open(() => started);

    await speech.start({ ...job, channelIdentification: false });

    expect(service.requests[0]?.body).toMatchObject({
      IdentifyLanguage: true,
      Settings: { ShowSpeakerLabels: true, MaxSpeakerLabels: 2 },
    });
    expect(service.requests[0]?.body).not.toHaveProperty('LanguageCode');
  });

  it('sends the vocabulary, filter and redaction of the language', async () => {
    const speech = await open(() => started);

    await speech.start({
      ...JOB,
      settings: {
        languages: {
          'en-US': {
            vocabulary: 'products',
            model: 'furniture',
            vocabularyFilter: { name: 'swearing', method: 'tag' },
            redaction: ['NAME'],
          },
        },
      },
    });

    expect(service.requests[0]?.body).toMatchObject({
      LanguageCode: 'en-US',
      Settings: {
        ChannelIdentification: true,
        VocabularyName: 'products',
        VocabularyFilterName: 'swearing',
        VocabularyFilterMethod: 'tag',
      },
      ModelSettings: { LanguageModelName: 'furniture' },
      ContentRedaction: { RedactionType: 'PII', RedactionOutput: 'redacted', PiiEntityTypes: ['NAME'] },
    });
  });

  it('has one of the candidates identified, each with its vocabulary', async () => {
    const { languageCode: _unknown, ...job } = JOB;
    const speech = await open(() => started);

    await speech.start({
      ...job,
      settings: {
        candidates: ['en-US', 'es-US', 'fr-CA'],
        languages: {
          'es-US': { vocabulary: 'productos', model: 'muebles' },
          'en-US': { redaction: ['ALL'] },
        },
      },
    });

    expect(service.requests[0]?.body).toMatchObject({
      IdentifyLanguage: true,
      LanguageOptions: ['en-US', 'es-US', 'fr-CA'],
      LanguageIdSettings: {
        'es-US': { VocabularyName: 'productos', LanguageModelName: 'muebles' },
        'en-US': {},
      },
    });
    expect(service.requests[0]?.body).not.toHaveProperty('ContentRedaction');
  });

  it('has the output encrypted and the job queued where the deployment says so', async () => {
    const queueRole = 'arn:aws:iam::111122223333:role/transcribe';
    const speech = await open(() => started);

    await speech.start({ ...JOB, outputKmsKey: 'alias/results', queueRole });

    expect(service.requests[0]?.body).toMatchObject({
      OutputEncryptionKMSKeyId: 'alias/results',
      JobExecutionSettings: { AllowDeferredExecution: true, DataAccessRoleArn: queueRole },
    });
  });

  it('tells where a redacted transcript lies', async () => {
    const uri = 'https://s3.us-east-1.amazonaws.com/results/transcripts/redacted-c-1.json';
    const speech = await open(() => ({
      body: {
        TranscriptionJob: {
          TranscriptionJobStatus: 'COMPLETED',
          Transcript: { RedactedTranscriptFileUri: uri },
        },
      },
    }));

    expect(await speech.job(JOB.name)).toEqual({
      status: 'COMPLETED',
      transcript: { bucket: 'results', key: 'transcripts/redacted-c-1.json' },
    });
  });

  it('takes a job of the same name for the same job', async () => {
    const speech = await open(() => awsError(400, 'ConflictException'));

    expect(await speech.start(JOB)).toBe('already-started');
  });

  it.each([
    ['aws-refused', awsError(400, 'BadRequestException', 'The URI s3://secret is wrong')],
    ['aws-unavailable', awsError(400, 'LimitExceededException')],
    ['aws-unavailable', awsError(500, 'InternalFailureException')],
    ['aws-access-denied', awsError(400, 'AccessDeniedException')],
    [
      'aws-access-denied',
      awsError(400, 'BadRequestException', "The S3 URI that you provided can't be accessed: s3://secret"),
    ],
  ])('throws %s without repeating the service’s words', async (kind, answer) => {
    const speech = await open(() => answer);

    const error = await speech.start(JOB).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ kind });
    expect((error as Error).message).not.toContain('secret');
  });

  it('tells the state of a job', async () => {
    const speech = await open(() => ({
      body: { TranscriptionJob: { TranscriptionJobStatus: 'FAILED', FailureReason: 'Unsupported format.' } },
    }));

    expect(await speech.job(JOB.name)).toEqual({ status: 'FAILED', failureReason: 'Unsupported format.' });
    expect(service.requests[0]).toMatchObject({
      operation: 'GetTranscriptionJob',
      body: { TranscriptionJobName: JOB.name },
    });
  });

  it.each([
    awsError(
      400,
      'BadRequestException',
      "The requested job couldn't be found. Check the job name and try again.",
    ),
    awsError(404, 'NotFoundException'),
  ])('knows nothing of a job that there is not', async (answer) => {
    const speech = await open(() => answer);

    expect(await speech.job(JOB.name)).toBeUndefined();
  });
});
