export {
  eventBridgeObjectCreated,
  startAws,
  type Aws,
  type AwsOptions,
  type JobStateChange,
  type KnownRecording,
} from './aws.ts';
export type { SpokenWord } from './transcribe/spoken-words.ts';
