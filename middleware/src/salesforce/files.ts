import { createHash } from 'node:crypto';
import type { FileOutcome, RecordFile, StreamedFile } from '../ports/record-store.ts';
import { SalesforceRefusal } from './errors.ts';
import type { SalesforceSession } from './session.ts';
import { storedFiles, type StoredFile } from './stored-files.ts';

/** A file to be, with the way in which its content goes to Salesforce. */
type Content = {
  name: string;
  isSameAs(stored: StoredFile): boolean;
  insert(version: Record<string, string>): Promise<unknown>;
};

const VERSIONS = '/sobjects/ContentVersion';
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
  return await putContents(
    session,
    { recordId, contactId },
    files.map((file) => textContent(session, file)),
  );
}

/**
 * The same for one file of up to 2 GB, which is passed on as it is read and never held. Its description keeps
 * what names its content, since the checksum would be known only after reading it all.
 */
export async function putStreamedFile(
  session: SalesforceSession,
  recordId: string,
  contactId: string,
  file: StreamedFile,
): Promise<FileOutcome> {
  const [outcome] = await putContents(session, { recordId, contactId }, [streamedContent(session, file)]);
  return outcome ?? 'unchanged';
}

/** The text of one of our files, as it is shown now; `undefined` where the record has none of that name. */
export async function readFile(
  session: SalesforceSession,
  recordId: string,
  contactId: string,
  name: string,
): Promise<string | undefined> {
  const stored = (await storedFiles(session, recordId, contactId)).get(name);
  if (!stored) return undefined;
  const content = await session.call({ method: 'GET', path: `${VERSIONS}/${stored.versionId}/VersionData` });
  // The client library parses what an org answers as JSON, whatever its file is called.
  return typeof content === 'string' ? content : JSON.stringify(content);
}

async function putContents(
  session: SalesforceSession,
  { recordId, contactId }: { recordId: string; contactId: string },
  contents: readonly Content[],
): Promise<FileOutcome[]> {
  let stored = await storedFiles(session, recordId, contactId);
  const outcomes: FileOutcome[] = [];
  for (const content of contents) {
    for (let round = 1; ; round += 1) {
      try {
        outcomes.push(await putContent(content, { recordId, contactId, stored: stored.get(content.name) }));
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

async function putContent(
  content: Content,
  at: { recordId: string; contactId: string; stored: StoredFile | undefined },
): Promise<FileOutcome> {
  if (at.stored && content.isSameAs(at.stored)) return 'unchanged';
  const version = (at.stored?.version ?? 0) + 1;
  await content.insert({
    Title: titleOf(content.name),
    PathOnClient: content.name,
    AC_FileKey__c: `${at.contactId}/${content.name}/v${version}`,
    ...(at.stored ? { ContentDocumentId: at.stored.documentId } : { FirstPublishLocationId: at.recordId }),
  });
  return at.stored ? 'new-version' : 'created';
}

function textContent(session: SalesforceSession, { name, content }: RecordFile): Content {
  const bytes = Buffer.from(content, 'utf8');
  const checksum = createHash('md5').update(bytes).digest('hex');
  return {
    name,
    isSameAs: (stored) => stored.checksum === checksum,
    insert: (version) =>
      session.call({
        method: 'POST',
        path: VERSIONS,
        body: { ...version, VersionData: bytes.toString('base64') },
      }),
  };
}

function streamedContent(session: SalesforceSession, file: StreamedFile): Content {
  return {
    name: file.name,
    isSameAs: (stored) => stored.description === file.contentName,
    insert: (version) =>
      session.upload(VERSIONS, {
        record: { ...version, Description: file.contentName },
        field: 'VersionData',
        fileName: file.name,
        contentType: file.contentType,
        bytes: file.bytes,
        open: () => file.open(),
      }),
  };
}

/** `Conversation.2.json` is shown as `Conversation.2`. */
const titleOf = (name: string) => name.replace(/\.[^.]+$/, '');
