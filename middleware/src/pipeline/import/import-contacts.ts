import type { ContactRecord } from '../../contracts/contact-record.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { FieldError } from '../../input/field-error.ts';
import type { ItemResult, Pipeline, WorkResult } from '../pipeline.ts';
import { hasOtherRecording, isFirstRecording, isWorthARecord, planContact } from './plan-contact.ts';
import type { WriteOutcome } from '../../ports/record-store.ts';
import { asProblem } from '../../ports/problem.ts';
import { importExistingFiles } from '../connect-files/import-existing-files.ts';
import { failedWork, findDeleted, ignoredAsDeleted } from '../record/deleted-contacts.ts';
import { relatedFieldNames } from './relate-contacts.ts';
import { daysOf, readStored, STORED_FIELDS, type StoredRecord } from '../record/stored-record.ts';
import { processRecordings } from '../recording/process-recordings.ts';
import { writeContacts, type PlannedContact, type WrittenContact } from './write-contacts.ts';
import { writeProblem } from '../../ports/write-outcomes.ts';

type Contact = { index: number; record: ContactRecord };
export type ReadContact = Contact & { leftOut: FieldError[] };

/**
 * Brings contact records to their records in Salesforce, then works on their recordings. All share a few
 * calls: one query, one for users, one search for numbers, one upsert, one write of what the recordings gave.
 */
export async function importContacts(
  contacts: readonly ReadContact[],
  pipeline: Pipeline,
): Promise<ItemResult[]> {
  if (contacts.length === 0) return [];
  const results = new Map<number, ItemResult>();
  const settle = (contact: Contact, result: Omit<ItemResult, 'index' | 'contactId'>) => {
    results.set(contact.index, { index: contact.index, contactId: contact.record.ContactId, ...result });
  };
  const open = () => contacts.filter(({ index }) => !results.has(index));
  try {
    const planned = await planContacts(contacts, pipeline, settle);
    const written = await writeContacts(planned, pipeline);
    for (const contact of written) settle(contact, writeResult(contact.outcome));
    await workOn(written, pipeline, settle);
  } catch (error) {
    const failed = failedWork(error, pipeline);
    for (const contact of open()) settle(contact, failed);
  }
  return contacts.flatMap(({ index }) => results.get(index) ?? []);
}

type Settle = (contact: Contact, result: Omit<ItemResult, 'index' | 'contactId'>) => void;

/** Older before newer, so that each is planned with what the ones before it said. Sorting is stable. */
const byTime = (a: Contact, b: Contact) => timeOf(a) - timeOf(b);
const timeOf = ({ record }: Contact) => Date.parse(record.LastUpdateTimestamp ?? '') || 0;
const keyOf = ({ record }: Contact) => record.ContactId.toLowerCase();

async function planContacts(
  contacts: readonly ReadContact[],
  pipeline: Pipeline,
  settle: Settle,
): Promise<PlannedContact[]> {
  const ids = contacts.map(({ record }) => record.ContactId);
  const found = await pipeline.observer.stage('find-records', () =>
    pipeline.records.findMany(ids, [...STORED_FIELDS, ...relatedFieldNames(pipeline)]),
  );
  const deleted = await findDeleted(
    ids.filter((id) => !found.has(id.toLowerCase())),
    pipeline,
  );
  const planned: PlannedContact[] = [];
  const plans = new Map<string, WorkPlan>();
  for (const contact of contacts.toSorted(byTime)) {
    if (deleted.has(keyOf(contact))) {
      settle(contact, ignoredAsDeleted());
      continue;
    }
    const row = found.get(keyOf(contact));
    const stored = row && readStored(row);
    try {
      const earlier = plans.get(keyOf(contact)) ?? stored?.plan;
      const { record, plan } = planContact(contact, earlier, pipeline.settings);
      if (!stored && !plans.has(keyOf(contact)) && !isWorthARecord(plan, pipeline.settings)) {
        settle(contact, { outcome: 'ignored' });
        continue;
      }
      plans.set(keyOf(contact), plan);
      planned.push({ index: contact.index, record, plan, stored, storedFields: row?.fields });
    } catch (error) {
      settle(contact, { outcome: 'failed', problem: asProblem(error) });
    }
  }
  return planned;
}

function writeResult(outcome: WriteOutcome): Omit<ItemResult, 'index' | 'contactId'> {
  const problem = writeProblem(outcome);
  if (problem) return { outcome: problem.kind === 'contact-deleted' ? 'ignored' : 'failed', problem };
  const { outcome: name } = outcome;
  return { outcome: name === 'created' || name === 'updated' ? name : 'superseded' };
}

/** Of several contact records of one contact, the newest one written says what is done with the recording. */
async function workOn(written: readonly WrittenContact[], pipeline: Pipeline, settle: Settle): Promise<void> {
  const newest = new Map<string, { contact: WrittenContact; record: StoredRecord }>();
  for (const contact of written) {
    const record = recordAfter(contact, newest.get(keyOf(contact))?.record);
    if (record) newest.set(keyOf(contact), { contact, record });
  }
  const works = [...newest.values()];
  let results;
  try {
    results = await processRecordings(
      works.map(({ contact, record }) => ({ record, plan: contact.plan })),
      pipeline,
    );
  } catch (error) {
    const failed = failedWork(error, pipeline);
    for (const { contact } of works) settle(contact, failed);
    return;
  }
  results.forEach((result, index) => {
    const contact = works[index]?.contact;
    if (contact && isTold(result)) settle(contact, result);
  });
  const taken = await Promise.all(
    works.map(({ record }) => pipeline.limit(() => importExistingFiles(record, pipeline))),
  );
  taken.forEach((result, index) => {
    const contact = works[index]?.contact;
    if (contact && result && isTold(result)) settle(contact, result);
  });
}

/** What is left undone counts for more than that the record was written. */
const isTold = ({ outcome, problem }: WorkResult) =>
  outcome === 'failed' || outcome === 'waiting' || problem?.kind === 'contact-deleted';

/** The record as it is after the write; `undefined` where nothing was written. */
function recordAfter(
  { record, plan, stored, outcome }: WrittenContact,
  before?: StoredRecord,
): StoredRecord | undefined {
  if (outcome.outcome !== 'created' && outcome.outcome !== 'updated') return undefined;
  const known = before ?? stored;
  return {
    recordId: outcome.recordId,
    contactId: known?.contactId ?? record.ContactId,
    ownerId: known?.ownerId,
    status: isFirstRecording(plan, known) ? 'IMPORTED' : (known?.status ?? 'IMPORTED'),
    statusReason: known?.statusReason,
    jobName: known?.jobName,
    waveformStatus: hasOtherRecording(plan, known) ? 'PENDING' : known?.waveformStatus,
    recordingPath: plan.recording.wanted ? (plan.recording.path ?? undefined) : known?.recordingPath,
    begunAt: known?.begunAt,
    audioDuration: known?.audioDuration,
    // Another recording may have others.
    channels: hasOtherRecording(plan, known) ? undefined : known?.channels,
    analysisPath: known?.analysisPath,
    selfServicePath: known?.selfServicePath,
    problem: known?.problem,
    channel: known?.channel ?? record.Channel?.toUpperCase(),
    redactedRecordingPath: known?.redactedRecordingPath,
    dataSource: known?.dataSource,
    days: daysOf([
      record.Agent?.ConnectedToAgentTimestamp,
      record.InitiationTimestamp,
      record.DisconnectTimestamp,
    ]),
    plan,
  };
}
