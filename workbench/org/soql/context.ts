import type { ApiValue } from '#platform';
import type { UserRights } from '../access/rights.ts';
import { allows, recordAccess } from '../access/sharing.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { RecordReader, StoredRow } from '../store/database.ts';

/** What one query runs with. */
export interface QueryContext {
  schema: OrgSchema;
  reader: RecordReader;
  /** Object and field permissions are those of this user; absent in system mode. */
  fieldRights?: UserRights | undefined;
  /** Only records that this user sees; absent without sharing. */
  sharingRights?: UserRights | undefined;
  binds: Record<string, ApiValue | ApiValue[]>;
  /** Milliseconds since 1970, for `TODAY` and its like. */
  now: number;
}

export function isVisible(context: QueryContext, object: ObjectSchema, row: StoredRow): boolean {
  const rights = context.sharingRights;
  if (!rights) return true;
  return allows(
    recordAccess({ schema: context.schema, reader: context.reader, rights }, object, row),
    'read',
  );
}
