import { UNFINISHED_STATUSES } from '../contracts/states.ts';
import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import type {
  FoundRecord,
  OwnedRecords,
  RecordStore,
  RecordUpdate,
  RecordWrite,
  TroubledRecords,
  WriteOutcome,
} from '../ports/record-store.ts';
import { Problem } from '../ports/problem.ts';
import { throwUnlessWritten } from '../ports/write-outcomes.ts';
import type { AgentUserRule } from '../contacts/agent-names.ts';
import { seesOtherUsers, usersByAgent } from './agent-users.ts';
import { COLLECTION_LIMIT, saveCollection } from './collections.ts';
import { deletedContacts, unlessDeleted } from './deleted-contacts.ts';
import { asSalesforceProblem } from './errors.ts';
import { putFiles, putStreamedFile, readFile } from './files.ts';
import { findTargets, searchPhones } from './related-records.ts';
import type { SalesforceSession } from './session.ts';
import { NAMES_PER_QUERY, soqlText, soqlTexts } from './soql.ts';
import { chunksOf, upsertBatches } from './upsert-batches.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
/** Private: what redacted records leave out. */
const ORIGINAL_OBJECT = 'AC_Original_Content__c';
const UNASSIGNED_QUEUE = 'AC_Unassigned';

/** The records of contacts in Salesforce. `agentUser`: how the users of agents are recognized. */
export function createRecordStore(session: SalesforceSession, agentUser: AgentUserRule): RecordStore {
  let queueId: Promise<string> | undefined;
  let doesSeeUsers = false;
  return {
    upsert: (records) => orProblem(upsert(session, records)),
    update: (records) => orProblem(update(session, records)),
    findMany: (contactIds, fields) => orProblem(findMany(session, contactIds, fields)),
    findByJob: (jobName, fields) => orProblem(findByJob(session, jobName, fields)),
    findUnfinished: (since, most, fields) => orProblem(findUnfinished(session, since, most, fields)),
    findByOwner: (owned, fields) => orProblem(findByOwner(session, owned, fields)),
    findByProblem: (troubled, fields) => orProblem(findByProblem(session, troubled, fields)),
    deletedContacts: (contactIds) => orProblem(deletedContacts(session, contactIds)),
    putOriginal: (contactId, fields) =>
      orProblem(unlessDeleted(session, contactId, putOriginal(session, contactId, fields))),
    putFiles: (recordId, contactId, files) =>
      orProblem(unlessDeleted(session, contactId, putFiles(session, recordId, contactId, files))),
    putStreamedFile: (recordId, contactId, file) =>
      orProblem(unlessDeleted(session, contactId, putStreamedFile(session, recordId, contactId, file))),
    readFile: (recordId, contactId, name) => orProblem(readFile(session, recordId, contactId, name)),
    usersByAgent: (names) => orProblem(usersByAgent(session, agentUser, names)),
    async seesOtherUsers() {
      doesSeeUsers ||= await orProblem(seesOtherUsers(session));
      return doesSeeUsers;
    },
    findTargets: (object, ids) => orProblem(findTargets(session, object, ids)),
    searchPhones: (digits) => orProblem(searchPhones(session, digits)),
    async unassignedOwner() {
      const asked = (queueId ??= findQueue(session));
      try {
        return await orProblem(asked);
      } catch (error) {
        if (queueId === asked) queueId = undefined;
        throw error;
      }
    },
    async ping() {
      await orProblem(session.query(`SELECT Id FROM ${OBJECT} LIMIT 1`));
    },
  };
}

async function orProblem<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asSalesforceProblem(error);
  }
}

async function upsert(session: SalesforceSession, records: RecordWrite[]): Promise<WriteOutcome[]> {
  const outcomes: WriteOutcome[] = [];
  for (const batch of upsertBatches(records, COLLECTION_LIMIT)) {
    const saved = await saveCollection(
      session,
      `/composite/sobjects/${OBJECT}/ContactId__c`,
      batch.map(({ write }) => ({
        attributes: { type: OBJECT },
        ...write.fields,
        ContactId__c: write.contactId,
      })),
    );
    batch.forEach(({ index }, position) => {
      outcomes[index] = saved[position] ?? { outcome: 'unavailable', code: 'UNKNOWN_EXCEPTION' };
    });
  }
  return outcomes;
}

