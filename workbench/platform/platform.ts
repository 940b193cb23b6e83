/**
 * What running Apex asks of the org it runs in. The Apex runner is written against this and nothing
 * else of the org; the local org implements it.
 */

/** Whose rights a query or write has: `user` = object, field and record access of the running user. */
export type AccessMode = 'user' | 'system';

/** Values as the REST API gives them: date-times are ISO strings, ids have 18 characters, blobs are bytes. */
export type ApiValue = string | number | boolean | null | Uint8Array;

/** A queried row. Parent relationships hold a row, child relationships a list of rows. */
export interface Row {
  type: string;
  fields: Record<string, ApiValue | Row | Row[]>;
}

export interface QueryRequest {
  /** SOQL with `:name` binds already replaced by `:b0`, `:b1`, … */
  soql: string;
  binds: Record<string, ApiValue | ApiValue[]>;
  access: AccessMode;
  /** Apply record sharing (`with sharing`), also where access is `system`. */
  sharing: boolean;
}

export interface WriteRequest {
  operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  type: string;
  records: { id?: string; fields: Record<string, ApiValue> }[];
  externalIdField?: string;
  allOrNone: boolean;
  access: AccessMode;
  sharing: boolean;
}

/** Salesforce's own status codes (`REQUIRED_FIELD_MISSING`, `DUPLICATE_VALUE`, …). */
export interface WriteResult {
  id?: string;
  created?: boolean;
  success: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

/** A query that Salesforce would refuse. */
export class QueryError extends Error {
  readonly errorCode: string;
  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

export interface FieldDescribe {
  name: string;
  label: string;
  /** REST describe types: string, textarea, picklist, boolean, double, int, datetime, date, id, reference, percent, base64, … */
  type: string;
  length: number;
  relationshipName?: string;
  referenceTo: string[];
  picklistValues: { value: string; label: string; active: boolean }[];
}
export interface ObjectDescribe {
  name: string;
  label: string;
  keyPrefix: string;
  fields: FieldDescribe[];
  childRelationships: { relationshipName: string; childSObject: string; field: string }[];
}

export interface RunningUser {
  id: string;
  username: string;
  name: string;
  email: string;
  profileId: string;
}

export interface CalloutRequest {
  method: string;
  /** `callout:Named_Credential/path` or an absolute URL. */
  endpoint: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}
export interface CalloutResponse {
  statusCode: number;
  status: string;
  headers: Record<string, string>;
  body: string;
}
/** A callout that got no answer: text as Salesforce words it, e.g. `Read timed out`. */
export class CalloutError extends Error {}

/**
 * One Apex transaction of one user. A query with aggregates gives rows of type `AggregateResult` whose fields
 * are the aliases or `expr0`, `expr1`, …; `SELECT COUNT()` gives one such row with `expr0`. `rollback` undoes every
 * write since it began or since the savepoint.
 */
export interface ApexTransaction {
  query(request: QueryRequest): Row[];
  write(request: WriteRequest): WriteResult[];
  /** The same transaction with another user's rights, for `System.runAs` in tests. */
  asUser(user: RunningUser): ApexTransaction;
  savepoint(): unknown;
  rollback(savepoint?: unknown): void;
  commit(): void;
}

export interface ApexPlatform {
  /**
   * `isolated` hides the rows of data objects that exist already, as Apex tests without `SeeAllData` need;
   * setup objects (User, Profile, PermissionSet, Group, Organization, …) stay visible.
   */
  begin(user: RunningUser, options?: { isolated: boolean }): ApexTransaction;
  describe(objectName: string): ObjectDescribe | undefined;
  objectNames(): string[];
  /** The label of an object in the user's language. */
  objectLabel(user: RunningUser, object: ObjectDescribe): string;
  /** Object or field rights of the user, for Schema describe calls. */
  objectAccess(
    user: RunningUser,
    objectName: string,
  ): { read: boolean; create: boolean; edit: boolean; delete: boolean };
  fieldAccess(
    user: RunningUser,
    objectName: string,
    fieldName: string,
  ): { read: boolean; create: boolean; edit: boolean };
  hasCustomPermission(user: RunningUser, name: string): boolean;
  /** Whether a permission set of the user opens the class (for calls from components). */
  hasClassAccess(user: RunningUser, className: string): boolean;
  findUser(id: string): RunningUser | undefined;
  label(name: string): string | undefined;
  customMetadata?(typeName: string): Row[];
  callout(request: CalloutRequest, user: RunningUser): Promise<CalloutResponse>;
}
