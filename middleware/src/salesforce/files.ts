import { createHash } from 'node:crypto';
import type { FileOutcome, RecordFile } from '../pipeline/ports.ts';
import { SalesforceRefusal } from './errors.ts';
import type { SalesforceSession } from './session.ts';
import { soqlText, soqlTexts } from './soql.ts';

/** What a record holds of one of our files. */
type StoredFile = { documentId: string; checksum: string; version: number };

/** Two writers can meet on one version; the loser reads again. More rounds than this mean something else. */
const ROUNDS = 4;

/**
 * Writes files on a record, each under its own name: created where there is none, a new version where the
 * content differs, nothing where it is the same. A unique key `contactId/name/vN` on every version settles
 * which of two writers comes first.
 */
export async function putFiles(
  session: SalesforceSession,
  recordId: string,
  contactId: string,
  files: readonly RecordFile[],
): Promise<FileOutcome[]> {
  let stored = await storedFiles(session, recordId, contactId);
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    for (let round = 1; ; round += 1) {
      try {
        outcomes.push(await putFile(session, { recordId, contactId, file, stored: stored.get(file.name) }));
        break;
      } catch (error) {
        if (!isDuplicate(error) || round === ROUNDS) throw error;
        stored = await storedFiles(session, recordId, contactId);
      }
    }
  }
  return outcomes;
}

const isDuplicate = (error: unknown) =>
  error instanceof SalesforceRefusal && error.code === 'DUPLICATE_VALUE';
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

async function putFile(
  session: SalesforceSession,
  at: { recordId: string; contactId: string; file: RecordFile; stored: StoredFile | undefined },
): Promise<FileOutcome> {
  const bytes = Buffer.from(at.file.content, 'utf8');
  if (at.stored?.checksum === md5(bytes)) return 'unchanged';
  const version = (at.stored?.version ?? 0) + 1;
  const place = at.stored
    ? { ContentDocumentId: at.stored.documentId }
    : { FirstPublishLocationId: at.recordId };
  await session.call({
    method: 'POST',
    path: '/sobjects/ContentVersion',
    body: {
      Title: titleOf(at.file.name),
      PathOnClient: at.file.name,
      AC_FileKey__c: `${at.contactId}/${at.file.name}/v${version}`,
      ...place,
      VersionData: bytes.toString('base64'),
    },
  });
  return at.stored ? 'new-version' : 'created';
}

/** `Conversation.2.json` is shown as `Conversation.2`. */
const titleOf = (name: string) => name.replace(/\.[^.]+$/, '');

/**
 * Our files on a record by name. They are found through the record's links, since a query on documents or
 * versions without an id misses files that are shared only through a record.
 */
async function storedFiles(
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
    'SELECT ContentDocumentId, Checksum, AC_FileKey__c, IsLatest FROM ContentVersion ' +
      `WHERE ContentDocumentId IN ${soqlTexts(documents)}`,
  );
  const latestChecksum = new Map<string, string>();
  for (const version of versions) {
    if (version.IsLatest === true)
      latestChecksum.set(String(version.ContentDocumentId), String(version.Checksum));
  }
  for (const version of versions) {
    const key = fileKey(version.AC_FileKey__c, contactId);
    if (!key || key.version < (stored.get(key.name)?.version ?? 0)) continue;
    const documentId = String(version.ContentDocumentId);
    // What is shown is the latest version, though somebody may have put it there by hand.
    stored.set(key.name, {
      documentId,
      checksum: latestChecksum.get(documentId) ?? '',
      version: key.version,
    });
  }
  return stored;
}

function fileKey(key: unknown, contactId: string): { name: string; version: number } | undefined {
  if (typeof key !== 'string' || !key.startsWith(`${contactId}/`)) return undefined;
  const [, name, version] = /^([^/]+)\/v(\d+)$/.exec(key.slice(contactId.length + 1)) ?? [];
  return name === undefined ? undefined : { name, version: Number(version) };
}
