import type { ApiValue, Row } from '#platform';
import { executeSoql, Database, type StoredRow } from '#org';
import { toolingSchema } from './tooling-objects.ts';

/** Rows of the Tooling API's objects, queried by the org's own SOQL. */
export class ToolingStore {
  private readonly schema = toolingSchema();
  private readonly database = new Database(this.schema);
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Stores a row, with an id of its own where none is given, and returns the id. */
  put(type: string, values: Record<string, ApiValue>): string {
    const given = values['Id'];
    const id = typeof given === 'string' ? given : this.database.newId(type);
    const stamp = new Date(this.now()).toISOString();
    const row: StoredRow = { CreatedDate: stamp, LastModifiedDate: stamp, ...values, Id: id };
    this.database.put(type, id, row);
    return id;
  }

  clear(type: string): void {
    for (const { Id } of [...this.database.rows(type)]) this.database.put(type, Id, undefined);
  }

  /** Throws a QueryError. */
  query(soql: string): { rows: Row[]; count?: number } {
    return executeSoql({ schema: this.schema, reader: this.database, binds: {}, now: this.now() }, soql);
  }
}
