import type { Lookup } from '../contacts/named-records.ts';
import type { DeploymentSwitches } from '../contacts/switches.ts';
import type { JobOptions, TranscriptionOptions } from '../contacts/transcription-settings.ts';
import type { TermSource } from '../insights/own-terms.ts';
import type { ParticipantRole } from '../contracts/conversation-file.ts';
import type { PersonalDataSettings } from '../privacy/personal-data.ts';
import type { AllowedLocation } from '../recordings/allowed-locations.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PipelineObserver } from '../ports/observer.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { SpeechService } from '../ports/speech-service.ts';
import type { TextService } from '../ports/text-service.ts';
import type { ItemOutcome } from '../contracts/states.ts';
import type { Problem } from '../ports/problem.ts';

/** What every step works with. */
export type Pipeline = {
  objects: ObjectStore;
  speech: SpeechService;
  text: TextService;
  terms: TermSource;
  records: RecordStore;
  observer: PipelineObserver;
  settings: PipelineSettings;
  /** Bounds how many contacts are worked on at once. */
  limit: <T>(work: () => Promise<T>) => Promise<T>;
  now: () => Date;
};

export type PipelineSettings = {
  switches: DeploymentSwitches;
  /** Who speaks on which channel of a recording. */
  channelRoles: readonly ParticipantRole[];
  transcription: TranscriptionOptions;
  jobs: JobOptions;
  /** Where recordings may be read. */
  recordings: readonly AllowedLocation[];
  /** Where Contact Lens writes, and Amazon Connect the transcripts of chats. */
  contactLens: ContactLensSettings;
  resultsBucket: string;
  /** Which files a record gets besides `Conversation.json`. */
  files: FileSwitches;
  analyses: AnalysisSettings;
  related: RelationSettings;
  personalData: PersonalDataSettings;
  /** Amazon Connect instances whose contacts are taken in, by id in lower case; empty: all. */
  instanceIds: readonly string[];
};

export type AnalysisSettings = {
  /** Endpoints of custom entity recognisers by language code. */
  recognizers: Readonly<Record<string, string>>;
  /** An analysis that failed is tried again for so long since the work on the contact began. */
  retryMinutes: number;
};

export type ContactLensSettings = {
  locations: readonly AllowedLocation[];
  /** A file whose contact has no record waits with the queue for so long. */
  waitHours: number;
};

/** How a contact finds its case, contact, account and other records. */
export type RelationSettings = {
  lookups: readonly Lookup[];
  /** Whether the customer's number is searched for where no attribute names a contact or account. */
  matchNumbers: boolean;
  /** Calling code, without `+`, of the numbers that stand in Salesforce without one. */
  countryCode: string;
};

export type FileSwitches = {
  /** The recording itself. */
  audio: boolean;
  customerTranscript: boolean;
  agentTranscript: boolean;
  /** The words by part of speech, where syntax was asked for. */
  syntax: boolean;
};

/** How one item of a batch ended. `waiting`: its work cannot be done yet, so it should come again. */
export type ItemResult = { index: number; contactId: string | null; outcome: ItemOutcome; problem?: Problem };

/** How the work on one contact ended. `ignored`: there was nothing to do. */
export type WorkResult = { outcome: 'done' | 'waiting' | 'ignored' | 'failed'; problem?: Problem };
