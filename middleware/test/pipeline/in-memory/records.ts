import type { FoundTarget } from '../../../src/contacts/related-records.ts';
import { buffer } from 'node:stream/consumers';
import { contactDeleted } from '../../../src/ports/contact-deleted.ts';
import type { FieldValue, RecordFields } from '../../../src/fields/record-fields.ts';
import type {
  FileOutcome,
  FoundRecord,
  OwnedRecords,
  PhoneOwner,
  RecordFile,
  RecordStore,
  StreamedFile,
  TroubledRecords,
  WriteOutcome,
} from '../../../src/ports/record-store.ts';

export const QUEUE_ID = '00G000000000001AAA';

type Row = { id: string; contactId: string; fields: Record<string, FieldValue> };

/** Salesforce in memory, as far as the pipeline relies on it: upserts, order of contact records, owners, files. */
export class InMemoryRecords implements RecordStore {
  readonly rows = new Map<string, Row>();
  readonly files = new Map<string, Map<string, string>>();
  readonly users = new Map<string, string>();
  /** Records that a lookup may lead to, by object and id. */
  readonly targets = new Map<string, FoundTarget>();
  readonly phoneOwners: PhoneOwner[] = [];
  /** Ids that Salesforce refuses in a lookup, with its error. */
  readonly refusedTargets = new Map<string, WriteOutcome>();
  /** Whether sharing hides all other users from the integration user. */
  usersAreHidden = false;
  /** Users who may not own a record. */
  readonly withoutRead = new Set<string>();
  /** The code with which every change of an owner is refused. */
  transferRefusal: WriteOutcome | undefined;
  readonly writes: { kind: 'upsert' | 'update' | 'file'; id: string; fields: RecordFields }[] = [];
  readonly calls: string[] = [];
  /** Thrown by the named call, every time, until it is taken away. */
  readonly failures = new Map<keyof RecordStore, Error>();
  /** Contacts that were deleted and are not to come back, in lower case. */
  readonly deleted = new Set<string>();
  /** Refuses writes of a contact with the given outcome. */
  readonly refusals = new Map<string, WriteOutcome>();

  upsert = this.#call('upsert', (records: { contactId: string; fields: RecordFields }[]) =>
    records.map(({ contactId, fields }) => this.#upsertOne(contactId, fields)),
  );

