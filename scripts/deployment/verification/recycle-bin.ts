import { SfError, soqlText } from '../sf.ts';
import { CALLS, DELETED, NotAsked, printedBy, queryAs, yes, type AskedOrg, type Find } from './asked-org.ts';

const RESTORED = 'restored';

/** By the id of `refusals.md`: what comes back from the recycle bin. Only Apex can bring it back. */
export const RESTORING: Readonly<Record<string, Find>> = {
  'restored-links': async (org) => {
    const { administrator, scratch } = org;
    const call = await scratch.call();
    const document = await scratch.sharedFile(call.id, (await scratch.call()).id);
    const linksOf = () =>
      queryAs(
        administrator,
        `SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${call.id}' AND ContentDocumentId = '${document}'`,
      );
    if ((await linksOf()).length !== 1) throw new SfError('The file did not go on the call.');
    await deleteCall(org, call.id);
    const answer = await restore(org, call.id);
    if (answer !== RESTORED) throw new NotAsked(`the org did not bring the call back: ${answer}`);
    return yes((await linksOf()).length === 1);
  },
  'restored-duplicate': async (org) => {
    const { administrator, scratch } = org;
    const call = await scratch.call();
    await deleteCall(org, call.id);
    // The package notes the deletion, and would refuse the same contact before the org does.
    const notes = await queryAs(
      administrator,
      `SELECT Id FROM ${DELETED} WHERE ContactId__c = ${soqlText(call.contactId)}`,
    );
    for (const { Id } of notes) await administrator('DELETE', `sobjects/${DELETED}/${Id}`);
    await scratch.call(call.contactId);
    const answer = await restore(org, call.id);
    return answer === 'DUPLICATE_VALUE' ? 'yes' : answer;
  },
};

async function deleteCall({ administrator }: AskedOrg, id: string): Promise<void> {
  const { status } = await administrator('DELETE', `sobjects/${CALLS}/${id}`);
  if (status !== 204) throw new SfError('The call could not be deleted.');
}

/** Brings a record back as the administrator. Resolves with `restored`, or the code of the refusal. */
function restore({ apex }: AskedOrg, id: string): Promise<string> {
  const restored = `${CALLS} call = new ${CALLS}(Id = '${id}');
Database.UndeleteResult result = Database.undelete(call, false);
String answer = result.isSuccess() ? '${RESTORED}' : String.valueOf(result.getErrors()[0].getStatusCode());
`;
  return apex(restored + printedBy('answer'));
}