async function update(session: SalesforceSession, records: RecordUpdate[]): Promise<WriteOutcome[]> {
  const outcomes: WriteOutcome[] = [];
  for (const batch of chunksOf(records, COLLECTION_LIMIT)) {
    const rows = batch.map(({ recordId, fields }) => ({
      attributes: { type: OBJECT },
      ...fields,
      id: recordId,
    }));
    outcomes.push(...(await saveCollection(session, '/composite/sobjects', rows)));
  }
  return outcomes;
}

async function putOriginal(
  session: SalesforceSession,
  contactId: string,
  fields: RecordFields,
): Promise<string> {
  const row = { attributes: { type: ORIGINAL_OBJECT }, ...fields, ContactId__c: contactId };
  const path = `/composite/sobjects/${ORIGINAL_OBJECT}/ContactId__c`;
  const [outcome] = await saveCollection(session, path, [row]);
  throwUnlessWritten(outcome);
  if (outcome && 'recordId' in outcome) return outcome.recordId;
  throw new Problem('salesforce-refused', 'Salesforce accepted the original content but returned no ID.');
}

async function findMany(
  session: SalesforceSession,
  contactIds: readonly string[],
  fields: readonly string[],
): Promise<Map<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>();
  for (const ids of chunksOf([...new Set(contactIds)], NAMES_PER_QUERY)) {
    const rows = await session.query(
      `SELECT ${columns([...fields, 'ContactId__c'])} FROM ${OBJECT} WHERE ContactId__c IN ${soqlTexts(ids)}`,
    );
    for (const row of rows) found.set(String(row.ContactId__c).toLowerCase(), foundRecord(row));
  }
  return found;
}

async function findByJob(
  session: SalesforceSession,
  jobName: string,
  fields: readonly string[],
): Promise<FoundRecord | undefined> {
  const [row] = await session.query(
    `SELECT ${columns(fields)} FROM ${OBJECT} WHERE TranscriptionJobName__c = ${soqlText(jobName)} LIMIT 1`,
  );
  return row && foundRecord(row);
}

async function findUnfinished(
  session: SalesforceSession,
  since: Date,
  most: number,
  fields: readonly string[],
): Promise<FoundRecord[]> {
  const rows = await session.query(
    `SELECT ${columns(fields)} FROM ${OBJECT} WHERE Status__c IN ${soqlTexts(UNFINISHED_STATUSES)} ` +
      `AND LastModifiedDate < ${since.toISOString()} ORDER BY LastModifiedDate ASC LIMIT ${most}`,
  );
  return rows.map(foundRecord);
}

const columns = (fields: readonly string[]) => [...new Set(['Id', ...fields])].join(', ');

function foundRecord(row: Record<string, unknown>): FoundRecord {
  const { attributes: _attributes, Id, ...fields } = row;
  return { id: String(Id), fields: fields as Record<string, FieldValue> };
}

async function findByOwner(
  session: SalesforceSession,
  { ownerId, after, most }: OwnedRecords,
  fields: readonly string[],
): Promise<FoundRecord[]> {
  const conditions = [
    'AgentUsername__c != null',
    ...(ownerId === undefined ? [] : [`OwnerId = ${soqlText(ownerId)}`]),
    ...(after === undefined ? [] : [`Id > ${soqlText(after)}`]),
  ];
  const rows = await session.query(
    `SELECT ${columns(fields)} FROM ${OBJECT} WHERE ${conditions.join(' AND ')} ORDER BY Id ASC LIMIT ${most}`,
  );
  return rows.map(foundRecord);
}

async function findByProblem(
  session: SalesforceSession,
  { problem, after, most }: TroubledRecords,
  fields: readonly string[],
): Promise<FoundRecord[]> {
  const later = after === undefined ? '' : ` AND Id > ${soqlText(after)}`;
  const rows = await session.query(
    `SELECT ${columns(fields)} FROM ${OBJECT} WHERE Problem__c = ${soqlText(problem)}${later} ` +
      `ORDER BY Id ASC LIMIT ${most}`,
  );
  return rows.map(foundRecord);
}

async function findQueue(session: SalesforceSession): Promise<string> {
  const [queue] = await session.query(
    `SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = ${soqlText(UNASSIGNED_QUEUE)} LIMIT 1`,
  );
  if (queue) return String(queue.Id);
  throw new Problem(
    'salesforce-refused',
    `The org has no ${UNASSIGNED_QUEUE} queue, or the integration user cannot see it: deploy the package.`,
  );
}
