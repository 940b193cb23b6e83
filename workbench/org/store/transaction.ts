import type { OrgSchema } from '../schema/model.ts';
import type { Database, DeletedRow, EmptiedLookup, RecordReader, StoredRow } from './database.ts';

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

  /** Moves a record to the recycle bin, by itself or with another one. */
  remove(type: string, id: string, how: Pick<DeletedRow, 'deletedWith' | 'deletedBy'>): void {
    const former = this.database.get(type, id);
    if (!former) return;
    this.database.put(type, id, undefined);
    this.journal.push(() => {
      this.database.put(type, id, former);
    });
    this.putDeleted(id, {
      type,
      row: { ...former, IsDeleted: true },
      ...how,
      order: this.database.newDeletionOrder(),
      emptied: [],
    });
  }

  /** Notes that the deletion of a record emptied a lookup. */
  noteEmptied(id: string, lookup: EmptiedLookup): void {
    const deleted = this.database.getDeleted(id);
    if (deleted) this.putDeleted(id, { ...deleted, emptied: [...deleted.emptied, lookup] });
  }

  /** Brings one record back from the recycle bin. */
  restore(id: string): void {
    const deleted = this.database.getDeleted(id);
    if (!deleted) return;
    this.purge(id);
    this.put(deleted.type, { ...deleted.row, IsDeleted: false });
  }

  /** Takes a record out of the recycle bin for good. */
  purge(id: string): void {
    this.putDeleted(id, undefined);
  }

  private putDeleted(id: string, deleted: DeletedRow | undefined): void {
    const former = this.database.getDeleted(id);
    this.database.putDeleted(id, deleted);
    this.journal.push(() => {
      this.database.putDeleted(id, former);
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
