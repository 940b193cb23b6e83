import type { OrgUser } from './record-view.ts';

const RECORD = 'AC_Contact_Channel_Analytics__c';
const ORIGINAL = 'AC_Original_Content__c';

/** Every field of a contact's record and every version of its files, as far as a user can see them. */
export const recordText = (user: OrgUser, contactId: string) => storedText(user, RECORD, contactId);

/** The same of what its redacted record leaves out. */
export const originalText = (user: OrgUser, contactId: string) => storedText(user, ORIGINAL, contactId);

async function storedText(user: OrgUser, object: string, contactId: string): Promise<string> {
  const fields = (await user.fieldNames(object)).join(', ');
  const rows = await user.query(`SELECT ${fields} FROM ${object} WHERE ContactId__c = '${contactId}'`);
  const versions = await Promise.all(rows.map(({ Id }) => fileVersions(user, String(Id))));
  const files = await Promise.all(versions.flat().map((id) => user.readFile(id)));
  return [...rows.map((row) => JSON.stringify(row)), ...files].join('\n');
}

async function fileVersions(user: OrgUser, recordId: string): Promise<string[]> {
  const links = await user.query(
    `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${recordId}'`,
  );
  const versions = await Promise.all(
    links.map(({ ContentDocumentId: documentId }) =>
      user.query(`SELECT Id FROM ContentVersion WHERE ContentDocumentId = '${String(documentId)}'`),
    ),
  );
  return versions.flat().map(({ Id }) => String(Id));
}
