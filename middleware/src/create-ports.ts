import { createAwsClients } from './aws/clients.ts';
import { createObjectStore } from './aws/object-store.ts';
import { regionalObjectStore } from './aws/regional-object-store.ts';
import { createSpeechService } from './aws/speech-service.ts';
import { createTextService } from './aws/text-service.ts';
import type { Config } from './config.ts';
import type { ObjectStore } from './ports/object-store.ts';
import type { RecordStore } from './ports/record-store.ts';
import type { SpeechService } from './ports/speech-service.ts';
import type { TextService } from './ports/text-service.ts';
import type { TermSource } from './insights/own-terms.ts';
import { createTermSource } from './aws/term-source.ts';
import { createRecordStore } from './salesforce/record-store.ts';
import { SalesforceSession } from './salesforce/session.ts';

export type Ports = {
  objects: ObjectStore;
  speech: SpeechService;
  text: TextService;
  terms: TermSource;
  records: RecordStore;
};

/** What the pipeline works with: AWS and Salesforce, as the settings name them. Nothing is called yet. */
export function createPorts(config: Config): Ports {
  const aws = createAwsClients(config.aws);
  const { agentUser, ...session } = config.salesforce;
  const objects = createObjects(config, createObjectStore(aws.s3));
  return {
    objects,
    speech: createSpeechService(aws.transcribe),
    text: createTextService(aws.comprehend, config.aws.comprehend),
    terms: createTermSource(config.termList, objects),
    records: createRecordStore(new SalesforceSession(session), agentUser),
  };
}

/** Buckets of recordings in other regions are read, and their URLs signed, there. */
function createObjects({ recordings, contactLens, aws }: Config, home: ObjectStore): ObjectStore {
  const elsewhere = [...contactLens.locations, ...recordings].flatMap(({ bucket, region }) =>
    region === undefined
      ? []
      : [[bucket, createObjectStore(createAwsClients({ ...aws, region }).s3)] as const],
  );
  return regionalObjectStore(home, new Map(elsewhere));
}
