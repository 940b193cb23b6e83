import type { OrgSchema } from '../schema/model.ts';
import type { Database, RecordReader, StoredRow } from './database.ts';

/**
 * Writes that can be undone, each at once visible to everybody (one process, one thread: nobody reads in between).
 * An isolated transaction does not see the data that existed when it began; set-up stays visible.
 */
export class Transaction implements RecordReader {
  readonly database: Database;
  private readonly hidden: ReadonlySet<string>;
  private readonly journal: (() => void)[] = [];

  constructor(database: Database, hidden: ReadonlySet<string> = new Set()) {
    this.database = database;
    this.hidden = hidden;
  }

  static isolated(database: Database, schema: OrgSchema): Transaction {
    const hidden = new Set<string>();
    for (const object of schema.objects.values()) {
      if (object.setup) continue;
      for (const row of database.rows(object.name)) hidden.add(row.Id);
    }
    return new Transaction(database, hidden);
  }

  *rows(type: string): Iterable<StoredRow> {
    for (const row of this.database.rows(type)) if (!this.hidden.has(row.Id)) yield row;
  }

  get(type: string, id: string): StoredRow | undefined {
    return this.hidden.has(id) ? undefined : this.database.get(type, id);
  }

  put(type: string, row: StoredRow): void {
    const former = this.database.get(type, row.Id);
    this.database.put(type, row.Id, row);
    this.journal.push(() => {
      this.database.put(type, row.Id, former);
    });
  }

  /** Moves a record to the recycle bin. */
  remove(type: string, id: string): void {
    const former = this.database.get(type, id);
    if (!former) return;
    this.database.put(type, id, undefined);
    this.database.putDeleted(type, id, { ...former, IsDeleted: true });
    this.journal.push(() => {
      this.database.putDeleted(type, id, undefined);
      this.database.put(type, id, former);
    });
  }

  /** Brings a record back from the recycle bin. */
  restore(type: string, id: string): void {
    const deleted = this.database.getDeleted(type, id);
    if (!deleted) return;
    this.database.putDeleted(type, id, undefined);
    this.database.put(type, id, { ...deleted, IsDeleted: false });
    this.journal.push(() => {
      this.database.put(type, id, undefined);
      this.database.putDeleted(type, id, deleted);
    });
  }

  savepoint(): number {
    return this.journal.length;
  }

  rollback(savepoint = 0): void {
    while (this.journal.length > savepoint) this.journal.pop()?.();
  }

  commit(): void {
    this.journal.length = 0;
  }
}
