import type { AccessMode, ApiValue, RunningUser, WriteRequest, WriteResult } from '#platform';
import { RightsOfUsers } from './access/rights.ts';
import type { UserRights } from './access/rights.ts';
import { inLanguage, languageOf } from './access/translated-names.ts';
import type { OrgSchema } from './schema/model.ts';
import { executeSoql } from './soql/execute.ts';
import type { QueryResult } from './soql/execute.ts';
import { Database } from './store/database.ts';
import type { RecordReader } from './store/database.ts';
import { Transaction } from './store/transaction.ts';
import type { WriteContext } from './store/write-context.ts';

/** Runs the triggers of objects that have some around what the API writes. */
export interface TriggeredWrites {
  hasTriggers(objectName: string): boolean;
  write(
    write: Pick<WriteRequest, 'type' | 'records' | 'operation'> & { user: RunningUser },
  ): Promise<WriteResult[]>;
}

/** The org's set-up, its tables and who may do what with them: what REST, Apex and set-up share. */
export class OrgState {
  readonly schema: OrgSchema;
  readonly database: Database;
  readonly rights: RightsOfUsers;
  readonly now: () => number;
  /** Missing while no Apex runner is attached: then nothing has triggers. */
  triggered: TriggeredWrites | undefined;
  private surrounding: Transaction | undefined;

  constructor(schema: OrgSchema, now: () => number) {
    this.schema = schema;
    this.database = new Database(schema);
    this.rights = new RightsOfUsers(schema, this.database);
    this.now = now;
  }

  /** Takes another set-up; records stay, and objects keep the prefix of their ids. */
  adopt(schema: OrgSchema): void {
    keepKeyPrefixes(this.schema, schema);
    this.database.adopt(schema);
    Object.assign(this.schema, schema);
    this.rights.forget();
  }

  rightsOf(userId: string): UserRights {
    return this.rights.of(userId);
  }

  writeContext(transaction: Transaction, userId: string, access: AccessMode, sharing: boolean): WriteContext {
    const { schema, rights, now } = this;
    return { schema, transaction, rights, userId, access, sharing: sharing || access === 'user', now };
  }

  /**
   * A transaction of a program. Within writes that are one, it is part of theirs: they alone commit, and it
   * goes back no further than to its beginning.
   */
  begin(): { transaction: Transaction; start: number; isPart: boolean } {
    const transaction = this.surrounding ?? new Transaction(this.database);
    return { transaction, start: transaction.savepoint(), isPart: this.surrounding !== undefined };
  }

  /** Runs a write of one user; a throw takes everything back. */
  write<T>(userId: string, work: (context: WriteContext) => T): T {
    const transaction = this.surrounding ?? new Transaction(this.database);
    const savepoint = transaction.savepoint();
    try {
      const result = work(this.writeContext(transaction, userId, 'user', true));
      if (!this.surrounding) transaction.commit();
      return result;
    } catch (error) {
      transaction.rollback(savepoint);
      throw error;
    }
  }

  /**
   * Runs several writes as one: unless `succeeded` says so of the result, all are taken back. The work may await
   * what is already settled only, so that no other request's writes come in between.
   */
  async allOrNone<T>(work: () => Promise<T>, succeeded: (result: T) => boolean): Promise<T> {
    const outer = this.surrounding;
    const { transaction, start } = this.begin();
    this.surrounding = transaction;
    let isDone = false;
    try {
      const result = await work();
      isDone = succeeded(result);
      return result;
    } finally {
      this.surrounding = outer;
      if (!isDone) transaction.rollback(start);
      else if (!outer) transaction.commit();
    }
  }

  /** Runs a query with the user's rights. */
  query(userId: string, soql: string): QueryResult {
    return this.queryAs(this.database, userId, { soql, binds: {}, access: 'user', sharing: true });
  }

  queryAs(
    reader: RecordReader,
    userId: string,
    request: {
      soql: string;
      binds: Record<string, ApiValue | ApiValue[]>;
      access: AccessMode;
      sharing: boolean;
    },
  ): QueryResult {
    const rights = this.rightsOf(userId);
    const context = {
      schema: this.schema,
      reader: inLanguage(reader, languageOf(this.database, userId)),
      fieldRights: request.access === 'user' ? rights : undefined,
      sharingRights: request.access === 'user' || request.sharing ? rights : undefined,
      binds: request.binds,
      now: this.now(),
    };
    return executeSoql(context, request.soql);
  }
}

/** An object that is new must not take the prefix of one that has records. */
function keepKeyPrefixes(former: OrgSchema, schema: OrgSchema): void {
  const custom = [...schema.objects.values()].filter((object) => object.custom);
  const known = custom.filter(({ name }) => former.objects.has(name.toLowerCase()));
  for (const object of known) {
    object.keyPrefix = former.objects.get(object.name.toLowerCase())?.keyPrefix ?? object.keyPrefix;
  }
  const taken = new Set(known.map(({ keyPrefix }) => keyPrefix));
  let next = 0;
  for (const object of custom.filter((each) => !known.includes(each))) {
    while (taken.has(customPrefix(next))) next++;
    object.keyPrefix = customPrefix(next);
    taken.add(object.keyPrefix);
  }
}

const customPrefix = (index: number): string => `a${index.toString(36).padStart(2, '0')}`;
