export {
  eventBridgeObjectCreated,
  startAws,
  type Aws,
  type AwsOptions,
  type JobStateChange,
  type KnownRecording,
} from './aws.ts';
export type { DenialOptions, Right } from './s3/denied-rights.ts';
export type { DeclaredResources } from './transcribe/declared-resources.ts';
export type { SpokenWord } from './transcribe/spoken-words.ts';
