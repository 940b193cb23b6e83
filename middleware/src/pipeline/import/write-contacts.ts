import type { ContactRecord } from '../../contracts/contact-record.ts';
import { isMatch, type RecordNote } from '../../contacts/record-notes.ts';
import type { RelatedRecords } from '../../contacts/related-records.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import { giveUp, REPAIRS, type GivenUp } from './refused-parts.ts';
import { findOwners, type Owner } from './owners.ts';
import type { Pipeline } from '../pipeline.ts';
import { importFields } from './plan-contact.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { WriteOutcome } from '../../ports/record-store.ts';
import { relateContacts, relatedFields, withoutLookups } from './relate-contacts.ts';
import type { StoredRecord } from '../record/stored-record.ts';

export type PlannedContact = {
  index: number;
  record: ContactRecord;
  plan: WorkPlan;
  stored: StoredRecord | undefined;
  /** All fields that were read of the stored record. */
  storedFields: RecordFields | undefined;
};
/** What a contact's record is to be written with, and what of it was given up since Salesforce refused it. */
type Draft = PlannedContact & { owner: Owner; related: RelatedRecords; givenUp: GivenUp };
export type WrittenContact = Draft & { outcome: WriteOutcome };

/**
 * Writes the records of a batch of contacts, with owners and lookups. A record that Salesforce refuses for its
 * owner goes to the queue, one that it refuses for its lookups is written without them: neither is lost.
 */
export async function writeContacts(
  planned: readonly PlannedContact[],
  pipeline: Pipeline,
): Promise<WrittenContact[]> {
  if (planned.length === 0) return [];
  const { records, observer } = pipeline;
  const agents = planned.flatMap(({ record }) => record.Agent?.Username ?? []);
  const [owners, related] = await Promise.all([
    observer.stage('find-owners', () => findOwners(agents, records)),
    relateContacts(planned, pipeline),
  ]);
  let written = await write(
    planned.map((contact, index) => ({
      ...contact,
      owner: owners.ownerOf(contact.record.Agent?.Username, contact.stored),
      related: related[index] ?? { fields: {}, notes: [] },
      givenUp: {},
    })),
    pipeline,
  );
  for (let round = 1; round <= REPAIRS; round += 1) written = await repair(written, pipeline);
  return written;
}

async function write(drafts: readonly Draft[], pipeline: Pipeline): Promise<WrittenContact[]> {
  const parts = drafts.map((draft) => partsOf(draft, pipeline));
  const outcomes = await pipeline.observer.stage('upsert-records', () =>
    pipeline.records.upsert(parts.map(({ contactId, fields }) => ({ contactId, fields }))),
  );
  return drafts.map((draft, index) => ({
    ...draft,
    plan: parts[index]?.plan ?? draft.plan,
    outcome: outcomes[index] ?? { outcome: 'unavailable', code: 'no answer' },
  }));
}

/** What is written of owner and lookups goes into the plan with them, in one write. */
function partsOf({ record, stored, givenUp, ...draft }: Draft, pipeline: Pipeline) {
  const { owner: refusal, lookups } = givenUp;
  const owner = (refusal && draft.owner.instead?.(refusal.code)) ?? draft.owner;
  const related = lookups ? withoutLookups(draft.related, pipeline) : draft.related;
  const notes: RecordNote[] = [...(owner.note ? [owner.note] : []), ...related.notes.filter(isMatch)];
  const plan = { ...draft.plan, notes };
  const fields = { ...importFields(record, plan, stored, owner), ...relatedFields(related) };
  return { contactId: record.ContactId, plan, fields };
}

/** Writes those again that were refused for what can be given up. */
async function repair(written: WrittenContact[], pipeline: Pipeline): Promise<WrittenContact[]> {
  const drafts = written.flatMap(({ outcome, ...draft }) => {
    const parts = {
      owner: draft.owner.instead !== undefined,
      lookups: Object.keys(draft.related.fields).length > 0,
    };
    const givenUp = giveUp(outcome, parts, draft.givenUp);
    return givenUp ? [{ ...draft, givenUp }] : [];
  });
  if (drafts.length === 0) return written;
  const again = new Map((await write(drafts, pipeline)).map((contact) => [contact.index, contact]));
  return written.map((contact) => again.get(contact.index) ?? contact);
}
