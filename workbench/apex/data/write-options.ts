import type { AccessMode, WriteRequest } from '#platform';

export type WriteOperation = WriteRequest['operation'];

export interface WriteOptions {
  operation: WriteOperation;
  access: AccessMode;
  allOrNone: boolean;
  externalIdField?: string | undefined;
}
