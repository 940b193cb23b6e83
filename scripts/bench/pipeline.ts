import { generateKeyPairSync } from 'node:crypto';
import { createAwsClients } from '../../middleware/src/aws/clients.ts';
import { createObjectStore } from '../../middleware/src/aws/object-store.ts';
import { createSpeechService } from '../../middleware/src/aws/speech-service.ts';
import { createTextService } from '../../middleware/src/aws/text-service.ts';
import { loadConfig } from '../../middleware/src/config.ts';
import type { Pipeline } from '../../middleware/src/pipeline/pipeline.ts';
import { createRecordStore } from '../../middleware/src/salesforce/record-store.ts';
import { SalesforceSession } from '../../middleware/src/salesforce/session.ts';

export const RECORDINGS = 'northwind-connect-recordings';
export const RESULTS = 'northwind-contact-analytics';

/** The pipeline as the server builds it, with both clouds at one address. */
export function pipelineAgainst(url: string): Pipeline {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: 'measurement',
    AWS_SECRET_ACCESS_KEY: 'measurement',
  });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const config = loadConfig({
    AWS_REGION: 'us-east-1',
    S3_FORCE_PATH_STYLE: 'true',
    CONNECT_RECORDINGS_BUCKETS: RECORDINGS,
    RESULTS_BUCKET: RESULTS,
    AUDIO_FILE_IMPORT_ENABLED: 'true',
    SALESFORCE_LOGIN_URL: url,
    SALESFORCE_CLIENT_ID: 'measurement',
    SALESFORCE_USERNAME: 'integration@northwind.example',
    SALESFORCE_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    PIPELINE_API_KEYS: 'measurement-0123456789',
    SALESFORCE_API_KEYS: 'measurement-0123456789',
  });
  const aws = createAwsClients(config.aws);
  const { agentUser, ...session } = config.salesforce;
  return {
    objects: createObjectStore(aws.s3),
    speech: createSpeechService(aws.transcribe),
    text: createTextService(aws.comprehend, config.aws.comprehend),
    terms: () => Promise.resolve(undefined),
    records: createRecordStore(new SalesforceSession(session), agentUser),
    observer: { stage: (_name, work) => work(), unforeseen: () => undefined },
    settings: config,
    limit: (work) => work(),
    now: () => new Date(),
  };
}