  update = this.#call('update', (records: { recordId: string; fields: RecordFields }[]) =>
    records.map(({ recordId, fields }): WriteOutcome => {
      const row = [...this.rows.values()].find(({ id }) => id === recordId);
      if (!row) return { outcome: 'gone' };
      const refused = this.#refusedOwner(fields, row);
      if (refused) return refused;
      Object.assign(row.fields, fields);
      delete row.fields.LastModifiedDate;
      this.writes.push({ kind: 'update', id: row.contactId, fields });
      return { outcome: 'updated', recordId };
    }),
  );

  findMany = this.#call('findMany', (contactIds: readonly string[], fields: readonly string[]) => {
    const found = new Map<string, FoundRecord>();
    for (const id of contactIds) {
      const row = this.rows.get(id.toLowerCase());
      if (row) found.set(id.toLowerCase(), select(row, fields));
    }
    return found;
  });

  deletedContacts = this.#call(
    'deletedContacts',
    (contactIds: readonly string[]) =>
      new Set(contactIds.map((id) => id.toLowerCase()).filter((id) => this.deleted.has(id))),
  );

  findByJob = this.#call('findByJob', (jobName: string, fields: readonly string[]) => {
    const row = [...this.rows.values()].find((one) => one.fields.TranscriptionJobName__c === jobName);
    return row && select(row, fields);
  });

  findUnfinished = this.#call('findUnfinished', (since: Date, most: number, fields: readonly string[]) =>
    [...this.rows.values()]
      .filter((row) => ['IMPORTED', 'TRANSCRIBING', 'ANALYSING'].includes(String(row.fields.Status__c)))
      .filter((row) => this.modifiedAt(row.contactId) < since)
      .sort((a, b) => this.modifiedAt(a.contactId).getTime() - this.modifiedAt(b.contactId).getTime())
      .slice(0, most)
      .map((row) => select(row, fields)),
  );

  findByOwner = this.#call(
    'findByOwner',
    ({ ownerId, after = '', most }: OwnedRecords, fields: readonly string[]) =>
      [...this.rows.values()]
        .filter(
          (row) => row.fields.AgentUsername__c && (ownerId ?? row.fields.OwnerId) === row.fields.OwnerId,
        )
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map((row) => select(row, fields)),
  );

  findByProblem = this.#call(
    'findByProblem',
    ({ problem, after = '', most }: TroubledRecords, fields: readonly string[]) =>
      [...this.rows.values()]
        .filter((row) => row.fields.Problem__c === problem && row.id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map((row) => select(row, fields)),
  );

  /** Originals by contact id; their files stand under their ids. */
  readonly originals = new Map<string, { id: string; fields: RecordFields }>();

  putOriginal = this.#call('putOriginal', (contactId: string, fields: RecordFields) => {
    this.#requireLive(contactId);
    const id =
      this.originals.get(contactId)?.id ?? `a01000000000${String(this.originals.size).padStart(3, '0')}AAA`;
    this.originals.set(contactId, { id, fields });
    return id;
  });

  putFiles = this.#call('putFiles', (recordId: string, contactId: string, files: readonly RecordFile[]) => {
    this.#requireLive(contactId);
    const stored = this.files.get(recordId) ?? new Map<string, string>();
    this.files.set(recordId, stored);
    return files.map(({ name, content }) => {
      const before = stored.get(name);
      stored.set(name, content);
      this.writes.push({ kind: 'file', id: contactId, fields: { name } });
      if (before === undefined) return 'created' as const;
      return before === content ? ('unchanged' as const) : ('new-version' as const);
    });
  });

  /** Kept by what names the content, read to its end as an upload would. */
  putStreamedFile = async (recordId: string, contactId: string, file: StreamedFile): Promise<FileOutcome> => {
    const before = this.files.get(recordId)?.get(file.name);
    if (before !== file.contentName) {
      const bytes = (await buffer(await file.open())).length;
      if (bytes !== file.bytes) throw new Error(`${bytes} bytes came of ${file.bytes}.`);
    }
    const [outcome] = await this.putFiles(recordId, contactId, [
      { name: file.name, content: file.contentName },
    ]);
    return outcome ?? 'unchanged';
  };

  readFile = this.#call('readFile', (recordId: string, _contactId: string, name: string) =>
    this.files.get(recordId)?.get(name),
  );

  usersByAgent = this.#call('usersByAgent', (names: readonly string[]) => {
    const known = names.map((name) => [name.toLowerCase(), this.users.get(name.toLowerCase())] as const);
    return new Map(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
  });

  findTargets = this.#call('findTargets', (object: string, ids: readonly string[]) => {
    const known = ids.map((id) => [id, this.targets.get(`${object} ${id}`)] as const);
    return new Map(known.filter((entry): entry is [string, FoundTarget] => entry[1] !== undefined));
  });

  searchPhones = this.#call('searchPhones', (digits: readonly string[]) =>
    this.phoneOwners.filter(({ phones }) =>
      phones.some((phone) => digits.includes(phone.replace(/\D/g, ''))),
    ),
  );

  seesOtherUsers = this.#call('seesOtherUsers', () => !this.usersAreHidden);
  unassignedOwner = this.#call('unassignedOwner', () => QUEUE_ID);
  ping = this.#call('ping', () => undefined);

  /** Deletes a contact's record as the trigger in Salesforce does, with its files. */
  delete(contactId: string): void {
    const row = this.rows.get(contactId.toLowerCase());
    if (row) this.files.delete(row.id);
    this.rows.delete(contactId.toLowerCase());
    this.deleted.add(contactId.toLowerCase());
  }

  /** Written since the test began; `age` says otherwise. */
  modifiedAt(contactId: string): Date {
    return new Date(
      String(this.rows.get(contactId.toLowerCase())?.fields.LastModifiedDate ?? '2026-11-20T14:11:00Z'),
    );
  }

  /** Makes a record as old as is said, until it is written again. */
  age(contactId: string, modified: string, created = modified): void {
    Object.assign(this.fieldsOf(contactId), { LastModifiedDate: modified, CreatedDate: created });
  }

  /** The fields of a contact's record; throws where there is none. */
  fieldsOf(contactId: string): Record<string, FieldValue> {
    const row = this.rows.get(contactId.toLowerCase());
    if (!row) throw new Error(`There is no record of contact ${contactId}.`);
    return row.fields;
  }

  fileOf(contactId: string, name: string): string | undefined {
    const row = this.rows.get(contactId.toLowerCase());
    return row && this.files.get(row.id)?.get(name);
  }

  #call<A extends unknown[], R>(name: keyof RecordStore, work: (...given: A) => R) {
    return (...given: A): Promise<R> => {
      this.calls.push(name);
      const failure = this.failures.get(name);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve) => {
        resolve(structuredClone(work(...given)));
      });
    };
  }

  #requireLive(contactId: string): void {
    if (this.deleted.has(contactId.toLowerCase())) throw contactDeleted();
  }

  #refusedOwner({ OwnerId }: RecordFields, row: Row | undefined): WriteOutcome | undefined {
    if (this.withoutRead.has(String(OwnerId))) {
      return { outcome: 'refused', code: 'TRANSFER_REQUIRES_READ', fields: [] };
    }
    return row && OwnerId !== undefined && OwnerId !== row.fields.OwnerId ? this.transferRefusal : undefined;
  }

  #upsertOne(contactId: string, fields: RecordFields): WriteOutcome {
    const refusal = this.refusals.get(contactId);
    if (refusal) return refusal;
    const refusedOwner = this.#refusedOwner(fields, this.rows.get(contactId.toLowerCase()));
    if (refusedOwner) return refusedOwner;
    for (const value of Object.values(fields)) {
      const refused = this.refusedTargets.get(String(value));
      if (refused) return refused;
    }
    const row = this.rows.get(contactId.toLowerCase());
    if (!row && this.deleted.has(contactId.toLowerCase())) return { outcome: 'deleted' };
    const older = String(fields.LastUpdateTimestamp__c) < String(row?.fields.LastUpdateTimestamp__c ?? '');
    if (row && older) return { outcome: 'superseded' };
    this.writes.push({ kind: 'upsert', id: contactId, fields });
    if (row) {
      Object.assign(row.fields, fields);
      return { outcome: 'updated', recordId: row.id };
    }
    const id = `a01${String(this.rows.size + 1).padStart(12, '0')}AAA`;
    this.rows.set(contactId.toLowerCase(), { id, contactId, fields: { ...fields, ContactId__c: contactId } });
    return { outcome: 'created', recordId: id };
  }
}

const select = ({ id, fields }: Row, names: readonly string[]): FoundRecord => ({
  id,
  fields: Object.fromEntries(names.map((name) => [name, fields[name] ?? null])),
});
