import { MEDIA_KEY, startLocalTranscribe, wav, type LocalTranscribe } from './local-transcribe.ts';

describe('options of a job', () => {
  let local: LocalTranscribe;
  beforeAll(async () => {
    local = await startLocalTranscribe();
    await local.putMedia(MEDIA_KEY, wav('the call'));
  });
  afterAll(() => local.close());

  it('works with a language model of the account, and a key for the output', async () => {
    const ModelSettings = { LanguageModelName: 'furniture' };
    const job = await local.run({ ModelSettings, OutputEncryptionKMSKeyId: 'alias/results' });
    expect(job).toMatchObject({ TranscriptionJobStatus: 'COMPLETED', ModelSettings });
  });

  it.each([
    ['a language model that is not there', { ModelSettings: { LanguageModelName: 'unheard-of' } }],
    ['a language model of another language', { ModelSettings: { LanguageModelName: 'muebles' } }],
    ['a key that may not be used', { OutputEncryptionKMSKeyId: 'alias/unheard-of' }],
    ['a queue without a role', { JobExecutionSettings: { AllowDeferredExecution: true } }],
  ])('are refused where they name %s', async (_what, request) => {
    await expect(local.start(request)).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('refuses more jobs at once than the account allows, unless they may be queued', async () => {
    local.service.limitJobs(1);
    const DataAccessRoleArn = 'arn:aws:iam::111122223333:role/transcribe';
    const JobExecutionSettings = { AllowDeferredExecution: true, DataAccessRoleArn };
    const [first, refused, queued] = await Promise.allSettled([
      local.start(),
      local.start(),
      local.start({ JobExecutionSettings }),
    ]);
    expect(first).toMatchObject({ value: { TranscriptionJob: { TranscriptionJobStatus: 'IN_PROGRESS' } } });
    expect(refused).toMatchObject({ reason: { name: 'LimitExceededException' } });
    expect(queued).toMatchObject({ value: { TranscriptionJob: { TranscriptionJobStatus: 'QUEUED' } } });
    expect(await local.run({ JobExecutionSettings })).toMatchObject({ TranscriptionJobStatus: 'COMPLETED' });
    local.service.limitJobs(Infinity);
  });
});
