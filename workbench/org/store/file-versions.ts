import { createHash } from 'node:crypto';
import type { ApiValue } from '#platform';
import { allows } from '../access/sharing.ts';
import { findObject, objectOfId } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from './database.ts';
import { Refusal } from './refusal.ts';
import { accessTo, rightsOf } from './write-context.ts';
import type { WriteContext } from './write-context.ts';

type Values = Record<string, ApiValue>;
type Insert = (object: ObjectSchema, values: Values) => StoredRow;

const FILE_TYPES: Record<string, string> = { json: 'JSON', txt: 'TEXT', csv: 'CSV', wav: 'WAV', mp3: 'MP3' };

/** What the platform works out of a new file version: its names, size and checksum. */
export function describeVersion(values: Values): void {
  const missing = ['PathOnClient', 'VersionData'].filter((name) => (values[name] ?? null) === null);
  if (missing.length > 0) {
    throw new Refusal(
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.join(', ')}]`,
      missing,
    );
  }
  const bytes = values['VersionData'] as Uint8Array;
  const fileName = String(values['PathOnClient']).split(/[\\/]/).pop() ?? '';
  const dot = fileName.lastIndexOf('.');
  const extension = dot > 0 ? fileName.slice(dot + 1) : null;
  values['Title'] ??= dot > 0 ? fileName.slice(0, dot) : fileName;
  values['FileExtension'] = extension;
  values['FileType'] = FILE_TYPES[extension?.toLowerCase() ?? ''] ?? extension?.toUpperCase() ?? 'UNKNOWN';
  values['ContentSize'] = bytes.byteLength;
  values['Checksum'] = createHash('md5').update(bytes).digest('hex');
  values['IsLatest'] = true;
}

/** Makes the version's document, or its place as the newest version of one that exists. */
export function placeVersion(context: WriteContext, values: Values, insert: Insert): void {
  const publishTo = values['FirstPublishLocationId'];
  if (typeof publishTo === 'string') requireLinkable(context, publishTo);
  const documentId = values['ContentDocumentId'];
  if (typeof documentId !== 'string') {
    const document = insert(objectNamed(context, 'ContentDocument'), { Title: values['Title'] ?? null });
    values['ContentDocumentId'] = document.Id;
    values['VersionNumber'] = '1';
    return;
  }
  if (typeof publishTo === 'string') {
    throw new Refusal(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'You cannot specify both a Content Document ID and a First Publish Location ID.',
      ['FirstPublishLocationId'],
    );
  }
  const document = context.transaction.get('ContentDocument', documentId);
  const object = objectNamed(context, 'ContentDocument');
  if (!document || !allows(accessTo(context, object, document), 'edit')) {
    throw new Refusal(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
      ['ContentDocumentId'],
    );
  }
  const older = [...context.transaction.rows('ContentVersion')].filter(
    (row) => row['ContentDocumentId'] === documentId,
  );
  for (const row of older) {
    if (row['IsLatest']) context.transaction.put('ContentVersion', { ...row, IsLatest: false });
  }
  values['VersionNumber'] = String(older.length + 1);
}

/** Brings the document up to its newest version and links a first version to its places. */
export function publishVersion(context: WriteContext, version: StoredRow, insert: Insert): void {
  const documentId = String(version['ContentDocumentId']);
  const document = context.transaction.get('ContentDocument', documentId);
  if (!document) return;
  context.transaction.put('ContentDocument', {
    ...document,
    Title: version['Title'] ?? null,
    FileExtension: version['FileExtension'] ?? null,
    FileType: version['FileType'] ?? null,
    ContentSize: version['ContentSize'] ?? null,
    ContentModifiedDate: version['CreatedDate'] ?? null,
    LatestPublishedVersionId: version.Id,
    LastModifiedDate: version['CreatedDate'] ?? null,
    SystemModstamp: version['CreatedDate'] ?? null,
  });
  if (version['VersionNumber'] !== '1') return;
  const link = (entityId: ApiValue, shareType: string) =>
    insert(objectNamed(context, 'ContentDocumentLink'), {
      ContentDocumentId: documentId,
      LinkedEntityId: entityId,
      ShareType: shareType,
      Visibility: 'AllUsers',
    });
  link(version['OwnerId'] ?? null, 'I');
  if (version['FirstPublishLocationId']) link(version['FirstPublishLocationId'], 'V');
}

/** Files hang only on records that the user may edit. */
export function requireLinkable(context: WriteContext, entityId: string): void {
  const object = objectOfId(context.schema, entityId);
  if (object?.setup) return;
  const row = object && context.transaction.get(object.name, entityId);
  if (!object || !row) {
    throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [
      'FirstPublishLocationId',
    ]);
  }
  const mayEdit = context.access === 'system' || rightsOf(context).object(object).edit;
  if (mayEdit && allows(accessTo(context, object, row), 'edit')) return;
  throw new Refusal(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
    ['FirstPublishLocationId'],
  );
}

function objectNamed(context: WriteContext, name: string): ObjectSchema {
  const object = findObject(context.schema, name);
  if (!object) throw new Error(`The schema lacks the standard object ${name}.`);
  return object;
}
