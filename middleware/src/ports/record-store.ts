import type { Readable } from 'node:stream';
import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import type { FoundTarget, PhoneMatch } from '../contacts/related-records.ts';

/** Salesforce. Every write may be repeated. Throws `salesforce-unavailable` where the work should be tried later. */
export interface RecordStore {
  /**
   * Upserts by `ContactId__c`, up to 200 a call inside. Outcomes stand in the order of the records.
   * A record that Salesforce refuses because it holds a newer contact record is `superseded`; one whose contact
   * was deleted is `deleted`.
   */
  upsert(records: RecordWrite[]): Promise<WriteOutcome[]>;
  /** Writes fields of records that exist. A record deleted meanwhile is `gone`: it is not made again. */
  update(records: RecordUpdate[]): Promise<WriteOutcome[]>;
  /** Records by contact id; unknown ones are absent. Keys are contact ids in lower case. */
  findMany(contactIds: readonly string[], fields: readonly string[]): Promise<Map<string, FoundRecord>>;
  /** Which of these contacts were deleted and are not to come back, in lower case. */
  deletedContacts(contactIds: readonly string[]): Promise<Set<string>>;
  findByJob(jobName: string, fields: readonly string[]): Promise<FoundRecord | undefined>;
  /**
   * Records that are still in progress and were not written since the given time, those written longest ago
   * first. At most so many.
   */
  findUnfinished(unchangedSince: Date, most: number, fields: readonly string[]): Promise<FoundRecord[]>;
  /** Records with an agent by ascending id, those of one owner or all, after a given id. At most so many. */
  findByOwner(owned: OwnedRecords, fields: readonly string[]): Promise<FoundRecord[]>;
  /** Records with a problem (`Problem__c`) by ascending id, after a given id. At most so many. */
  findByProblem(troubled: TroubledRecords, fields: readonly string[]): Promise<FoundRecord[]>;
  /**
   * Upserts the private record of a contact's content as it was before personal data was taken out. Its id, or
   * a problem thrown.
   */
  putOriginal(contactId: string, fields: RecordFields): Promise<string>;
  /**
   * Writes files on the record: a new version where the content changed, nothing where it did not. Throws
   * `contact-deleted` where the contact was deleted meanwhile, as do the other writes of files and originals.
   */
  putFiles(recordId: string, contactId: string, files: readonly RecordFile[]): Promise<FileOutcome[]>;
  /** The same for one file of up to 2 GB, which is never held in memory. */
  putStreamedFile(recordId: string, contactId: string, file: StreamedFile): Promise<FileOutcome>;
  /** Text of one of our files on the record; `undefined` where there is none of that name. */
  readFile(recordId: string, contactId: string, name: string): Promise<string | undefined>;
  /**
   * Ids of active users by the agents' Amazon Connect user names, in lower case. Unknown names are absent, and those
   * of several users.
   */
  usersByAgent(agentUsernames: readonly string[]): Promise<Map<string, string>>;
  /** Whether the integration user sees any user but itself: the sharing of users may hide them. */
  seesOtherUsers(): Promise<boolean>;
  /** Id of the queue that owns the records of contacts without a matching user. */
  unassignedOwner(): Promise<string>;
  /**
   * What there is, and can be seen, of the records with these ids of 18 characters. Throws `salesforce-refused`
   * where the object itself cannot be read.
   */
  findTargets(object: string, ids: readonly string[]): Promise<Map<string, FoundTarget>>;
  /**
   * Contacts and accounts that a search for these digits finds in their phone fields. A search may find more
   * than was meant; whose number it is, the numbers tell.
   */
  searchPhones(digits: readonly string[]): Promise<PhoneOwner[]>;
  /** Proves that the session works and may read the records; throws where it does not. */
  ping(): Promise<void>;
}
export type PhoneOwner = PhoneMatch & { phones: readonly string[] };
export type TroubledRecords = { problem: string; after?: string | undefined; most: number };
export type OwnedRecords = { ownerId?: string | undefined; after?: string | undefined; most: number };
export type RecordWrite = { contactId: string; fields: RecordFields };
export type RecordUpdate = { recordId: string; fields: RecordFields };
export type RecordFile = { name: string; content: string };
export type StreamedFile = {
  name: string;
  contentType: string;
  bytes: number;
  /** In words, for the file's description. The same name stands for the same content. */
  contentName: string;
  /** Opens the content; called again for every attempt. */
  open(): Promise<Readable>;
};
export type FileOutcome = 'created' | 'new-version' | 'unchanged';
export type WriteOutcome =
  | { outcome: 'created' | 'updated'; recordId: string }
  | { outcome: 'superseded' | 'deleted' | 'gone' }
  /** Salesforce's error code and the fields it names; its message is left out, as it may repeat a value. */
  | { outcome: 'refused'; code: string; fields: readonly string[] }
  /** Refused for now: the same write may work later. */
  | { outcome: 'unavailable'; code: string };
export type FoundRecord = { id: string; fields: Record<string, FieldValue> };
