export { PROFILES } from './access/profiles.ts';
export type { NamedCredentialTarget } from './callouts.ts';
export { createLocalOrg, type LocalOrg } from './local-org.ts';
export { PRIVATE_USERS } from './private-users.ts';
export { RestError, answerErrors, notFound, restErrorOf } from './rest/errors.ts';
export type { OAuthClient } from './rest/oauth.ts';
export { DATA_PATH, restRow } from './rest/rows.ts';
export { findRunningUser } from './running-user.ts';
export { field } from './schema/fields.ts';
export {
  findField,
  findObject,
  type FieldSchema,
  type FieldType,
  type MetadataDocument,
  type ObjectSchema,
  type OrgSchema,
} from './schema/model.ts';
export { readObjects } from './schema/objects.ts';
export { readSchema } from './schema/read-schema.ts';
export { systemFields } from './schema/standard-objects.ts';
export { executeSoql } from './soql/execute.ts';
export { licensesOf } from './store/assignments.ts';
export { Database, type StoredRow } from './store/database.ts';
export { recordId, toLongId } from './store/ids.ts';
export { Transaction } from './store/transaction.ts';
export { updateRecord } from './store/writer.ts';
export { LOCAL_USERS, RECOMMENDED_INTEGRATION_USER, type LocalUser } from './users.ts';
