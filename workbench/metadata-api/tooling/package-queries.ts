import { RestError } from '#org';
import type { ToolingStore } from './tooling-store.ts';

const OF_PACKAGES = /\bFROM\s+(SubscriberPackage|SubscriberPackageVersion)\b/i;
const BY_ID = /\bWHERE\s+Id\s*=\s*'(\w+)'/i;

/**
 * Packages and their versions are those of all orgs: they are read one at a time, by id, and an id that none has is
 * no empty answer. Throws a RestError as Salesforce refuses the query.
 */
export function admitPackageQuery(store: ToolingStore, soql: string): void {
  const type = OF_PACKAGES.exec(soql)?.[1];
  if (type === undefined) return;
  const id = BY_ID.exec(soql)?.[1];
  if (id === undefined) {
    throw new RestError(
      400,
      'MALFORMED_QUERY',
      "Implementation restriction: You can only perform queries of the form Id='<some_value>'.",
    );
  }
  if (store.query(`SELECT Id FROM ${type} WHERE Id = '${id}'`).rows.length > 0) return;
  throw new RestError(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.');
}
