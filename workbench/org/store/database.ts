import type { ApiValue } from '#platform';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { recordId } from './ids.ts';

/** One record. Rows are replaced, never changed, so that undoing is putting the former row back. */
export type StoredRow = Readonly<Record<string, ApiValue>> & { readonly Id: string };

/** A record in the recycle bin, and what restoring it brings back. */
export interface DeletedRow {
  readonly type: string;
  readonly row: StoredRow;
  /** The record whose deletion took this one along; its own id where it was deleted itself. */
  readonly deletedWith: string;
  readonly deletedBy: string;
  /** Lower for a record than for those that were deleted with it. */
  readonly order: number;
  /** Lookups to this record that its deletion emptied. */
  readonly emptied: readonly EmptiedLookup[];
}

export interface EmptiedLookup {
  readonly type: string;
  readonly id: string;
  readonly field: string;
}

/** What reading needs of the store. */
export interface RecordReader {
  rows(type: string): Iterable<StoredRow>;
  get(type: string, id: string): StoredRow | undefined;
}

interface Table {
  object: ObjectSchema;
  rows: Map<string, StoredRow>;
  /** Per unique field: the comparable value and the record that has it. */
  unique: Map<string, Map<string, string>>;
  nextId: number;
  nextAutoNumber: number;
  version: number;
}

/** The org's tables, in memory. */
export class Database implements RecordReader {
  private readonly tables = new Map<string, Table>();
  private readonly bin = new Map<string, DeletedRow>();
  private deletions = 0;

  constructor(schema: OrgSchema) {
    this.adopt(schema);
  }

  /** Takes another schema: records stay where their object does, unique fields are indexed anew. */
  adopt(schema: OrgSchema): void {
    for (const name of [...this.tables.keys()]) if (!schema.objects.has(name)) this.tables.delete(name);
    for (const [id, { type }] of [...this.bin]) if (!this.tables.has(type.toLowerCase())) this.bin.delete(id);
    for (const [name, object] of schema.objects) {
      const former = this.tables.get(name);
      this.tables.set(name, former ? { ...former, object, unique: indexesOf(object) } : newTable(object));
      for (const row of former?.rows.values() ?? []) this.put(name, row.Id, row);
    }
  }

  rows(type: string): Iterable<StoredRow> {
    return this.table(type).rows.values();
  }

  get(type: string, id: string): StoredRow | undefined {
    return this.table(type).rows.get(id);
  }

  /** A record in the recycle bin. */
  getDeleted(id: string): DeletedRow | undefined {
    return this.bin.get(id);
  }

  /** What is in the recycle bin, in no order. */
  deletedRows(): Iterable<DeletedRow> {
    return this.bin.values();
  }

  size(type: string): number {
    return this.table(type).rows.size;
  }

  /** Grows with every change of the table, so that what was derived from it can be kept until then. */
  version(type: string): number {
    return this.table(type).version;
  }

  /** The record that already has the value of a unique field. */
  holderOf(type: string, field: FieldSchema, value: ApiValue): string | undefined {
    return this.table(type).unique.get(field.name)?.get(comparable(field, value));
  }

  /** Ids and auto-numbers are never given twice, also where the transaction is rolled back. */
  newId(type: string): string {
    const table = this.table(type);
    return recordId(table.object.keyPrefix, table.nextId++);
  }

  newDeletionOrder(): number {
    return this.deletions++;
  }

  newAutoNumber(type: string): number {
    return this.table(type).nextAutoNumber++;
  }

  /** Stores a row, or with `undefined` takes it out. Only transactions call this. */
  put(type: string, id: string, row: StoredRow | undefined): void {
    const table = this.table(type);
    const former = table.rows.get(id);
    for (const [fieldName, index] of table.unique) {
      const field = table.object.fields.get(fieldName.toLowerCase());
      if (!field) continue;
      release(index, field, former, id);
      claim(index, field, row, id);
    }
    if (row) table.rows.set(id, row);
    else table.rows.delete(id);
    table.version++;
  }

  /** Puts a record into the recycle bin, or with `undefined` takes it out. Only transactions call this. */
  putDeleted(id: string, deleted: DeletedRow | undefined): void {
    if (deleted) this.bin.set(id, deleted);
    else this.bin.delete(id);
  }

  private table(type: string): Table {
    const table = this.tables.get(type.toLowerCase());
    if (!table) throw new Error(`The local org has no table ${type}.`);
    return table;
  }
}

function newTable(object: ObjectSchema): Table {
  return {
    object,
    rows: new Map(),
    unique: indexesOf(object),
    nextId: 1,
    nextAutoNumber: 1,
    version: 0,
  };
}

function indexesOf(object: ObjectSchema): Map<string, Map<string, string>> {
  const uniqueFields = [...object.fields.values()].filter((field) => field.unique);
  return new Map(uniqueFields.map((field) => [field.name, new Map<string, string>()]));
}

function comparable(field: FieldSchema, value: ApiValue): string {
  const text = String(value);
  return field.caseSensitive ? text : text.toLowerCase();
}

function claim(index: Map<string, string>, field: FieldSchema, row: StoredRow | undefined, id: string): void {
  const value = row?.[field.name] ?? null;
  if (value !== null) index.set(comparable(field, value), id);
}

function release(
  index: Map<string, string>,
  field: FieldSchema,
  row: StoredRow | undefined,
  id: string,
): void {
  const value = row?.[field.name] ?? null;
  if (value !== null && index.get(comparable(field, value)) === id) index.delete(comparable(field, value));
}
