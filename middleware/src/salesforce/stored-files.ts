import type { SalesforceSession } from './session.ts';
import { soqlText, soqlTexts } from './soql.ts';

/** What a record holds of one of our files. */
export type StoredFile = {
  documentId: string;
  /** Id of the version that is shown. */
  versionId: string;
  /** The highest version that we wrote. */
  version: number;
  /** MD5 and description of the version that is shown. */
  checksum: string;
  description: string;
};

/**
 * Our files on a record by name. They are found through the record's links, since a query on documents or
 * versions without an id misses files that are shared only through a record.
 */
export async function storedFiles(
  session: SalesforceSession,
  recordId: string,
  contactId: string,
): Promise<Map<string, StoredFile>> {
  const links = await session.query(
    `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = ${soqlText(recordId)}`,
  );
  const documents = links.map((link) => String(link.ContentDocumentId));
  const stored = new Map<string, StoredFile>();
  if (documents.length === 0) return stored;
  const versions = await session.query(
    'SELECT Id, ContentDocumentId, Checksum, Description, AC_FileKey__c, IsLatest FROM ContentVersion ' +
      `WHERE ContentDocumentId IN ${soqlTexts(documents)}`,
  );
  // What is shown is the latest version, though somebody may have put it there by hand.
  const shown = new Map(
    versions
      .filter((version) => version.IsLatest === true)
      .map((version) => [String(version.ContentDocumentId), version]),
  );
  for (const version of versions) {
    const key = fileKey(version.AC_FileKey__c, contactId);
    if (!key || key.version < (stored.get(key.name)?.version ?? 0)) continue;
    const documentId = String(version.ContentDocumentId);
    const { Id, Checksum, Description } = shown.get(documentId) ?? {};
    stored.set(key.name, {
      documentId,
      versionId: textOf(Id),
      version: key.version,
      checksum: textOf(Checksum),
      description: textOf(Description),
    });
  }
  return stored;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function fileKey(key: unknown, contactId: string): { name: string; version: number } | undefined {
  if (typeof key !== 'string' || !key.startsWith(`${contactId}/`)) return undefined;
  const [, name, version] = /^([^/]+)\/v(\d+)$/.exec(key.slice(contactId.length + 1)) ?? [];
  return name === undefined ? undefined : { name, version: Number(version) };
}
