import { QueryError } from '#platform';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import type { QueryContext } from './context.ts';
import type { RowTest } from './filter.ts';
import type { Filter } from './where-tree.ts';

const LINK_RULE =
  'Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or ' +
  "LinkedEntityId using the equals operator or multiple Id's using the IN operator.";

/**
 * Files have rules of their own: links can only be asked for by document or record, and a question about
 * documents or versions that names no id finds only the files that are the user's own, not those that come
 * with a record.
 */
export function fileQueryTest(
  context: QueryContext,
  object: ObjectSchema,
  filter: Filter | undefined,
  isChildQuery: boolean,
): RowTest {
  if (isChildQuery) return () => true;
  if (object.name === 'ContentDocumentLink') {
    if (!namesOneOf(filter, ['id', 'contentdocumentid', 'linkedentityid'])) {
      throw new QueryError('MALFORMED_QUERY', LINK_RULE);
    }
    return () => true;
  }
  const rights = context.sharingRights;
  if (!rights || (object.name !== 'ContentVersion' && object.name !== 'ContentDocument')) return () => true;
  if (rights.userPermissions.has('QueryAllFiles')) return () => true;
  if (namesOneOf(filter, ['id', 'contentdocumentid', 'latestpublishedversionid'])) return () => true;
  return (row) => ownerOf(context, object, row) === rights.userId;
}

function ownerOf(context: QueryContext, object: ObjectSchema, row: StoredRow): unknown {
  const document =
    object.name === 'ContentVersion'
      ? context.reader.get('ContentDocument', String(row['ContentDocumentId']))
      : row;
  return document?.['OwnerId'];
}

/** Whether every matching row must have one of some named values in one of the fields. */
function namesOneOf(filter: Filter | undefined, fields: string[]): boolean {
  if (!filter) return false;
  if (filter.kind === 'all') return filter.parts.some((part) => namesOneOf(part, fields));
  if (filter.kind !== 'test') return false;
  const { condition } = filter;
  const name = 'field' in condition ? (condition.field.split('.').pop() ?? '').toLowerCase() : '';
  return fields.includes(name) && (condition.operator === '=' || condition.operator === 'IN');
}
