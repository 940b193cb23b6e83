import type { ContactRecord } from '../../contracts/contact-record.ts';
import { isAboutOwner, isMatch, type RecordNote } from '../../contacts/record-notes.ts';
import type { RelatedRecords } from '../../contacts/related-records.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import { findOwners, isOwnerRefused, type Owner, type Owners } from './owners.ts';
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
type Draft = PlannedContact & { owner: Owner; related: RelatedRecords };
export type WrittenContact = Draft & { outcome: WriteOutcome };

/** A refused owner and refused lookups, each given up in a round of its own. */
const REPAIRS = 2;
/** What Salesforce answers where a lookup leads nowhere, or where its user may not go. */
const LOOKUP_REFUSED = new Set([
  'INVALID_CROSS_REFERENCE_KEY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'FIELD_INTEGRITY_EXCEPTION',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'MALFORMED_ID',
  'ENTITY_IS_DELETED',
]);

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
    })),
    pipeline,
  );
  for (let round = 1; round <= REPAIRS; round += 1) written = await repair(written, owners, pipeline);
  return written;
}

async function write(drafts: readonly Draft[], pipeline: Pipeline): Promise<WrittenContact[]> {
  const noted = drafts.map((draft) => ({ ...draft, plan: { ...draft.plan, notes: notesOf(draft) } }));
  const outcomes = await pipeline.observer.stage('upsert-records', () =>
    pipeline.records.upsert(
      noted.map(({ record, plan, stored, owner, related }) => ({
        contactId: record.ContactId,
        fields: { ...importFields(record, plan, stored, owner), ...relatedFields(related) },
      })),
    ),
  );
  return noted.map((draft, index) => ({
    ...draft,
    outcome: outcomes[index] ?? { outcome: 'unavailable', code: 'no answer' },
  }));
}

/** What is written of owner and lookups goes into the plan with them, in one write. */
function notesOf({ stored, owner, related }: Draft): RecordNote[] {
  const earlier = stored?.plan?.notes?.filter(isAboutOwner) ?? [];
  const isNew = owner.fields.OwnerId !== undefined;
  return [...(owner.note ? [owner.note] : isNew ? [] : earlier), ...related.notes.filter(isMatch)];
}

async function repair(written: WrittenContact[], owners: Owners, pipeline: Pipeline) {
  const drafts = written.flatMap((contact) => repaired(contact, owners, pipeline) ?? []);
  if (drafts.length === 0) return written;
  const again = new Map((await write(drafts, pipeline)).map((contact) => [contact.index, contact]));
  return written.map((contact) => again.get(contact.index) ?? contact);
}

/** What to write instead; `undefined` where the record was written, or nothing else would help. */
function repaired(contact: WrittenContact, owners: Owners, pipeline: Pipeline): Draft | undefined {
  const { outcome, related } = contact;
  if (isOwnerRefused(outcome)) {
    const owner = owners.instead(contact.stored, outcome.code);
    if (owner.fields.OwnerId !== contact.owner.fields.OwnerId) return { ...contact, owner };
  }
  // A lookup to nothing may be told without a field, in the words that also mean that the record is gone.
  const isLookupRefused =
    outcome.outcome === 'gone' || (outcome.outcome === 'refused' && LOOKUP_REFUSED.has(outcome.code));
  if (!isLookupRefused || Object.keys(related.fields).length === 0) return undefined;
  return { ...contact, related: withoutLookups(related, pipeline) };
}
