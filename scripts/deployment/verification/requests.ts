import * as z from 'zod';
import { API_VERSION } from '../sf.ts';
import {
  CALLS,
  holdsTransfer,
  idOf,
  integrationId,
  NotAsked,
  queryAs,
  TRANSFER,
  usersOf,
  type AskedOrg,
  type RestAnswer,
} from './asked-org.ts';

/** An object whose records the user may read and not make. */
const createable = z.looseObject({ createable: z.literal(false) });

/** Asks an org one thing, and resolves with its answer. */
export type Ask = (org: AskedOrg) => Promise<RestAnswer>;

const ACCESSES = 'AC_Recording_Access__c';

const query =
  (soql: string): Ask =>
  ({ integration }) =>
    integration('GET', `query?${new URLSearchParams({ q: soql }).toString()}`);

const upsertTwo =
  (fault: object): Ask =>
  ({ integration, scratch }) =>
    integration('PATCH', `composite/sobjects/${CALLS}/ContactId__c`, {
      allOrNone: false,
      records: [{}, fault].map((fields) => ({
        attributes: { type: CALLS },
        ContactId__c: scratch.newContactId(),
        ...fields,
      })),
    });

const create =
  (fields: object): Ask =>
  ({ integration, scratch }) =>
    integration('POST', `sobjects/${CALLS}`, { ContactId__c: scratch.newContactId(), ...fields });

const SIGNING_IN: Record<string, Ask> = {
  'jwt-expired': ({ login }) => login({ lifeSeconds: -600 }),
  'jwt-long-life': ({ login }) => login({ lifeSeconds: 3600 }),
  'jwt-client': ({ login }) => login({ clientId: 'no-such-consumer-key' }),
};

const READING: Record<string, Ask> = {
  'wrong-type-in-collection': upsertTwo({ DisconnectTimestamp__c: 'yesterday' }),
  'unknown-field-in-collection': upsertTwo({ No_Such_Field__c: 1 }),
  'id-in-body': create({ Id: 'a00000000000001AAA' }),
  'too-many-subrequests': ({ integration }) =>
    integration('POST', 'composite', {
      compositeRequest: Array.from({ length: 26 }, (_, index) => ({
        method: 'GET',
        url: `/services/data/v${API_VERSION}/limits`,
        referenceId: `r${String(index)}`,
      })),
    }),
};

const WRITING: Record<string, Ask> = {
  'wrong-kind-of-id': async (org) => create({ Case__c: (await org.scratch.call()).id })(org),
  'external-id-of-parent': ({ integration, scratch }) =>
    integration('POST', 'sobjects/AC_Original_Content__c', {
      ContactChannelAnalytics__r: { ContactId__c: scratch.newContactId() },
      ContactId__c: scratch.newContactId(),
    }),
  'no-create': async ({ integration }) => {
    const { body } = await integration('GET', 'sobjects/Account/describe');
    if (!createable.safeParse(body).success) {
      throw new NotAsked(
        'it would make an account of yours: the middleware’s user may create them in this org',
      );
    }
    return integration('POST', 'sobjects/Account', { Name: 'Verification' });
  },
  'hidden-owner': async (org) => {
    const [OwnerId] = (await usersOf(org)).hidden;
    if (OwnerId === undefined) throw new NotAsked('the middleware’s user sees every user of this org');
    return create({ OwnerId })(org);
  },
  'queue-for-others': async (org) => {
    const served = await queryAs(
      org.administrator,
      `SELECT Id, QueueId FROM QueueSobject WHERE SobjectType = '${CALLS}'`,
    );
    const queues = await queryAs(org.administrator, "SELECT Id FROM Group WHERE Type = 'Queue'");
    const others = queues.filter(({ Id }) => !served.some(({ QueueId }) => QueueId === Id));
    if (!others[0]) throw new NotAsked('the org has no queue for other objects');
    return create({ OwnerId: others[0].Id })(org);
  },
};

const ASSIGNING: Record<string, Ask> = {
  'assigned-twice': async (org) => {
    const [row] = await queryAs(
      org.administrator,
      "SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'AC_Integration'",
    );
    if (!row) throw new NotAsked('nobody has the permission set AC_Integration');
    return assignFor(org, { AssigneeId: row.AssigneeId, PermissionSetId: row.PermissionSetId });
  },
  'license-permission': async (org) => {
    if (await holdsTransfer(org))
      throw new NotAsked('the license of the middleware’s user allows Transfer Record');
    const [set] = await queryAs(org.administrator, `SELECT Id FROM PermissionSet WHERE Name = '${TRANSFER}'`);
    return assignFor(org, { AssigneeId: await integrationId(org), PermissionSetId: set?.Id });
  },
};

/** An assignment that is expected to be refused; one that is not is taken back. */
async function assignFor({ administrator }: AskedOrg, values: object): Promise<RestAnswer> {
  const answer = await administrator('POST', 'sobjects/PermissionSetAssignment', values);
  if (answer.status === 201)
    await administrator('DELETE', `sobjects/PermissionSetAssignment/${idOf(answer)}`);
  return answer;
}

const FILES: Record<string, Ask> = {
  'file-two-places': async ({ scratch }) => {
    const { id } = await scratch.call();
    const version = await scratch.file(id);
    return scratch.createFile({
      ContentDocumentId: await scratch.documentOf(version),
      FirstPublishLocationId: id,
    });
  },
  'file-duplicate-key': async ({ scratch }) => {
    const { id } = await scratch.call();
    const key = `${scratch.newContactId()}/Verification.json/v1`;
    await scratch.file(id, key);
    return scratch.createFile({ FirstPublishLocationId: id, AC_FileKey__c: key.replace('V', 'v') });
  },
};

const QUERIES: Record<string, Ask> = {
  'unknown-relationship': query(`SELECT No_Such_Relation__r.Id FROM ${CALLS}`),
  'quoted-number': query(`SELECT Id FROM ${CALLS} WHERE AgentTalkTime__c = '1'`),
  'bind-outside-apex': query(`SELECT Id FROM ${CALLS} WHERE ContactId__c = :contactId`),
};

const PAGES: Record<string, Ask> = {
  'ui-object': async ({ integration }) => {
    const { status } = await integration('GET', `sobjects/${ACCESSES}/describe`);
    if (status === 200)
      throw new NotAsked('the middleware’s user may read every object of the package in this org');
    return integration('GET', `ui-api/object-info/${ACCESSES}`);
  },
  'ui-no-such-record': ({ integration }) =>
    integration('GET', `ui-api/records/a00000000000zzz?fields=${CALLS}.Name`),
  'ui-unknown-field': async ({ integration, scratch }) =>
    integration('GET', `ui-api/records/${(await scratch.call()).id}?fields=${CALLS}.No_Such_Field__c`),
};

/** By the id of `refusals.md`: requests as the middleware's user. They change nothing but what is cleared again. */
export const REQUESTS: Record<string, Ask> = {
  ...SIGNING_IN,
  ...READING,
  ...WRITING,
  ...ASSIGNING,
  ...FILES,
  ...QUERIES,
  ...PAGES,
};
