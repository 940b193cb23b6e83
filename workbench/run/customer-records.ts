import { z } from 'zod';
import type { Sample } from '#samples';

/** A call or a chat. */
type Contact = Pick<Sample, 'name' | 'contactRecord'>;
type Fields = Record<string, string | number>;
type Customer = { account: Fields; contact: Fields; supportCase: Fields; samples: readonly string[] };

/** Whose calls some samples are, and about what. */
const CUSTOMERS: readonly Customer[] = [
  {
    account: { Name: 'Lakeside Catering', Phone: '+13035550110' },
    contact: { FirstName: 'Marcus', LastName: 'Bell', Email: 'marcus.bell@lakeside.example' },
    supportCase: { Subject: 'Order 4729 has not arrived', Origin: 'Phone', Priority: 'High' },
    samples: ['complaint-resolved'],
  },
  {
    account: { Name: 'Archer Freight', Phone: '+13035550120' },
    contact: { FirstName: 'Thomas', LastName: 'Archer', Email: 'thomas.archer@archer.example' },
    supportCase: { Subject: 'Charged twice in October', Origin: 'Phone' },
    samples: ['billing-transfer-1', 'billing-transfer-2'],
  },
];

/** The sample whose contact id a task and a voice call hold, as telephony integrations write them. */
const NOTED = 'complaint-resolved';

/** Makes a record as the administrator; gives its id. */
export type CreateRecord = (object: string, fields: Fields) => Promise<string>;

/**
 * Makes the company's records of its customers, so that calls can lead to them and be found on their pages.
 * @returns the samples, with the contact attributes that name these records
 */
export async function relateToCustomers<S extends Contact>(
  samples: readonly S[],
  owner: string,
  create: CreateRecord,
): Promise<S[]> {
  const attributes = new Map<string, Record<string, string>>();
  for (const customer of CUSTOMERS) {
    const AccountId = await create('Account', { ...customer.account, OwnerId: owner });
    const ContactId = await create('Contact', { ...customer.contact, AccountId, OwnerId: owner });
    const sfCaseId = await create('Case', { ...customer.supportCase, AccountId, ContactId, OwnerId: owner });
    for (const name of customer.samples)
      attributes.set(name, { sfCaseId, sfContactId: ContactId, sfAccountId: AccountId });
  }
  const noted = samples.find(({ name }) => name === NOTED);
  if (noted) await noteCall(noted, owner, create);
  return samples.map((sample) => withAttributes(sample, attributes.get(sample.name)));
}

async function noteCall(sample: Contact, OwnerId: string, create: CreateRecord): Promise<void> {
  const call = contactRecord.parse(sample.contactRecord);
  const seconds = (Date.parse(call.DisconnectTimestamp) - Date.parse(call.InitiationTimestamp)) / 1000;
  const shared = { CallType: 'Inbound', CallDurationInSeconds: seconds, OwnerId };
  await create('Task', { ...shared, Subject: 'Call', Status: 'Completed', CallObject: call.ContactId });
  await create('VoiceCall', {
    ...shared,
    VendorCallKey: call.ContactId,
    FromPhoneNumber: call.CustomerEndpoint.Address,
    ToPhoneNumber: call.SystemEndpoint.Address,
    CallStartDateTime: call.InitiationTimestamp,
    CallEndDateTime: call.DisconnectTimestamp,
  });
}

const endpoint = z.object({ Address: z.string() });
const contactRecord = z.object({
  ContactId: z.string(),
  InitiationTimestamp: z.iso.datetime(),
  DisconnectTimestamp: z.iso.datetime(),
  CustomerEndpoint: endpoint,
  SystemEndpoint: endpoint,
});

function withAttributes<S extends Contact>(sample: S, added: Record<string, string> = {}): S {
  const own = z.record(z.string(), z.string()).parse(sample.contactRecord.Attributes ?? {});
  return { ...sample, contactRecord: { ...sample.contactRecord, Attributes: { ...own, ...added } } };
}
