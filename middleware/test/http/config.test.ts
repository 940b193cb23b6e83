import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, loadConfig, type Environment } from '../../src/config.ts';
import { environment } from '../../src/environment.ts';

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const GOOD: Environment = {
  AWS_REGION: 'us-east-1',
  CONNECT_RECORDINGS_BUCKETS: 'recordings/connect/calls, archive',
  RESULTS_BUCKET: 'results',
  SALESFORCE_LOGIN_URL: 'https://login.salesforce.com/',
  SALESFORCE_CLIENT_ID: 'client-id',
  SALESFORCE_USERNAME: 'integration@northwind.example',
  SALESFORCE_PRIVATE_KEY: PEM,
  PIPELINE_API_KEYS: 'pipeline-0123456789abcdef, pipeline-next-0123456789abcdef',
  SALESFORCE_API_KEYS: 'salesforce-0123456789abcdef',
};

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('are read from the environment, with defaults for what can have one', () => {
    expect(loadConfig(GOOD)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
      playbackSeconds: 300,
      recordings: [
        { bucket: 'recordings', prefix: 'connect/calls/' },
        { bucket: 'archive', prefix: '' },
      ],
      switches: { recordingImport: true, transcribe: true, contactLensImport: true },
      channelRoles: ['CUSTOMER', 'AGENT'],
      files: { audio: false, customerTranscript: true, agentTranscript: true },
      salesforce: {
        loginUrl: 'https://login.salesforce.com',
        audience: 'https://login.salesforce.com',
        apiVersion: '65.0',
        agentUser: { field: 'Username', part: 'whole' },
      },
      callers: {
        pipeline: { apiKeys: ['pipeline-0123456789abcdef', 'pipeline-next-0123456789abcdef'] },
        salesforce: { apiKeys: ['salesforce-0123456789abcdef'] },
      },
    });
  });

  it('say which attributes name related records, and whose contacts are taken in', () => {
    const config = loadConfig({
      ...GOOD,
      CASE_ATTRIBUTE: 'caseId, sfCaseId',
      OTHER_LOOKUPS: 'Claim__c:Claim__c:claimId, Opportunity__c : Opportunity : dealId',
      MATCH_PHONE_NUMBERS: 'False',
      PHONE_COUNTRY_CODE: '49',
      CONNECT_INSTANCE_IDS: '8F2C6D1E-4B7A-4F5E-9C3D-2A1B0C9D8E7F',
    });

    expect(config.related).toEqual({
      lookups: [
        { field: 'Case__c', object: 'Case', attributes: ['caseId', 'sfCaseId'] },
        { field: 'Contact__c', object: 'Contact', attributes: ['sfContactId'] },
        { field: 'Account__c', object: 'Account', attributes: ['sfAccountId'] },
        { field: 'Claim__c', object: 'Claim__c', attributes: ['claimId'] },
        { field: 'Opportunity__c', object: 'Opportunity', attributes: ['dealId'] },
      ],
      matchNumbers: false,
      countryCode: '49',
    });
    expect(config.instanceIds).toEqual(['8f2c6d1e-4b7a-4f5e-9c3d-2a1b0c9d8e7f']);
    expect(loadConfig(GOOD)).toMatchObject({
      instanceIds: [],
      related: { matchNumbers: true, countryCode: '1' },
    });
  });

  it.each([
    ['OTHER_LOOKUPS', 'Claim__c:claimId'],
    ['OTHER_LOOKUPS', "Claim__c:Claim__c WHERE Id != '':claimId"],
    ['PHONE_COUNTRY_CODE', '+49'],
    ['PHONE_COUNTRY_CODE', '999'],
    ['PII_TYPES', 'NAME,SHOE_SIZE'],
    ['PII_TYPES', ','],
    ['PII_MINIMUM_SCORE', '95'],
    ['PII_UNSUPPORTED_LANGUAGE', 'ignore'],
    ['KEEP_ORIGINAL_CONTENT', 'sometimes'],
    ['CONNECT_INSTANCE_IDS', 'northwind'],
  ])('refuse %s=%s', (name, value) => {
    expect(problemsOf({ ...GOOD, [name]: value })).toEqual([expect.stringContaining(`${name}: `)]);
  });

  it('say what is personal data, and hold back what cannot be redacted unless told otherwise', () => {
    const personalData = {
      PII_TYPES: 'NAME, CREDIT_DEBIT_NUMBER',
      PII_MINIMUM_SCORE: '0.8',
      PII_UNSUPPORTED_LANGUAGE: 'keep',
      KEEP_ORIGINAL_CONTENT: 'true',
    };

    expect(loadConfig(GOOD).personalData).toEqual({
      types: ['ALL'],
      minimumScore: 0.5,
      unsupportedLanguage: 'withhold',
      keepOriginal: false,
    });
    expect(loadConfig({ ...GOOD, ...personalData }).personalData).toEqual({
      types: ['NAME', 'CREDIT_DEBIT_NUMBER'],
      minimumScore: 0.8,
      unsupportedLanguage: 'keep',
      keepOriginal: true,
    });
  });

  it('take the private key from a file, or with its line ends written out', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
    const file = path.join(folder, 'key.pem');
    writeFileSync(file, PEM);
    const { SALESFORCE_PRIVATE_KEY: _key, ...rest } = GOOD;

    expect(loadConfig({ ...rest, SALESFORCE_PRIVATE_KEY_FILE: file }).salesforce.privateKey.type).toBe(
      'private',
    );
    const oneLine = PEM.replaceAll('\n', '\\n');
    expect(loadConfig({ ...GOOD, SALESFORCE_PRIVATE_KEY: oneLine }).salesforce.privateKey.type).toBe(
      'private',
    );
    rmSync(folder, { recursive: true });
  });

  it('take a switch in any letter case', () => {
    expect(loadConfig({ ...GOOD, POSTCALL_TRANSCRIBE_ENABLED: ' FALSE ' }).switches.transcribe).toBe(false);
  });

  it('take what holds for every transcription', () => {
    expect(loadConfig(GOOD).jobs).toEqual({ dateFolders: false });
    const { jobs } = loadConfig({
      ...GOOD,
      TRANSCRIPT_KMS_KEY: 'alias/results',
      TRANSCRIBE_QUEUE_ROLE: 'arn:aws:iam::111122223333:role/transcribe',
      TRANSCRIPT_DATE_FOLDERS: 'true',
    });
    expect(jobs).toEqual({
      outputKmsKey: 'alias/results',
      queueRole: 'arn:aws:iam::111122223333:role/transcribe',
      dateFolders: true,
    });
  });

  it('take settings of transcriptions by language, in the service’s own spelling', () => {
    const { transcription } = loadConfig({
      ...GOOD,
      TRANSCRIPTION_LANGUAGE_CANDIDATES: 'EN-us, es_US',
      TRANSCRIPTION_LANGUAGES: '{"en-us": {"vocabularyFilter": {"name": "swearing"}, "redaction": ["ALL"]}}',
    });

    expect(transcription).toEqual({
      candidates: ['en-US', 'es-US'],
      languages: { 'en-US': { vocabularyFilter: { name: 'swearing', method: 'mask' }, redaction: ['ALL'] } },
    });
  });

  it('count an empty variable as absent', () => {
    expect(loadConfig({ ...GOOD, PORT: '', PLAYBACK_URL_SECONDS: ' ' })).toMatchObject({
      port: 8080,
      playbackSeconds: 300,
    });
  });

  it('are refused with everything that is missing in one list', () => {
    expect(problemsOf({}).map((problem) => problem.split(':')[0])).toEqual([
      'AWS_REGION',
      'CONNECT_RECORDINGS_BUCKETS',
      'RESULTS_BUCKET',
      'SALESFORCE_LOGIN_URL',
      'SALESFORCE_CLIENT_ID',
      'SALESFORCE_USERNAME',
      'PIPELINE_API_KEYS',
      'SALESFORCE_API_KEYS',
      'SALESFORCE_PRIVATE_KEY',
    ]);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PLAYBACK_URL_SECONDS', '5'],
    ['LOG_LEVEL', 'loud'],
    ['CONNECT_RECORDINGS_BUCKETS', 'UPPER_CASE'],
    ['SALESFORCE_LOGIN_URL', 'login.salesforce.com'],
    ['SALESFORCE_PRIVATE_KEY', 'not-a-key'],
    ['AGENT_USER_FIELD', "Username = '' OR Name"],
    ['PIPELINE_API_KEYS', 'too-short-key'],
    ['SALESFORCE_API_KEYS', ' , '],
    ['CHANNEL_ROLES', 'CALLER'],
    ['POSTCALL_TRANSCRIBE_ENABLED', 'yes'],
    ['SALESFORCE_API_VERSION', '65'],
    ['TRANSCRIPTION_LANGUAGE_CANDIDATES', 'en-US'],
    ['TRANSCRIPTION_LANGUAGE_CANDIDATES', 'en-US, xx-XX'],
    ['TRANSCRIPTION_LANGUAGES', 'en-US'],
    ['TRANSCRIPTION_LANGUAGES', '{"en-XX": {}}'],
    ['TRANSCRIPTION_LANGUAGES', '{"en-US": {"vocabulry": "x"}}'],
    ['TRANSCRIPTION_LANGUAGES', '{"en-US": {"redaction": ["SHOE_SIZE"]}}'],
    ['TRANSCRIPT_KMS_KEY', 'a key'],
    ['TRANSCRIBE_QUEUE_ROLE', 'transcribe-recordings'],
    ['RECONCILE_ATTRIBUTES', '{"postcallTranscribeEnabled": true}'],
  ])('are refused where %s cannot be used', (name, value) => {
    const problems = problemsOf({ ...GOOD, [name]: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
  });

  it('never repeat a value, since it may be a secret', () => {
    const secret = 's3cr3t!';
    const wrong = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, secret]));

    const problems = problemsOf(wrong);

    expect(problems.length).toBeGreaterThan(10);
    expect(problems.join()).not.toContain(secret);
  });

  it('want audience and issuer wherever tokens are accepted', () => {
    const problems = problemsOf({ ...GOOD, SALESFORCE_CALLER_JWKS_URL: 'https://northwind.example/keys' });

    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'SALESFORCE_CALLER_JWT_AUDIENCE',
      'SALESFORCE_CALLER_JWT_ISSUER',
    ]);
  });

  it('are all explained in the example', () => {
    const example = readFileSync(path.join(__dirname, '../../../config/middleware.env.example'), 'utf8');
    const named = [...example.matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map(([, name]) => name);

    expect(new Set(named)).toEqual(new Set(Object.keys(environment.shape)));
  });
});
